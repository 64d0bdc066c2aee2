package org.songtor.items;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.Worth;

/**
 * A line of an item, with what the agency said of it.
 *
 * @param name empty for an operator
 * @param booked what the agency booked; where its answers disagree, nobody's amount
 * @param said the different amounts that answers booked, the least first; where an answer booked more than once, each booking and all of them together
 * @param rosterLastFour of the id the roster has for the member, where it is another
 * @param rosterName of the person as the roster has it, where it is another: what goes again under the same id bears it; empty for an operator
 */
public record Line(
        long id,
        BatchId batch,
        int lineNo,
        String person,
        String name,
        Satang amount,
        Satang booked,
        List<Satang> said,
        Label label,
        Optional<String> rosterLastFour,
        String rosterName) {
    public Line {
        said = List.copyOf(said);
    }

    /** Whether its answers booked different amounts. */
    public boolean disputed() {
        return said.size() > 1;
    }

    /** As accepted with the amount that is nearest to what was sent. */
    Worth.Line least() {
        Worth.Line line = new Worth.Line(id, amount, booked, said, false);
        return said.stream()
                .min(Comparator.comparingLong(one -> Math.abs(one.value() - amount.value())))
                .map(line::accepting)
                .orElse(line);
    }
}
