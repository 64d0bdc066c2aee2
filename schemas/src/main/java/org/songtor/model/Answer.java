package org.songtor.model;

import java.time.LocalDate;
import java.util.List;

/**
 * An agency's answer (ตอบรับ) to one file, as the agency wrote it.
 *
 * @param reference the file it answers
 * @param answerId the agency's own number of this answer
 * @param reason the agency's words where it refused the file, national ids in them masked; empty otherwise
 */
public record Answer(
        PaymentReference reference, String answerId, LocalDate date, Verdict verdict, String reason, List<Line> lines) {

    public Answer {
        reason = IdsInText.masked(reason);
        lines = List.copyOf(lines);
    }

    /** Of the file as a whole: its lines were looked at, or it was sent back unread. */
    public enum Verdict {
        PROCESSED,
        FILE_REFUSED
    }

    /** Of one line. An amount other than asked for is still {@code BOOKED}; matching finds the difference. */
    public enum LineVerdict {
        BOOKED,
        DUPLICATE,
        NOT_ELIGIBLE,
        REFUSED
    }

    /**
     * @param position place of the line in the file answered; 0 for a payment the agency has and the file did not hold
     * @param booked what the agency booked; zero unless {@code BOOKED}
     * @param cause the agency's own code or words for it, national ids in them masked; empty when none
     */
    public record Line(int position, NationalId person, LineVerdict verdict, Satang booked, String cause) {
        public Line {
            cause = IdsInText.masked(cause);
        }
    }
}
