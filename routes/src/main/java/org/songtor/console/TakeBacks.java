package org.songtor.console;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.review.DecisionState;

/** Which decisions of an item may be taken back on its page, and which questions go on. */
final class TakeBacks {
    private TakeBacks() {}

    /** The newest decision that moved money and every other one that counts beside it, and before them the question that is waited for since; else the newest question of all. */
    static List<Decision> of(Case found, LocalDate today) {
        List<Decision> done = found.decisions().stream()
                .filter(d -> d.state() == DecisionState.DONE && d.reverses().isEmpty() && !d.notTaken())
                .sorted(Comparator.comparing(Decision::id).reversed())
                .toList();
        Optional<Decision> moved =
                done.stream().filter(d -> d.kind().movesMoney()).findFirst();
        long since = moved.map(Decision::id).orElse(0L);
        Stream<Decision> asked = done.stream()
                .filter(d -> waits(d, today) && (found.row().waits() || d.id() > since))
                .limit(1);
        Stream<Decision> counting = done.stream()
                .filter(d -> d.kind().movesMoney())
                .filter(d -> d.counts() && Ends.alike(d, found)
                        || moved.filter(d::equals).isPresent());
        List<Decision> both = Stream.concat(asked, counting).toList();
        return both.isEmpty() ? done.stream().limit(1).toList() : both;
    }

    /** What people asked or wait for about it, while it goes on. */
    static List<Decision> questions(Case found, LocalDate today) {
        return found.decisions().stream()
                .filter(d -> d.item() == found.row().id()
                        && d.state() == DecisionState.DONE
                        && d.reverses().isEmpty()
                        && waits(d, today))
                .toList();
    }

    private static boolean waits(Decision question, LocalDate today) {
        return question.until().filter(today::isBefore).isPresent();
    }
}
