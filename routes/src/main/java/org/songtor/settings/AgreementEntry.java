package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/** That a fund may pass money to an agency. @param until its last day; empty while it goes on */
public record AgreementEntry(
        @NotNull AgencyCode agency, @NotNull LocalDate from, Optional<LocalDate> until) {
    public AgreementEntry {
        until = given(until);
    }
}
