package org.songtor.intake.rules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.songtor.model.RemittanceLine;

/** All that a rule may know of one line: the line, what holds for its scheme and period, what is known of the person, and of the batch. */
public record Case(RemittanceLine line, Setting setting, Facts facts, Around around) {

    /** The day the money was taken; the day of the check where the fund did not say. */
    LocalDate day() {
        Optional<LocalDateTime> at = line.details().collectedAt();
        return at.isPresent() ? at.get().toLocalDate() : around.date();
    }
}
