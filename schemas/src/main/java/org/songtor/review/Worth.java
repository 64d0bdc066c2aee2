package org.songtor.review;

import java.util.List;
import org.songtor.model.Satang;

/** How much money a decision moves: by this the tier is chosen. */
public final class Worth {
    private Worth() {}

    /** One line a decision is about. @param booked what the agency booked; zero where nothing */
    public record Line(long id, Satang amount, Satang booked) {}

    /** The difference where the agency's amount is accepted, else the lines' whole money; of an item without lines what is at risk. */
    public static Satang of(DecisionKind kind, List<Line> lines, Satang atRisk) {
        if (lines.isEmpty()) {
            return atRisk;
        }
        return lines.stream()
                .map(line -> kind == DecisionKind.ACCEPT_AGENCY_AMOUNT ? difference(line) : line.amount())
                .reduce(Satang.ZERO, Satang::plus);
    }

    private static Satang difference(Line line) {
        return line.amount().compareTo(line.booked()) < 0
                ? line.booked().minus(line.amount())
                : line.amount().minus(line.booked());
    }
}
