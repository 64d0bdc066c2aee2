package org.songtor.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songtor.port.Views.LabelCount;

/** How the lines of a batch divide by label: pieces of one bar, settled first, those that need a person last. Widths are counts of lines. */
public record Bar(List<Piece> pieces, long lines) {

    public record Piece(LabelCount count, long from) {}

    public static Bar of(List<LabelCount> counts) {
        List<LabelCount> sorted = counts.stream()
                .sorted(Comparator.comparing((LabelCount c) -> c.label().need())
                        .thenComparing(LabelCount::lines, Comparator.reverseOrder()))
                .toList();
        List<Piece> pieces = new ArrayList<>();
        long at = 0;
        for (LabelCount count : sorted) {
            pieces.add(new Piece(count, at));
            at += count.lines();
        }
        return new Bar(List.copyOf(pieces), at);
    }
}
