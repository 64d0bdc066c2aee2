package org.songtor.match;

import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Satang;

/**
 * One thing an agency said of a line.
 *
 * @param booked zero unless {@code BOOKED}
 * @param arrival number of the answer it stood in: only twice in the same one is twice
 * @param gone of a booking that the agency took back, as people decided: it says nothing more than that
 */
public record Said(Answer.LineVerdict verdict, Satang booked, Optional<AgencyCause> cause, long arrival, boolean gone) {
    public Said {
        if (gone && verdict != Answer.LineVerdict.BOOKED) {
            throw new IllegalArgumentException(verdict + " is no booking that could be taken back");
        }
    }

    /** It stands as it was said. */
    public Said(Answer.LineVerdict verdict, Satang booked, Optional<AgencyCause> cause, long arrival) {
        this(verdict, booked, cause, arrival, false);
    }

    /** Whether the agency has the line by it still. */
    boolean books() {
        return verdict == Answer.LineVerdict.BOOKED && !gone;
    }

    /** What it says now: that a booking was taken back says that the agency does not have the line, as far as no other answer says otherwise. */
    Answer.LineVerdict now() {
        return gone ? Answer.LineVerdict.REFUSED : verdict;
    }

    /** As an answer's line has it. */
    public static Said of(Answer.Line line, long arrival) {
        return new Said(line.verdict(), line.booked(), AgencyCause.ofCode(line.cause()), arrival);
    }
}
