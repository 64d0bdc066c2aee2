package org.songtor.match;

import java.util.Optional;
import org.songtor.model.Answer;
import org.songtor.model.Satang;

/**
 * One thing an agency said of a line.
 *
 * @param booked zero unless {@code BOOKED}
 * @param arrival number of the answer it stood in: only twice in the same one is twice
 */
public record Said(Answer.LineVerdict verdict, Satang booked, Optional<AgencyCause> cause, long arrival) {

    /** As an answer's line has it. */
    public static Said of(Answer.Line line, long arrival) {
        return new Said(line.verdict(), line.booked(), AgencyCause.ofCode(line.cause()), arrival);
    }
}
