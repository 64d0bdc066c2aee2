package org.songtor.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.songtor.items.Attachment;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Due;
import org.songtor.items.Filter;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.items.Waiting;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReviewDesk;
import org.songtor.port.Viewer;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk over the store: what a viewer may not see is not found before anything else is looked at. */
@Repository
class JdbcReviewDesk implements ReviewDesk {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Reading reading;
    private final DeskRows rows;
    private final DeskCases cases;
    private final DecisionRows decisions;
    private final Proposals proposals;
    private final Signing signing;
    private final Execution execution;
    private final TakingBack undoing;
    private final ItemPapers papers;
    private final Letters letters;
    private final CreditMatches matches;
    private final MeantFiles meant;
    private final Entries entries;
    private final CorrectedIds corrected;
    private final Signable signable;

    JdbcReviewDesk(
            DataSource dataSource,
            TransactionTemplate transactions,
            Reading reading,
            DeskRows rows,
            DeskCases cases,
            DecisionRows decisions,
            Proposals proposals,
            Signing signing,
            Execution execution,
            TakingBack undoing,
            ItemPapers papers,
            Letters letters,
            CreditMatches matches,
            MeantFiles meant,
            Entries entries,
            CorrectedIds corrected,
            Signable signable) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.reading = reading;
        this.rows = rows;
        this.cases = cases;
        this.decisions = decisions;
        this.proposals = proposals;
        this.signing = signing;
        this.execution = execution;
        this.undoing = undoing;
        this.papers = papers;
        this.letters = letters;
        this.matches = matches;
        this.meant = meant;
        this.entries = entries;
        this.corrected = corrected;
        this.signable = signable;
    }

    @Override
    public List<Row> items(Viewer viewer, Filter filter, int most) {
        return reading.as(viewer, () -> rows.all(viewer, filter, most));
    }

    @Override
    public List<Waiting> waiting(Viewer viewer, int most) {
        return reading.as(viewer, () -> rows.waiting(viewer, most));
    }

    @Override
    public Optional<Case> item(Viewer viewer, long item) {
        return reading.as(viewer, () -> cases.one(viewer, item))
                .map(found -> found.deciding(told(viewer, found.decisions())));
    }

    @Override
    public Optional<Decision> decision(Viewer viewer, long decision) {
        return reading.as(viewer, () -> decisions.one(viewer, decision)).map(seen -> told(viewer, seen));
    }

    @Override
    public FileId file(Viewer viewer, long item, String reference) {
        return reading.as(viewer, () -> cases.file(viewer, item, reference));
    }

    @Override
    public Decision propose(Viewer viewer, long item, Proposal proposal, By by) {
        return ofItem(viewer, item, row -> {
            Signing.person(by);
            if (row.waits()) {
                askedBefore(item).forEach(question -> takenBack(question, proposal.reason(), by));
            }
            long id = proposals.propose(item, proposal, by);
            execution.refuseTakesMore(decided(id));
            return told(viewer, proposal.kind().movesMoney() ? decided(id) : atOnce(id, by));
        });
    }

    @Override
    public long question(Viewer viewer, String account, String entry, String reason, By by) {
        if (!viewer.operator()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return changed(() -> {
            matches.lock();
            Signing.person(by);
            by.authority().role(by.login(), by.on());
            long item = meant.ask(account, entry, by);
            papers.note(item, by.login(), reason);
            entries.work(Outbox.CREDITS, 0);
            return item;
        });
    }

    @Override
    public Decision approve(Viewer viewer, long decision, By by) {
        return ofDecision(viewer, decision, found -> {
            Signing.refuseUnlessProposed(found);
            signable.refuse(found);
            signing.approve(found, by);
            return decided(decision);
        });
    }

    @Override
    public Decision sendBack(Viewer viewer, long decision, By by, String reason) {
        return ofDecision(viewer, decision, found -> {
            signing.sendBack(found, by, reason);
            return decided(decision);
        });
    }

    @Override
    public Decision execute(Viewer viewer, long decision, By by) {
        return ofDecision(viewer, decision, this::beforeCarriedOut, found -> {
            Signing.refuseUnlessApproved(found);
            by.authority().role(by.login(), by.on());
            execution.carryOut(found, by.login());
            return decided(decision);
        });
    }

    @Override
    public Decision undo(Viewer viewer, long decision, By by, String reason) {
        return ofDecision(viewer, decision, found -> {
            if (found.state() != DecisionState.DONE || found.reverses().isPresent() || !holds(found)) {
                throw new DeskException(Why.OTHER_STATE);
            }
            Signing.person(by);
            undoing.refuseGoingOn(decision);
            undoing.refuseEnded(found);
            long id = proposals.reverse(found, by, reason);
            execution.refuseTakesMore(decided(id));
            return found.kind().movesMoney() ? decided(id) : atOnce(id, by);
        });
    }

    /**
     * A decision whose lines were decided anew has nothing left to take back. That a question's rows do not count says nothing: they never do where money was moved
     * before.
     */
    private boolean holds(Decision done) {
        return jdbc.sql("""
                        select count(*) from decision_line d
                        join decision x on x.decision_id = d.decision_id
                        where d.decision_id = ? and not d.live and x.kind not in ('PASS_ON', 'BOOKING_GONE')
                            and exists (select from file_line fl where fl.line_id = d.line_id and fl.live)
                            and (x.until_at is null or exists (
                                select from decision_line n join decision e on e.decision_id = n.decision_id
                                where n.line_id = d.line_id and e.decision_id > x.decision_id and e.state = 'DONE' and e.reverses is null))
                        """).param(done.id()).query(Long.class).single() == 0;
    }

    /** Questions that closed the item: who decides before their day waits for none of them any more. */
    private List<Long> askedBefore(long item) {
        return jdbc.sql("""
                        select d.decision_id from review_item i join decision d on d.item_id = i.item_id
                        where i.item_id = ? and i.closed_at is not null and d.reverses is null and d.state = 'DONE' and d.until_at > now()
                            and exists (select from decision_line x where x.decision_id = d.decision_id and x.live)
                        order by d.decision_id
                        """).param(item).query(Long.class).list();
    }

    private void takenBack(long question, String reason, By by) {
        Decision held = decisions.locked(question).orElseThrow();
        atOnce(proposals.reverse(held, by, reason), by);
    }

    private Decision atOnce(long id, By by) {
        decisions.become(id, DecisionState.APPROVED);
        execution.carryOut(decided(id), by.login());
        return decided(id);
    }

    @Override
    public void note(Viewer viewer, long item, String login, String text) {
        ofItem(viewer, item, row -> {
            papers.note(item, login, text);
            return row;
        });
    }

    @Override
    public void assign(Viewer viewer, long item, By by, Optional<Boolean> takes, Optional<Due> due) {
        ofItem(viewer, item, row -> {
            by.authority().role(by.login(), by.on());
            papers.assign(item, by.login(), takes, due);
            return row;
        });
    }

    @Override
    public Attachment attach(Viewer viewer, long item, String login, String name, byte[] content) {
        return ofItem(viewer, item, row -> papers.attach(item, login, name, content));
    }

    @Override
    public Optional<byte[]> attachment(Viewer viewer, long item, long attachment) {
        Optional<Row> row = reading.as(viewer, () -> rows.one(viewer, item));
        if (row.filter(found -> ItemPapers.closed(viewer, found)).isPresent()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return row.flatMap(
                found -> In.transaction(transactions, () -> papers.opened(viewer.login(), item, attachment)));
    }

    @Override
    public Optional<Letter> letter(Viewer viewer, long decision) {
        return reading.as(viewer, () -> letters.of(viewer, decision));
    }

    /** With what its second person signs, and whether that may be signed still. */
    private Decision told(Viewer viewer, Decision seen) {
        return signable.told(corrected.told(viewer, seen));
    }

    private List<Decision> told(Viewer viewer, List<Decision> seen) {
        return signable.told(corrected.told(viewer, seen));
    }

    private Decision decided(long id) {
        return decisions.one(id).orElseThrow();
    }

    /** An operator looks at the items of funds and decides about none of them. */
    private <T> T ofItem(Viewer viewer, long item, Function<Row, T> work) {
        Row row = reading.as(viewer, () -> rows.one(viewer, item)).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        if (viewer.operator() && row.fund().isPresent()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return changed(() -> work.apply(row));
    }

    /** Where evidence comes between this look and the table's, whoever asked looks again. */
    private <T> T changed(Supplier<T> work) {
        return ChangedMeanwhile.told(() -> In.transaction(transactions, work));
    }

    /**
     * Whose a credit is, what took it back, or what is over of it, is said while no statement is being applied, which would not see it as it would not be seen. Before the decision's own row, since
     * who applies a statement holds this and takes proposals back.
     */
    private void beforeStatements(Decision seen) {
        if (Decidable.ofCredit(seen.answers())
                || Decidable.ofDebit(seen.answers())
                || Decidable.endsExcess(seen.answers(), seen.kind())) {
            matches.lock();
        }
    }

    private void beforeCarriedOut(Decision seen) {
        beforeStatements(seen);
        execution.holdFiles(seen);
    }

    private Decision ofDecision(Viewer viewer, long id, Function<Decision, Decision> work) {
        return ofDecision(viewer, id, seen -> {}, work);
    }

    /** @param first what is to be held before the decision's own row */
    private Decision ofDecision(Viewer viewer, long id, Consumer<Decision> first, Function<Decision, Decision> work) {
        Decision seen = decision(viewer, id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
        if (viewer.operator() && seen.fund().isPresent()) {
            throw new DeskException(Why.NO_RIGHT);
        }
        return changed(() -> {
            first.accept(seen);
            Decision held = decisions.locked(id).orElseThrow(() -> new DeskException(Why.NOT_FOUND));
            return told(viewer, work.apply(held));
        });
    }
}
