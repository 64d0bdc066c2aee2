package org.songtor.items;

import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;

/**
 * A line that a decision is about, as people sign it.
 *
 * @param person all but the last four digits hidden
 * @param name empty for an operator
 * @param amount the line's, or of what is held for a member that
 * @param booked what the agency has booked of the line now; where its answers disagree nobody's amount
 * @param accepts of a decision that accepts the agency's amount, and only of such, which one of how much
 */
public record DecidedLine(
        long line,
        BatchId batch,
        int lineNo,
        String person,
        String name,
        Satang amount,
        Satang booked,
        Optional<Accepted> accepts) {
    /** No amount of the agency's is accepted. */
    public DecidedLine(long line, BatchId batch, int lineNo, String person, String name, Satang amount, Satang booked) {
        this(line, batch, lineNo, person, name, amount, booked, Optional.empty());
    }
}
