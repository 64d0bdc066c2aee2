package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;

/** A proposal is committed while somebody waits to close its item: it goes back with the item, whoever closes it. */
class ProposedMeanwhileTest extends DeskBench {
    private static final Proposal NOT_OURS = Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว");

    private static final By OPERATOR = new By(
            "operator",
            TODAY,
            new Authority(false, List.of(), Map.of("operator", new Office("operator", LONG_AGO, Optional.empty()))));

    private String run;

    @BeforeEach
    void nothingIsOpen() {
        run = "M" + System.nanoTime() + "-";
        bench.jdbc
                .sql(
                        "insert into sequence_counter values ('reference', 1) on conflict (stream) do update set last_value = sequence_counter.last_value + 7919131")
                .update();
        bench.jdbc.sql("delete from credit_unnamed").update();
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    @Test
    void about_money_that_a_file_names_which_is_made_just_then() throws Exception {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, PaymentReference.ofNumber(next).value()));
        long item = aboutCredit();
        BatchId made = bench.batch(fund.value(), 3, TOY);
        long proposed = proposed(item, NOT_OURS, OPERATOR, () -> bench.files.freeze(made, DAY));
        wentBack(item, desk.decision(Bench.OPERATOR, proposed).orElseThrow());
    }

    @Test
    void about_money_that_is_beyond_doubt_with_the_statement_applied_just_then() throws Exception {
        FileId paid = bench.delivered(bench.batch(fund.value(), 5, TOY), DUE);
        bench.stated(credit(run + "1", 300, cut(bench.reference(paid))));
        long item = aboutCredit();
        long proposed = proposed(
                item, NOT_OURS, OPERATOR, () -> bench.stated(credit(run + "2", 200, cut(bench.reference(paid)))));
        wentBack(item, desk.decision(Bench.OPERATOR, proposed).orElseThrow());
    }

    @Test
    void about_a_member_who_was_missing_and_whom_a_batch_brings_just_then() throws Exception {
        batch = bench.batch(fund.value(), 1, TOY);
        NationalId person = Bench.person(1);
        bench.jdbc
                .sql("""
                        insert into member (fund_id, member_no, kind, title, first_name, last_name, occupation, enrolments, agency_references, person_hash, person_seal, last_four)
                        values (?, 'W001', 'INDIVIDUAL', 'นาง', 'ทดสอบ', 'คนที่หนึ่ง', '', '{}', '{}', ?, ?, ?)
                        """)
                .params(
                        fund.value(),
                        Stores.persons().hash(person),
                        Stores.persons().seal(person, Persons.Place.members(fund)),
                        Persons.lastFour(person.value()))
                .update();
        long item = bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('MISSING_FROM_BATCH', ?, ?, 'treasurer', 10000, '') returning item_id")
                .params("member:" + fund + ":2569-11:toy:W001", fund.value())
                .query(Long.class)
                .single();
        CheckedItems checked = new CheckedItems(DATABASE.dataSource());
        long proposed = proposed(item, Proposal.of(DecisionKind.WRITE_OFF, "ลาออกแล้ว"), by("malee"), () -> {
            DATABASE.transactions().executeWithoutResult(status -> checked.open(batch, fund, List.of()));
            return batch;
        });
        wentBack(item, desk.decision(viewer, proposed).orElseThrow());
    }

    /** The proposal is made, what closes the item waits for it, and then the proposal is committed. */
    private <T> long proposed(long item, Proposal wish, By by, Callable<T> closing) throws Exception {
        AtomicLong proposed = new AtomicLong();
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            Future<T> waits = DATABASE.transactions().execute(status -> {
                proposed.set(proposals().propose(item, wish, by));
                Future<T> begun = meanwhile.begin(closing);
                assertThat(begun.isDone()).as("waits for the item").isFalse();
                return begun;
            });
            ended(waits);
        }
        return proposed.get();
    }

    /** As the desk has them, which looks at the item first as a reader does. */
    private static Proposals proposals() {
        Reversals reversals = new Reversals(DATABASE.dataSource());
        DecisionRows rows = new DecisionRows(DATABASE.dataSource(), reversals);
        return new Proposals(
                DATABASE.dataSource(),
                new DecidedLines(DATABASE.dataSource()),
                new FirstStanding(DATABASE.dataSource()),
                new Superseding(DATABASE.dataSource(), rows),
                new Excess(DATABASE.dataSource()),
                new HeldForMembers(DATABASE.dataSource()),
                reversals,
                new MeantFiles(DATABASE.dataSource()),
                new GoneBookings(DATABASE.dataSource()),
                Stores.persons(),
                new Entries(DATABASE.dataSource()));
    }

    private static void ended(Future<?> call) throws Exception {
        try {
            call.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private void wentBack(long item, Decision proposed) {
        assertThat(bench.count("select count(*) from review_item where closed_at is null and item_id = " + item))
                .as("open")
                .isZero();
        assertThat(proposed.state()).isEqualTo(DecisionState.RETURNED);
        assertThat(bench.count("select count(*) from journal where event = 'decision.returned' and subject = 'item:"
                        + item + "'"))
                .isOne();
    }

    private long aboutCredit() {
        return bench.count("select item_id from review_item where closed_at is null and subject like 'credit:%'");
    }

    /** The last digit is not there. */
    private static String cut(PaymentReference reference) {
        return reference.value().substring(0, 11);
    }
}
