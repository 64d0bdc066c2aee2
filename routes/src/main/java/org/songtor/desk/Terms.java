package org.songtor.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.songtor.flow.SongtorSettings;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.stereotype.Component;

/**
 * Who is in office today, by the terms of the settings and the installation's clock: for pages, API and commands alike. Whoever is not may log in and look, and
 * neither acts nor signs, as an operator no less than as a fund's officer.
 */
@Component
public class Terms {
    private final SongtorSettings settings;
    private final Clock clock;

    public Terms(SongtorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** False for who is no officer at all. */
    public boolean inOffice(String login) {
        LocalDate today = LocalDate.now(clock);
        return settings.officers().stream()
                .anyMatch(o -> o.login().equals(login) && o.office().runs(today));
    }

    /**
     * @return the same login, of somebody who may act today
     * @throws DeskException for who is not in office
     */
    public String acting(String login) {
        if (!inOffice(login)) {
            throw new DeskException(Why.NOT_IN_OFFICE);
        }
        return login;
    }
}
