package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;

/** What is asked about no line, or about what is held for members, is not ended by one alone with the program's own role and SQL while it is so still. */
class ClosedBySqlTest extends AgainBench {
    private static final String WHY = "is asked still";

    @BeforeEach
    void aFund() {
        bench.fund(fund.value());
    }

    private static String closed(long item) {
        return "update review_item set closed_at = now() where item_id = " + item;
    }

    /** @param fund empty for the operators' */
    private long asked(String label, String subject, String fund) {
        return bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note)"
                                + " values (?, ?, nullif(?, ''), case when ? = '' then 'operator' else 'treasurer' end, 0, '') returning item_id")
                .params(label, subject, fund, fund)
                .query(Long.class)
                .single();
    }

    /** Refused while it is so, and taken once it is over. */
    private void onlyOnceOver(long item, String over) {
        sqlRefused(closed(item), WHY);
        inOne(over, closed(item));
        assertThat(bench.count("select count(*) from review_item where closed_at is not null and item_id = " + item))
                .isOne();
    }

    @Test
    void what_no_evidence_ends_is_ended_by_two_people() {
        int number = NUMBER.incrementAndGet();
        sqlRefused(closed(asked("ARRIVAL_REJECTED", "arrival:9" + number, "")), WHY);
        sqlRefused(closed(asked("CREDIT_TAKEN_BACK", "debit:9" + number, "")), WHY);
        long item = asked("BOOKED_NEVER_SENT", "answer:9:" + number, fund.value());
        sqlRefused(closed(item), WHY);
        settle(item, Proposal.of(DecisionKind.NOT_OURS, "ไม่ใช่ของเรา"));
        inOne("update review_item set closed_at = null where item_id = " + item);
        sqlRefused(closed(item), WHY);
    }

    @Test
    void a_question_of_one_person_ends_nothing() {
        long item = asked("BOOKED_NEVER_SENT", "answer:8:" + NUMBER.incrementAndGet(), fund.value());
        desk.propose(viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอ", TODAY.plusDays(3)), by("malee"));
        sqlRefused(closed(item), WHY);
    }

    @Test
    void work_that_stopped_is_asked_about_until_it_goes_on() {
        String work = "topic = 'check' and subject = 88" + NUMBER.get();
        inOne("insert into outbox (topic, subject, parked, parked_at, parked_by, parked_reason) values ('check', 88"
                + NUMBER.get() + ", 'DEAD', now(), 'songtor', 'x')");
        onlyOnceOver(asked("WORK_STOPPED", "work:check:88" + NUMBER.get(), ""), "delete from outbox where " + work);
    }

    @Test
    void a_file_that_missed_its_last_day_is_asked_about_until_somebody_lets_it_go() {
        batch = bench.batch(fund.value(), 1, Bench.TOY);
        file = bench.signed(batch);
        inOne("update agency_file set held_by = 'songtor', held_at = now(), held_reason = 'late' where file_id = "
                + file.value());
        onlyOnceOver(
                asked("MISSED_CUTOFF", "file:" + file.value(), ""),
                "update agency_file set held_by = null, held_at = null, held_reason = null where file_id = "
                        + file.value());
    }

    @Test
    void what_should_have_come_is_asked_about_until_it_came() {
        String subject = "statement:toy:" + NUMBER.incrementAndGet();
        inOne("insert into expectation (subject, kind, agency, day, due_at, state) values ('" + subject
                + "', 'STATEMENT', 'toy', current_date, now(), 'MISSING')");
        onlyOnceOver(
                asked("STATEMENT_MISSING", subject, ""),
                "update expectation set state = 'CAME' where subject = '" + subject + "'");
    }

    @Test
    void a_gap_between_statements_is_asked_about_until_a_statement_fills_it() {
        open(1);
        bench.stated(credit("G" + file.value(), 100, "first"));
        long arrival = bench.count("select max(arrival_id) from statement_day");
        inOne("insert into statement_reach (arrival_id, account, began) values (" + arrival
                + ", '0200000001', current_date) on conflict do nothing");
        sqlRefused(closed(asked("STATEMENT_GAP", "statements:" + arrival + ":" + (arrival + 1), "")), WHY);
    }

    @Test
    void a_member_who_is_missing_is_asked_about_until_somebody_brings_the_money() {
        String subject = "member:" + fund + ":2569-11:toy:M1";
        sqlRefused(closed(asked("MISSING_FROM_BATCH", subject, fund.value())), WHY);
    }

    @Test
    void a_credit_that_nobody_knows_is_asked_about_until_it_pays_a_file() {
        open(1);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit("C" + file.value(), 100, "nothing to be read"));
        bench.reconcile(file, NOW);
        long credit = bench.count("select max(credit_id) from credit");
        long item = bench.count(
                "select item_id from review_item where closed_at is null and subject = 'credit:" + credit + "'");
        sqlRefused(closed(item), WHY);
        Planted.closed(DATABASE.dataSource(), "item_id = " + item);
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        assertThat(found)
                .contains(new Difference(
                        Kind.ASKED,
                        Optional.empty(),
                        "item " + item,
                        text("select label || ' ' || subject from review_item where item_id = " + item),
                        "no open item"));
    }

    /** What was said of it stands, and it names a file whole: matching writes the file down as one it would surely pay. */
    @Test
    void a_credit_that_contradicts_two_people_is_asked_about_until_they_take_it_back_or_wait() {
        open(1);
        bench.stated(credit("N" + file.value(), 100, bench.reference(file).value()));
        long credit = bench.count("select max(credit_id) from credit");
        TwoOperators operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        Decision nobodys = operators.settle(
                asked("CREDIT_WITHOUT_FILE", "credit:" + credit, ""), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนแล้ว"));
        bench.stated(credit("M" + file.value(), 77, "of somebody else"));
        long item = bench.count("select item_id from review_item where closed_at is null"
                + " and label = 'DECISION_CONTRADICTED' and subject = 'credit:" + credit + "'");
        sqlRefused(closed(item), WHY);
        Planted.closed(DATABASE.dataSource(), "item_id = " + item);
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        assertThat(found).extracting(Difference::where).contains("item " + item);
        inOne("update review_item set closed_at = null where item_id = " + item);

        operators.propose(item, Proposal.until(DecisionKind.WAIT_UNTIL, "ถามธนาคาร", TODAY.plusDays(5)));
        inOne(closed(item));
        inOne("update review_item set closed_at = null where item_id = " + item);
        operators.undo(nobodys);
        bench.stated(credit("O" + file.value(), 78, "nor this"));
        assertThat(bench.count("select count(*) from review_item where closed_at is null and subject = 'credit:"
                        + credit + "'"))
                .isZero();
    }

    @Test
    void what_is_left_over_of_a_line_that_left_is_asked_about_until_it_is_not_over() {
        open(2);
        bench.answered(bench.answer(
                file,
                0,
                Bench.booked(1, 1, 100),
                new Answer.Line(
                        2, Bench.person(2), Answer.LineVerdict.NOT_ELIGIBLE, org.songtor.model.Satang.ZERO, "E1")));
        bench.stated(credit("L" + file.value(), 200, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        settle(item(Label.NOT_ELIGIBLE), RETURN);
        bench.reconcileAll(NOW);
        long item = item(Label.FILE_OVER);
        assertThat(one(item).lines()).isEmpty();
        sqlRefused(closed(item), WHY);
        Planted.closed(DATABASE.dataSource(), "item_id = " + item);
        assertThat(found())
                .containsExactly(new Difference(
                        Kind.ASKED, fund, "item " + item, "FILE_OVER file:" + file.value(), "no open item"));
    }

    @Test
    void what_is_held_for_a_member_is_asked_about_until_it_was_given_back() {
        settle(mismatch(), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        long item = item(Label.HELD_FOR_MEMBER);
        sqlRefused(closed(item), WHY);
        Planted.closed(DATABASE.dataSource(), "item_id = " + item);
        assertThat(found()).extracting(Difference::kind).containsExactly(Kind.ASKED);
        inOne("update review_item set closed_at = null where item_id = " + item);
        settle(item, RETURN);
        assertThat(one(item).row().over()).isTrue();
        bench.reconcile(file, NOW);
        assertThat(found()).isEmpty();
    }

    @Test
    void nor_is_an_item_whose_lines_were_taken_off_it() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        togetherRefused(WHY, "delete from review_item_line where item_id = " + item, closed(item));
    }

    @Test
    void the_database_and_the_program_know_the_same_labels_that_end_a_line() {
        assertThat(bench.jdbc
                        .sql("select unnest(labels_of_ended())")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(LabelNames.ENDED);
    }
}
