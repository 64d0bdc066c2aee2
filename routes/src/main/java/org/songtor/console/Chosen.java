package org.songtor.console;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.items.Case;
import org.songtor.items.Line;
import org.songtor.model.Satang;

/** Lines of an item that a person ticked, to decide about these and about the others later. */
final class Chosen {
    private Chosen() {}

    /** Those of the item; none where all of it is meant, so that a decision says so. */
    static Set<Long> of(Case item, Set<Long> wanted) {
        Set<Long> only =
                item.lines().stream().map(Line::id).filter(wanted::contains).collect(Collectors.toSet());
        return only.size() == item.row().lines() ? Set.of() : only;
    }

    static Satang sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(Satang.ZERO, Satang::plus);
    }
}
