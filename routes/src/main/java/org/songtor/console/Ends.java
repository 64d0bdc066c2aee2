package org.songtor.console;

import java.util.List;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.model.Satang;
import org.songtor.review.Accepted;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionState;
import org.songtor.review.ItemState;

/** How an item ended that people ended. */
final class Ends {
    private Ends() {}

    /** What it ended with, where people ended it: in parts by several decisions, the first first. */
    static List<Decision> of(Case found) {
        if (found.row().state() != ItemState.DONE || found.row().waits()) {
            return List.of();
        }
        List<Decision> done = found.decisions().stream()
                .filter(d -> d.state() == DecisionState.DONE && d.reverses().isEmpty())
                .filter(d -> alike(d, found))
                .toList();
        List<Decision> parts =
                done.stream().filter(d -> d.counts() && d.kind().movesMoney()).toList();
        return parts.size() > 1
                ? parts
                : done.stream().skip(Math.max(0, done.size() - 1L)).toList();
    }

    /** About the same as the item: the line, or the money that is held beside it. */
    static boolean alike(Decision decision, Case found) {
        return Decidable.ofHeldMoney(decision.answers())
                == Decidable.ofHeldMoney(found.row().label());
    }

    /** What all of it was about: an item that was decided in parts has the last of them left. */
    static Satang about(Case found) {
        Satang parts = of(found).stream()
                .map(part -> part.accepts().map(Accepted::sent).orElse(part.amount()))
                .reduce(Satang.ZERO, Satang::plus);
        return parts.compareTo(found.row().atRisk()) > 0 ? parts : found.row().atRisk();
    }
}
