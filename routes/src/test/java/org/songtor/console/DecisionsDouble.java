package org.songtor.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.songtor.items.Case;
import org.songtor.items.DecidedLine;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.review.Accepted;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;

/** What was decided about items and happened to them, in memory; a test says what happened besides. */
public abstract class DecisionsDouble {
    public static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    final Map<Long, Decision> decisions = new HashMap<>();
    final Map<Long, List<Event>> events = new HashMap<>();
    final Set<Long> contradicted = new HashSet<>();
    final Set<Long> letGo = new HashSet<>();
    private int whose;

    /** What is under way is not to be signed any more. */
    public void nowRefused(Why why) {
        decisions.replaceAll((id, one) -> one.state().underWay() ? one.refusedBy(why) : one);
    }

    /** Newer evidence speaks against what was done. */
    public void contradict(long decision) {
        contradicted.add(decision);
    }

    /** Intake did not take over what was to go again, so the item asks again. */
    public void notTaken(long decision) {
        contradict(decision);
        decisions.computeIfPresent(decision, (id, done) -> ReviewDecisions.notTaken(done));
    }

    /** One that was done, and others beside it that counted as long as it did: an item that was decided in parts. */
    public void decidedBeside(long decision, int others) {
        for (int n = 0; n < others; n++) {
            long id = decisions.size() + 1L;
            decisions.put(id, ReviewDecisions.beside(Objects.requireNonNull(decisions.get(decision)), id));
        }
    }

    /** Another item about the same money ended. */
    public void endedBeside(long item, long other) {
        events.computeIfAbsent(item, i -> new ArrayList<>()).add(new Event(NOW, "songtor", "item.closed", "", other));
    }

    /** A person let it go on, and so it ended. */
    public void letGo(long item, String login, String reason) {
        letGo.add(item);
        List<Event> story = events.computeIfAbsent(item, i -> new ArrayList<>());
        story.add(new Event(NOW, login, "item.released", reason, item));
        story.add(new Event(NOW, "songtor", "item.closed", "MISSED_CUTOFF: was let go by " + login, item));
    }

    public void dueAnew(long item, LocalDate day) {
        events.computeIfAbsent(item, i -> new ArrayList<>())
                .add(new Event(NOW, "songtor", "item.due-anew", day.toString(), item));
    }

    /** Its question goes on in another item. */
    public void joined(long item, long other) {
        events.computeIfAbsent(item, i -> new ArrayList<>())
                .add(new Event(NOW, "songtor", "item.joined", "" + other, item));
        events.computeIfAbsent(other, i -> new ArrayList<>())
                .add(new Event(NOW, "songtor", "item.took", "" + item, other));
    }

    /** What is proposed from now on is about so many lines. */
    public void decidingOf(int lines) {
        whose = lines;
    }

    List<Decision> about(long item) {
        return decisions.values().stream()
                .filter(d -> d.item() == item)
                .sorted(Comparator.comparing(Decision::id))
                .toList();
    }

    Decision made(
            Case found,
            DecisionKind kind,
            String reason,
            Optional<LocalDate> until,
            String login,
            String role,
            DecisionState state,
            Optional<Long> reverses) {
        List<DecidedLine> who =
                ReviewDecisions.accepting(kind, whose == 0 ? ReviewDecisions.who(found) : ReviewDecisions.many(whose));
        Optional<Accepted> accepts =
                who.stream().flatMap(line -> line.accepts().stream()).reduce(Accepted::plus);
        return new Decision(
                decisions.size() + 1L,
                found.row().id(),
                found.row().fund(),
                kind,
                found.row().label(),
                accepts.map(Accepted::accepted).orElse(found.row().atRisk()),
                accepts,
                whose == 0 ? 2 : whose,
                login,
                role,
                NOW,
                reason,
                until,
                state,
                Optional.empty(),
                reverses,
                List.of(),
                List.of(),
                List.of(),
                reverses.isEmpty() && kind.movesMoney() ? spokenAgainst(found) : List.of(),
                found.row().atRisk(),
                false,
                List.of(),
                List.of(),
                List.of(),
                kind == DecisionKind.MATCH_DEBIT ? Optional.of(ReviewCases.TAKES) : Optional.empty(),
                who,
                false,
                Optional.empty(),
                Optional.empty());
    }

    List<Long> spokenAgainst(Case item) {
        return item.decisions().stream()
                .filter(d -> d.state() == DecisionState.DONE && contradicted.contains(d.id()))
                .map(Decision::id)
                .toList();
    }

    Decision put(Decision decision, String login, String event, String detail) {
        decisions.put(decision.id(), decision);
        events.computeIfAbsent(decision.item(), i -> new ArrayList<>())
                .add(new Event(NOW, login, event, "D" + decision.id() + " " + detail, decision.item()));
        return decision;
    }

    void takenBack(long decision) {
        Decision done = decisions.get(decision);
        decisions.put(decision, ReviewDecisions.moved(done, DecisionState.UNDONE, done.approvals()));
    }

    /** As before anybody decided anything. */
    void nothingDecided() {
        whose = 0;
        decisions.clear();
        events.clear();
        contradicted.clear();
        letGo.clear();
    }
}
