package org.songtor.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.items.Approval;
import org.songtor.items.Attachment;
import org.songtor.items.BankSide;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Due;
import org.songtor.items.Event;
import org.songtor.items.Filter;
import org.songtor.items.Letter;
import org.songtor.items.Note;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.items.Waiting;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.ReviewDesk;
import org.songtor.port.Viewer;
import org.songtor.port.Views.HistoryRow;
import org.songtor.port.Views.ItemPage;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** The desk over the items of {@link MonthFixture}, in memory, with the domain's own rules. */
public final class ReviewDouble extends DecisionsDouble implements ReviewDesk {
    /** A reason with which whatever is proposed is overtaken by what comes in this moment. */
    public static final String OVERTAKEN = "เดี๋ยวนี้";
    /** Of items with this label answers name 80 baht and 90. */
    public static final Label DISPUTED = Label.DATE_DIFFERS;
    /** A question with this label stays open beside money that was moved before. */
    public static final Label ASKED_BESIDE = Label.BOOKED_AFTER_ALL;

    public static final PaymentReference REFERENCE = PaymentReference.ofNumber(1);

    private final PapersDouble papers = new PapersDouble();
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

    /** What is left of the money that is said to have been taken back, where that is less than what the bank took. */
    public Optional<Satang> left = Optional.empty();

    /** As nobody had ever been at the desk. */
    public void empty() {
        nothingDecided();
        papers.empty();
        large.clear();
        unknown.clear();
        many.clear();
        left = Optional.empty();
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
                papers.notes(id),
                papers.of(id),
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
        if (wish.reason().equals(OVERTAKEN)) {
            throw new DeskException(Why.CHANGED_MEANWHILE);
        }
        if (wish.kind() == DecisionKind.MATCH_DEBIT && left.isPresent()) {
            throw new DeskException(Why.TAKES_MORE, left.get());
        }
        by.authority().orderable(wish.kind(), found.worth(wish.kind(), wish.lines()));
        proposals.add(wish);
        DecisionState state = wish.kind().movesMoney() ? DecisionState.PROPOSED : DecisionState.DONE;
        return put(
                ReviewDecisions.saying(
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

    @Override
    public Decision approve(Viewer viewer, long decision, By by) {
        Decision found = found(viewer, decision, DecisionState.PROPOSED);
        if (found.proposedBy().equals(by.login())) {
            throw new DeskException(Why.OWN_PROPOSAL);
        }
        List<Approval> approvals = new ArrayList<>(found.approvals());
        approvals.add(new Approval(by.login(), by.authority().role(by.login(), by.on()), NOW));
        Decision signed = ReviewDecisions.moved(found, DecisionState.PROPOSED, approvals);
        boolean enough = signed.missing(by.authority()).isEmpty();
        return put(
                ReviewDecisions.moved(signed, enough ? DecisionState.APPROVED : DecisionState.PROPOSED, approvals),
                by.login(),
                "decision.approved",
                "");
    }

    private Decision found(Viewer viewer, long decision, DecisionState state) {
        Decision found = decision(viewer, decision).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        if (found.state() == DecisionState.RETURNED) {
            throw new DeskException(Why.SENT_BACK);
        }
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
                ReviewDecisions.moved(found, DecisionState.RETURNED, found.approvals()),
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
                ReviewDecisions.moved(found, DecisionState.DONE, found.approvals()),
                by.login(),
                found.reverses().isPresent() ? "decision.undone" : "decision.done",
                "");
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
        papers.note(item, new Note(login, NOW, text));
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
        return papers.keep(item, login, name, content);
    }

    @Override
    public Optional<byte[]> attachment(Viewer viewer, long item, long attachment) {
        if (viewer.operator() && item(viewer, item).flatMap(c -> c.row().fund()).isPresent()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return item(viewer, item)
                .filter(c -> c.attachments().stream().anyMatch(a -> a.id() == attachment))
                .map(c -> papers.bytes(attachment));
    }

    @Override
    public Optional<Letter> letter(Viewer viewer, long decision) {
        return decision(viewer, decision)
                .filter(d -> d.kind() == DecisionKind.ASK_AGENCY)
                .map(ReviewDecisions::letter);
    }
}
