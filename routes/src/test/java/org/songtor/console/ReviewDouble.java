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
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.port.ReviewDesk;
import org.songtor.port.Viewer;
import org.songtor.port.Views.HistoryRow;
import org.songtor.port.Views.ItemPage;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.songtor.review.ItemState;

/** The desk over the items of {@link MonthFixture}, in memory, with the domain's own rules. */
public final class ReviewDouble implements ReviewDesk {
    /** Of items with this label answers name 80 baht and 90. */
    public static final Label DISPUTED = Label.DATE_DIFFERS;
    /** A question with this label stays open beside money that was moved before. */
    public static final Label ASKED_BESIDE = Label.BOOKED_AFTER_ALL;

    public static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    public static final PaymentReference REFERENCE = PaymentReference.ofNumber(1);

    private int whose;
    private final Map<Long, Decision> decisions = new HashMap<>();
    private final Map<Long, List<Note>> notes = new HashMap<>();
    private final Map<Long, List<Attachment>> papers = new HashMap<>();
    private final Map<Long, List<Event>> events = new HashMap<>();
    private final Map<Long, byte[]> bytes = new HashMap<>();
    private final Set<Long> contradicted = new HashSet<>();
    private final Set<Long> letGo = new HashSet<>();
    public final List<Proposal> proposals = new ArrayList<>();
    public final List<String> assigned = new ArrayList<>();

    /** Items of 20,000.01 baht, one satang above what the fund's highest tier holds. */
    public final Set<Long> large = new HashSet<>();

    /** The operators' item about what left an account. */
    public static final long LEFT = MonthFixture.LEFT;

    /** Items about what left an account and names nothing of ours. */
    public final Set<Long> unknown = new HashSet<>();

    /** Items of three lines: 30,000.00, 15,000.00 and 4,000.00 baht. */
    public final Set<Long> many = new HashSet<>();

    /** Newer evidence speaks against what was done. */
    public void contradict(long decision) {
        contradicted.add(decision);
    }

    /** Intake did not take over what was to go again, so the item asks again. */
    public void notTaken(long decision) {
        contradict(decision);
        decisions.computeIfPresent(decision, (id, done) -> ReviewCases.notTaken(done));
    }

