package org.songtor.console;

import java.time.LocalDate;
import java.util.Optional;
import org.songtor.delivery.CalendarException;
import org.songtor.flow.Deadlines;
import org.songtor.port.Views.Came;
import org.springframework.stereotype.Component;

/** Until which day a file was in time at its agency, by the same rules by which it is called late. */
@Component
class LateDays {
    private final Deadlines deadlines;

    LateDays(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Empty where no rule says so, or nobody knows that year's holidays. */
    Optional<LocalDate> of(Came came) {
        try {
            return deadlines.due(came.profile(), came.period(), came.fund()).map(Deadlines::lastDay);
        } catch (CalendarException e) {
            return Optional.empty();
        }
    }
}
