package org.songtor.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.reference.Holiday.Province;

/** When files of a profile may leave, and until when they must have. */
@FunctionalInterface
public interface SendingCalendar {
    /** No agency has hours: files leave at any time and no cut-off is missed. */
    SendingCalendar ALWAYS = (profile, at) -> Optional.empty();

    /**
     * The window that is open at this instant, else the next one to open; empty where the profile has no hours at all.
     *
     * @throws CalendarException where that is not known: a year without holidays, hours that ended or never come
     */
    Optional<Window> window(ProfileId profile, Instant at);

    /**
     * The last cut-off of the so manieth open day after the one on which this instant is; empty where the profile has no hours at all.
     *
     * @throws CalendarException where that is not known
     */
    default Optional<Instant> after(ProfileId profile, Instant at, int days) {
        return Optional.empty();
    }

    /**
     * Before which instant a period's file must have gone; empty where any window does, and where the profile has no hours at all.
     *
     * @param where the fund is
     * @throws CalendarException where that is not known
     */
    default Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
        return Optional.empty();
    }

    /** What becomes of a file of this profile that missed the instant until which it was due. */
    default LateRule late(ProfileId profile, Instant at) {
        return LateRule.NEXT_WINDOW;
    }

    /**
     * @param opens from this instant on
     * @param cutoff before this instant
     */
    record Window(Instant opens, Instant cutoff) {
        public Window {
            if (!opens.isBefore(cutoff)) {
                throw new IllegalArgumentException("a window opens before its cut-off: " + opens + ", " + cutoff);
            }
        }

        public boolean isOpen(Instant at) {
            return !at.isBefore(opens) && at.isBefore(cutoff);
        }
    }
}
