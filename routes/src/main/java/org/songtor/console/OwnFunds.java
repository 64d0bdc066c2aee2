package org.songtor.console;

import java.util.List;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Funds that an officer may look at. */
final class OwnFunds {
    private OwnFunds() {}

    /** An operator's are all. */
    static List<FundId> of(OfficerLogin officer, Catalogue catalogue) {
        return (officer.viewer().operator()
                        ? catalogue.funds().keySet()
                        : officer.viewer().funds())
                .stream().sorted().toList();
    }

    /** Another's fund is not there. */
    static FundId chosen(OfficerLogin officer, Catalogue catalogue, String fund) {
        return of(officer, catalogue).stream()
                .filter(own -> own.value().equals(fund))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
