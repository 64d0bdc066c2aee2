package org.songtor.console;

import java.util.List;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may hand in for which fund; asked again by every page that changes something. */
@Component
class Handover {
    private static final int MOST_BATCHES = 30;
    private final Views views;

    Handover(Views views) {
        this.views = views;
    }

    /** @throws ResponseStatusException 403 where the officer's role hands nothing in */
    static List<FundId> funds(OfficerLogin officer) {
        if (!officer.handsIn()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return officer.viewer().funds().stream().sorted().toList();
    }

    /** @throws ResponseStatusException 403 for a fund that is not the officer's, 400 for what is no fund */
    static FundId fund(OfficerLogin officer, String named) {
        return funds(officer).stream()
                .filter(f -> f.value().equals(named))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    /** The officer's batches with something to mend, newest first. */
    List<BatchView> correctable(Viewer viewer) {
        return views.batches(viewer, MOST_BATCHES).stream()
                .filter(b -> b.problems() > 0)
                .toList();
    }
}
