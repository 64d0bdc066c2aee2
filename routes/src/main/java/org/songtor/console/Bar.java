package org.songtor.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songtor.model.Label;
import org.songtor.port.Views.LabelCount;

/**
 * How the lines of a batch divide: one bar in three colours by what the labels ask of people, and the counts it stands for.
 *
 * @param counts settled first, those that need a person last
 * @param width whole width, in the unit of the pieces
 */
public record Bar(List<LabelCount> counts, List<Piece> pieces, long width) {
    /** A single line of thousands must still be seen: no piece is thinner than this part of all lines. */
    private static final int THINNEST = 50;

    /** What lines of one need take of the bar. @param from where it begins, in lines @param width in lines */
    public record Piece(Label.Need need, long from, long width) {}

    /** What needs nothing first and what needs a decision last; of one need the label of most lines first. */
    public static Bar of(List<LabelCount> counts) {
        List<LabelCount> sorted = counts.stream()
                .sorted(Comparator.comparing((LabelCount c) -> c.label().need())
                        .thenComparing(LabelCount::lines, Comparator.reverseOrder()))
                .toList();
        long least = (linesOf(sorted) + THINNEST - 1) / THINNEST;
        List<Piece> pieces = new ArrayList<>();
        long at = 0;
        for (Label.Need need : Label.Need.values()) {
            long lines = linesOf(
                    sorted.stream().filter(c -> c.label().need() == need).toList());
            if (lines > 0) {
                long width = Math.max(lines, least);
                pieces.add(new Piece(need, at, width));
                at += width;
            }
        }
        return new Bar(sorted, List.copyOf(pieces), at);
    }

    private static long linesOf(List<LabelCount> counts) {
        return counts.stream().mapToLong(LabelCount::lines).sum();
    }
}
