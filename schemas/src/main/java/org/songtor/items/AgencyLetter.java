package org.songtor.items;

import java.time.LocalDate;
import org.songtor.model.Shown;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/**
 * A letter of an agency by which people know something that no answer says.
 *
 * @param number as it stands at the letter's head, one line of one to {@value #LONGEST} characters; what may be a national id in it is hidden
 * @param writtenOn its date
 */
public record AgencyLetter(String number, LocalDate writtenOn) {
    /** Characters of the number at the most. */
    public static final int LONGEST = 60;
    /** How old it may be when somebody names it. */
    public static final int OLDEST_YEARS = 10;

    /** @throws DeskException where the number is none, too long to be one, or has what cannot be seen in it, such as the end of a line */
    public AgencyLetter {
        String head = number.strip();
        number = Shown.masked(head);
        if (number.isEmpty() || number.length() > LONGEST || !Shown.plain(head).equals(head)) {
            throw new DeskException(Why.INCOMPLETE);
        }
    }

    /** Whether it may have come by this day: nobody has a letter of tomorrow, nor one that is older than any that is kept. */
    public boolean knownOn(LocalDate today) {
        return !writtenOn.isAfter(today) && !writtenOn.isBefore(today.minusYears(OLDEST_YEARS));
    }
}