    /** One that was done, and others beside it that counted as long as it did: an item that was decided in parts. */
    public void decidedBeside(long decision, int others) {
        for (int n = 0; n < others; n++) {
            long id = decisions.size() + 1L;
            decisions.put(id, ReviewCases.beside(Objects.requireNonNull(decisions.get(decision)), id));
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

    /** What is proposed from now on is about so many lines. */
    public void decidingOf(int lines) {
        whose = lines;
    }

    public void empty() {
        whose = 0;
        contradicted.clear();
        letGo.clear();
        large.clear();
        unknown.clear();
        many.clear();
        decisions.clear();
        notes.clear();
        papers.clear();
        events.clear();
        bytes.clear();
        proposals.clear();
        questions.clear();
        assigned.clear();
    }

    private static List<ItemPage> seen(Viewer viewer) {
        return MonthFixture.ITEMS.stream()
                .filter(p -> p.item()
                        .fund()
                        .map(f -> viewer.operator() || viewer.funds().contains(f))
                        .orElse(viewer.operator()))
                .toList();
    }

    /** Of what was asked which file its payer meant: account, entry and reason. */
    public final List<String> questions = new ArrayList<>();

    @Override
    public long question(Viewer viewer, String account, String entry, String reason, By by) {
        if (!viewer.operator()) {
            throw new DeskException(DeskException.Why.NO_RIGHT);
        }
        by.authority().role(by.login(), by.on());
        if (!entry.equals("E17")) {
            throw new DeskException(DeskException.Why.NO_SUCH_CREDIT);
        }
        questions.add(account + " " + entry + " " + reason);
        return 100 + Label.CREDIT_QUESTIONED.ordinal();
    }

    @Override
    public List<Row> items(Viewer viewer, Filter filter, int most) {
        return seen(viewer).stream()
                .map(this::row)
                .filter(r -> filter.closed() || r.state() != ItemState.CLOSED && r.state() != ItemState.DONE)
                .filter(r -> filter.label().map(r.label()::equals).orElse(true))
                .filter(r ->
                        filter.fund().map(f -> r.fund().equals(Optional.of(f))).orElse(true))
                .sorted(Comparator.comparing(Row::atRisk).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Waiting> waiting(Viewer viewer, int most) {
        return seen(viewer).stream()
                .map(this::row)
                .filter(Row::waits)
                .map(row -> {
                    List<Decision> put = about(row.id()).stream()
                            .filter(d ->
                                    d.state() == DecisionState.DONE && d.until().isPresent())
                            .toList();
                    Decision last = put.get(put.size() - 1);
                    return new Waiting(
                            row,
                            last.proposedBy(),
                            last.kind(),
                            last.until().orElseThrow(),
                            put.size(),
                            put.get(0).proposedAt());
                })
                .toList();
    }

    private Row row(ItemPage page) {
        List<Decision> about = about(page.item().id());
        Optional<Decision> newest =
                about.stream().filter(d -> d.reverses().isEmpty()).reduce((a, b) -> b);
        Optional<DecisionState> last = newest.map(Decision::state);
        boolean spokenAgainst =
                newest.filter(d -> contradicted.contains(d.id())).isPresent();
        boolean open = page.item().open()
                && !letGo.contains(page.item().id())
                && (spokenAgainst || !last.equals(Optional.of(DecisionState.DONE)));
        boolean waits = !spokenAgainst
                && newest.filter(d ->
                                d.state() == DecisionState.DONE && d.until().isPresent())
                        .isPresent();
        return ReviewCases.row(
                page, ItemState.of(open, last, spokenAgainst || last.equals(Optional.of(DecisionState.UNDONE))), waits);
    }

    private List<Decision> about(long item) {
        return decisions.values().stream()
                .filter(d -> d.item() == item)
                .sorted(Comparator.comparing(Decision::id))
                .toList();
    }

    @Override
    public Optional<Case> item(Viewer viewer, long item) {
        return seen(viewer).stream()
                .filter(p -> p.item().id() == item)
                .findFirst()
                .map(page -> filled(viewer, page));
    }

    private Case filled(Viewer viewer, ItemPage page) {
        long id = page.item().id();
        List<Event> story = new ArrayList<>(
                page.history().stream().map(row -> told(row, id)).toList());
        story.addAll(events.getOrDefault(id, List.of()));
        Case shown = ReviewCases.of(
                page,
                row(page),
                viewer.operator(),
                about(id),
                notes.getOrDefault(id, List.of()),
                papers.getOrDefault(id, List.of()),
                story,
                unknown.contains(id) ? BankSide.What.TAKEN_UNKNOWN : BankSide.What.TAKEN);
        if (many.contains(id)) {
            return ReviewCases.many(shown);
        }
        return large.contains(id) ? ReviewCases.large(shown) : shown;
    }

    private static Event told(HistoryRow row, long item) {
        return new Event(row.at(), row.actor(), row.event(), "", item);
    }

    /** One file of the agency asks for money under {@link #REFERENCE}. */
    @Override
    public FileId file(Viewer viewer, long item, String reference) {
        return PaymentReference.typed(reference)
                .filter(REFERENCE::equals)
                .map(known -> new FileId(12))
                .orElseThrow(() -> new DeskException(Why.UNKNOWN_REFERENCE));
    }

    @Override
    public Optional<Decision> decision(Viewer viewer, long decision) {
        return Optional.ofNullable(decisions.get(decision))
                .filter(d -> item(viewer, d.item()).isPresent());
    }

    @Override
    public Decision propose(Viewer viewer, long item, Proposal wish, By by) {
        Case found = item(viewer, item).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        String role = by.authority().role(by.login(), by.on());
        if (found.underWay().isPresent()
                || found.row().state() == ItemState.DONE && !found.row().waits()) {
            throw new DeskException(Why.NOT_OPEN);
        }
        if (!Decidable.kinds(found.row().label()).contains(wish.kind())) {
            throw new DeskException(Why.DOES_NOT_ANSWER);
        }
        if (wish.reason().isBlank()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        by.authority().orderable(wish.kind(), found.worth(wish.kind(), wish.lines()));
        proposals.add(wish);
        DecisionState state = wish.kind().movesMoney() ? DecisionState.PROPOSED : DecisionState.DONE;
        return put(
                ReviewCases.saying(
                        made(
                                found,
                                wish.kind(),
                                wish.reason(),
                                wish.until(),
                                by.login(),
                                role,
                                state,
                                Optional.empty()),
                        wish),
                by.login(),
                state == DecisionState.DONE ? "decision.done" : "decision.proposed",
                wish.reason());
    }

    private Decision made(
            Case found,
            DecisionKind kind,
            String reason,
            Optional<LocalDate> until,
            String login,
            String role,
            DecisionState state,
            Optional<Long> reverses) {
        return new Decision(
                decisions.size() + 1L,
                found.row().id(),
                found.row().fund(),
                kind,
                found.row().label(),
                found.row().atRisk(),
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
                kind == DecisionKind.MATCH_DEBIT ? Optional.of(ReviewCases.TAKES) : Optional.empty(),
                whose == 0 ? ReviewCases.who(found) : ReviewCases.many(whose),
                false);
    }

    private List<Long> spokenAgainst(Case item) {
        return item.decisions().stream()
                .filter(d -> d.state() == DecisionState.DONE && contradicted.contains(d.id()))
                .map(Decision::id)
                .toList();
    }

    private Decision put(Decision decision, String login, String event, String detail) {
        decisions.put(decision.id(), decision);
        events.computeIfAbsent(decision.item(), i -> new ArrayList<>())
                .add(new Event(NOW, login, event, "D" + decision.id() + " " + detail, decision.item()));
        return decision;
    }

    @Override
    public Decision approve(Viewer viewer, long decision, By by) {
        Decision found = found(viewer, decision, DecisionState.PROPOSED);
        if (found.proposedBy().equals(by.login())) {
            throw new DeskException(Why.OWN_PROPOSAL);
        }
        List<Approval> approvals = new ArrayList<>(found.approvals());
        approvals.add(new Approval(by.login(), by.authority().role(by.login(), by.on()), NOW));
        Decision signed = ReviewCases.moved(found, DecisionState.PROPOSED, approvals);
        boolean enough = ReviewDesk.missing(signed, by.authority()).isEmpty();
        return put(
                ReviewCases.moved(signed, enough ? DecisionState.APPROVED : DecisionState.PROPOSED, approvals),
                by.login(),
                "decision.approved",
                "");
    }

    private Decision found(Viewer viewer, long decision, DecisionState state) {
        Decision found = decision(viewer, decision).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        if (found.state() != state) {
            throw new DeskException(found.state() == DecisionState.PROPOSED ? Why.NOT_APPROVED : Why.OTHER_STATE);
        }
        return found;
    }

    @Override
    public Decision sendBack(Viewer viewer, long decision, By by, String reason) {
        Decision found = found(viewer, decision, DecisionState.PROPOSED);
        by.authority().role(by.login(), by.on());
        return put(
                ReviewCases.moved(found, DecisionState.RETURNED, found.approvals()),
                by.login(),
                "decision.returned",
                reason);
    }

    @Override
    public Decision execute(Viewer viewer, long decision, By by) {
        Decision found = found(viewer, decision, DecisionState.APPROVED);
        found.reverses().ifPresent(this::takenBack);
        found.supersedes().forEach(this::takenBack);
        return put(
                ReviewCases.moved(found, DecisionState.DONE, found.approvals()),
                by.login(),
                found.reverses().isPresent() ? "decision.undone" : "decision.done",
                "");
    }

    private void takenBack(long decision) {
        Decision done = decisions.get(decision);
        decisions.put(decision, ReviewCases.moved(done, DecisionState.UNDONE, done.approvals()));
    }

    @Override
    public Decision undo(Viewer viewer, long decision, By by, String reason) {
        Decision done = found(viewer, decision, DecisionState.DONE);
        String role = by.authority().role(by.login(), by.on());
        Case item = item(viewer, done.item()).orElseThrow();
        boolean signed = done.kind().movesMoney();
        if (!signed) {
            takenBack(decision);
        }
        return put(
                made(
                        item,
                        done.kind(),
                        reason,
                        done.until(),
                        by.login(),
                        role,
                        signed ? DecisionState.PROPOSED : DecisionState.DONE,
                        Optional.of(decision)),
                by.login(),
                signed ? "decision.undo-proposed" : "decision.undone",
                reason);
    }

    @Override
    public void note(Viewer viewer, long item, String login, String text) {
        seenItem(viewer, item);
        if (text.isBlank()) {
            throw new DeskException(Why.INCOMPLETE);
        }
        notes.computeIfAbsent(item, i -> new ArrayList<>()).add(new Note(login, NOW, text));
    }

    private void seenItem(Viewer viewer, long item) {
        if (item(viewer, item).isEmpty()) {
            throw new DeskException(Why.NOT_FOUND);
        }
    }

    @Override
    public void assign(Viewer viewer, long item, By by, Optional<Boolean> takes, Optional<Due> due) {
        seenItem(viewer, item);
        by.authority().role(by.login(), by.on());
        assigned.add(by.login() + " " + takes + " " + due.map(Due::day));
    }

    @Override
    public Attachment attach(Viewer viewer, long item, String login, String name, byte[] content) {
        seenItem(viewer, item);
        if (content.length > FileKind.LARGEST) {
            throw new DeskException(Why.TOO_LARGE);
        }
        FileKind kind = FileKind.of(content).orElseThrow(() -> new DeskException(Why.WRONG_TYPE));
        Attachment kept = new Attachment(bytes.size() + 1L, name, kind, content.length, login, NOW);
        bytes.put(kept.id(), content);
        papers.computeIfAbsent(item, i -> new ArrayList<>()).add(kept);
        return kept;
    }

    @Override
    public Optional<byte[]> attachment(Viewer viewer, long item, long attachment) {
        if (viewer.operator() && item(viewer, item).flatMap(c -> c.row().fund()).isPresent()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return item(viewer, item)
                .filter(c -> c.attachments().stream().anyMatch(a -> a.id() == attachment))
                .map(c -> bytes.get(attachment));
    }

    @Override
    public Optional<Letter> letter(Viewer viewer, long decision) {
        return decision(viewer, decision)
                .filter(d -> d.kind() == DecisionKind.ASK_AGENCY)
                .map(ReviewCases::letter);
    }
}
