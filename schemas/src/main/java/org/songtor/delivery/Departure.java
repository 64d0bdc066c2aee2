package org.songtor.delivery;

import java.time.Instant;
import java.util.Optional;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.model.ProfileId;

/** Whether a file may leave now. */
public sealed interface Departure {
    /** @param late it missed the instant until which it was due, and must be called late wherever it is shown */
    record Go(boolean late) implements Departure {}

    /** Until a window opens. */
    record Wait(Instant until) implements Departure {}

    /** It missed this instant, and a person decides. */
    record Hold(Instant missed) implements Departure {}

    /**
     * @param due before which it must have gone; empty where any window does
     * @throws CalendarException where the calendar does not know
     */
    static Departure of(SendingCalendar calendar, ProfileId profile, Optional<Instant> due, Instant at) {
        boolean late = due.map(d -> !at.isBefore(d)).orElse(false);
        LateRule rule = calendar.late(profile, at);
        if (late && rule == LateRule.HOLD) {
            return new Hold(due.orElseThrow());
        }
        if (late && rule == LateRule.SEND_MARKED) {
            return new Go(true);
        }
        Optional<Window> window = calendar.window(profile, at);
        return window.filter(w -> !w.isOpen(at))
                .<Departure>map(w -> new Wait(w.opens()))
                .orElseGet(() -> new Go(late));
    }
}
