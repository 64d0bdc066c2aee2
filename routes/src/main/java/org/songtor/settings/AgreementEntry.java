package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.AgencyCode;

public record AgreementEntry(
        @NotNull AgencyCode agency, @NotNull LocalDate from, Optional<LocalDate> until) {
    public AgreementEntry {
        until = given(until);
    }
}
