package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.ItemState;
import org.springframework.dao.OptimisticLockingFailureException;

/** What people said of money that names no file: that it is nobody's, or that they wait; what comes later may contradict them. */
class CreditsOfNobodyTest extends UnsureBench {
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);

    @Test
    void money_of_nobody_is_one_item_and_stays_closed_while_the_decision_about_it_holds() {
        bench.stated(credit(run + "1", 77, "no reference at all"));
        assertThat(open("CREDIT_WITHOUT_FILE")).isOne();
        long item = bench.count(
                "select item_id from review_item where label = 'CREDIT_WITHOUT_FILE' and closed_at is null");
        decided(item, "NOT_OURS", "CREDIT_WITHOUT_FILE");
        bench.stated(credit(run + "2", 78, "nor here"));
        assertThat(open("CREDIT_WITHOUT_FILE")).isOne();
        assertThat(bench.count("select count(*) from review_item where closed_at is null and item_id = " + item))
                .isZero();
    }

    @Test
    void what_two_people_said_is_nobodys_is_given_to_no_file_by_itself_and_they_are_told_where_it_would_be() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, damaged(PaymentReference.ofNumber(next)) + " กองทุนทดสอบ"));
        Decision notOurs = operators.settle(openAboutCredit(), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        assertThat(bench.reference(file)).isEqualTo(PaymentReference.ofNumber(next));
        askedAgain();
        assertThat(bench.labels(batch)).containsOnly("WAITING");
        assertThat(bench.count("select count(*) from credit_repair where file_id = " + file.value()))
                .isZero();
        assertThat(open("CREDIT_WITHOUT_FILE") + open("CREDIT_UNSURE")).isZero();
        assertThat(open("DECISION_CONTRADICTED")).isOne();
        long told = openAboutCredit();
        Case shown = operators.desk().item(Bench.OPERATOR, told).orElseThrow();
        assertThat(shown.candidates())
                .as("just what contradicts them")
                .singleElement()
                .satisfies(against -> {
                    assertThat(against.file()).isEqualTo(file);
                    assertThat(against.reference())
                            .isEqualTo(bench.reference(file).value());
                    assertThat(against.total()).isEqualTo(Satang.ofBaht(300));
                    assertThat(against.why()).extracting(Reason::code).contains("SIMILAR_REFERENCE", "SAME_AMOUNT");
                });
        assertThat(shown.agency()).contains(AgencyCode.of("toy"));
        assertThat(shown.decisions()).extracting(Decision::id).contains(notOurs.id());

        operators.propose(told, Proposal.until(DecisionKind.WAIT_UNTIL, "ถามธนาคาร", TODAY.plusDays(5)));
        bench.stated(credit(run + "2", 77, "of somebody else"));
        assertThat(bench.count("select count(*) from review_item where closed_at is null and item_id = " + told))
                .as("waits")
                .isZero();

        operators.undo(notOurs);
        askedAgain();
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(open("DECISION_CONTRADICTED") + open("CREDIT_UNSURE")).isZero();
        assertThat(bench.count(
                        "select count(*) from review_item where closed_at is null and subject = 'credit:' || (select credit_id from credit where entry = '"
                                + run + "1')"))
                .isZero();
    }

    /** What people said of a credit is not forgotten because they waited about it under another label since. */
    @Test
    void what_was_said_of_it_holds_again_where_nothing_contradicts_it_any_more() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, damaged(PaymentReference.ofNumber(next))));
        operators.settle(openAboutCredit(), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        askedAgain();
        operators.propose(openAboutCredit(), Proposal.until(DecisionKind.WAIT_UNTIL, "ถามธนาคาร", TODAY.plusDays(5)));
        bench.jdbc
                .sql("update agency_file set frozen_at = frozen_at - interval '1 year' where file_id = ?")
                .param(file.value())
                .update();
        bench.jdbc.sql("delete from outbox where topic = 'credits'").update();
        bench.stated();
        assertThat(open("CREDIT_WITHOUT_FILE") + open("CREDIT_UNSURE") + open("DECISION_CONTRADICTED"))
                .isZero();
    }

    /** Its text names the file whole, which pays it: nothing but the question about it asks of it. */
    @Test
    void who_waits_about_money_that_names_a_file_whole_is_asked_again_on_the_day_and_not_before() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        bench.stated(credit(run + "1", 300, bench.reference(file).value()));
        Decision notOurs = operators.settle(askedOfWhole(), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        bench.stated(credit(run + "2", 77, "of somebody else"));
        long told = bench.count(
                "select item_id from review_item where closed_at is null and label = 'DECISION_CONTRADICTED'");
        operators.propose(told, Proposal.until(DecisionKind.WAIT_UNTIL, "ถามธนาคาร", TODAY.plusDays(5)));
        bench.stated(credit(run + "3", 78, "nor this"));
        assertThat(open("DECISION_CONTRADICTED")).as("waits").isZero();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).as("its text counts").containsOnly("SETTLED");
        askedAgain();
        assertThat(open("DECISION_CONTRADICTED")).as("waits still").isZero();
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'credits' and due_at > now() + interval '3 days'"))
                .as("put off until the day")
                .isOne();
        bench.jdbc.sql("alter table decision disable trigger user").update();
        bench.jdbc
                .sql(
                        "update decision set until_at = now() - interval '1 minute' where item_id = ? and until_at is not null")
                .param(told)
                .update();
        bench.jdbc.sql("alter table decision enable trigger user").update();
        askedAgain();
        assertThat(bench.count("select count(*) from review_item where closed_at is null and item_id = " + told))
                .as("its day came")
                .isOne();
        operators.undo(notOurs);
        askedAgain();
        assertThat(open("DECISION_CONTRADICTED")).as("taken back").isZero();
    }

    private long askedOfWhole() {
        return bench.jdbc.sql("""
                        insert into review_item (label, subject, owner, at_risk, note)
                        select 'CREDIT_WITHOUT_FILE', 'credit:' || max(credit_id), 'operator', 30000, '' from credit returning item_id
                        """).query(Long.class).single();
    }

    @Test
    void no_file_is_given_a_reference_that_stands_in_money_of_nobody() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, PaymentReference.ofNumber(next).value()));
        operators.settle(openAboutCredit(), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        assertThat(bench.reference(file)).isEqualTo(PaymentReference.ofNumber(next + 1));
        askedAgain();
        assertThat(bench.labels(batch)).containsOnly("WAITING");
    }

    /** As where the file took its reference just before two people said so of the money, and looks for such money just after. */
    @Test
    void a_file_whose_reference_was_decided_about_meanwhile_is_made_again() {
        FileId file = bench.delivered(bench.batch("wiang", 3, TOY), DUE);
        bench.stated(credit(run + "1", 300, bench.reference(file).value()));
        long item = askedOfWhole();
        EarlyCredits early = new Stores(DATABASE).credits();
        decided(item, "NOT_OURS", "CREDIT_WITHOUT_FILE");
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(status -> early.named(List.of(file))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void a_proposal_about_money_that_is_somebodys_by_now_is_returned() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, PaymentReference.ofNumber(next).value()));
        Decision proposed =
                operators.propose(openAboutCredit(), Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        BatchId batch = bench.batch("wiang", 3, TOY);
        answered(batch, 3);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(open("CREDIT_WITHOUT_FILE")).isZero();
        assertThat(operators
                        .desk()
                        .decision(Bench.OPERATOR, proposed.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(DecisionState.RETURNED);
    }

    @Test
    void what_waits_is_asked_about_again_on_its_day_although_a_statement_closed_it() {
        bench.stated(credit(run + "1", 77, "no reference at all"));
        long item = openAboutCredit();
        Decision waits = operators.propose(item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอสลิป", TODAY.plusDays(5)));
        bench.stated(credit(run + "2", 78, "nor here"));
        assertThat(bench.count("select count(*) from review_item where closed_at is null and item_id = " + item))
                .isZero();
        assertThat(bench.count(
                        "select count(*) from outbox o, decision d where o.topic = 'credits' and o.due_at between d.until_at - interval '1 second' and d.until_at"
                                + " and d.decision_id = " + waits.id()))
                .isOne();
        waitedLongEnough(waits);
        askedAgain();
        assertThat(listed())
                .filteredOn(row -> row.id() == item)
                .extracting(Row::due)
                .containsExactly(TODAY.plusDays(7));
        assertThat(operators.desk().item(Bench.OPERATOR, item).orElseThrow().story())
                .filteredOn(event -> event.event().equals("item.due-anew"))
                .hasSize(1);
        until(waits, "now() + interval '5 days'");
    }

    /** Nothing closed it, so nothing opens it again. */
    @Test
    void what_waited_is_to_be_decided_as_soon_as_a_new_question_from_its_day_on() {
        bench.stated(credit(run + "1", 77, "no reference at all"));
        long item = bench.count(
                "select item_id from review_item where closed_at is null and subject = (select 'credit:' || max(credit_id) from credit)");
        Decision waits = operators.propose(item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอสลิป", TODAY.plusDays(5)));
        assertThat(listed()).extracting(Row::id).doesNotContain(item);
        waitedLongEnough(waits);
        assertThat(listed()).extracting(Row::id, Row::due).contains(tuple(item, TODAY.plusDays(7)));
        until(waits, "now() + interval '5 days'");
    }

    /** As if it had been asked a month ago, and the day had come just now. */
    private void waitedLongEnough(Decision waits) {
        bench.jdbc
                .sql("update review_item set opened_at = now() - interval '30 days' where item_id = ?")
                .param(waits.item())
                .update();
        until(waits, "now()");
    }

    /** Afterwards it is waited for again, so that other tests hear no more of it than before. */
    private void until(Decision waits, String when) {
        bench.jdbc.sql("alter table decision disable trigger user").update();
        bench.jdbc
                .sql("update decision set until_at = " + when + " where decision_id = ?")
                .param(waits.id())
                .update();
        bench.jdbc.sql("alter table decision enable trigger user").update();
    }

    @Test
    void what_waits_as_money_of_no_file_is_asked_about_where_a_file_comes_that_it_may_be_for() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 263, damaged(PaymentReference.ofNumber(next))));
        operators.propose(
                aboutNewest().get(0).id(), Proposal.until(DecisionKind.WAIT_UNTIL, "รอสลิป", TODAY.plusDays(5)));
        assertThat(aboutNewest()).as("waits for its day").isEmpty();
        answered(bench.batch("wiang", 3, TOY), 3);
        askedAgain();
        assertThat(aboutNewest()).extracting(Row::label).containsExactly(Label.CREDIT_UNSURE);
        assertThat(aboutNewest()).extracting(Row::state).containsExactly(ItemState.OPEN);
    }

    /** As rows of before stand, when a file could be given a reference that stood in such money. */
    @Test
    void a_question_about_money_that_pays_its_file_since_closes_when_people_take_back_that_it_is_nobodys() {
        FileId file = bench.delivered(bench.batch("wiang", 3, TOY), DUE);
        bench.stated(credit(run + "1", 300, bench.reference(file).value()));
        long item = bench.jdbc.sql("""
                        insert into review_item (label, subject, owner, at_risk, note)
                        select 'CREDIT_WITHOUT_FILE', 'credit:' || max(credit_id), 'operator', 30000, '' from credit returning item_id
                        """).query(Long.class).single();
        Decision notOurs = operators.settle(item, Proposal.of(DecisionKind.NOT_OURS, "โอนคืนผู้โอนแล้ว"));
        bench.stated(credit(run + "2", 77, "of somebody else"));
        assertThat(listed()).extracting(Row::label).contains(Label.DECISION_CONTRADICTED);
        bench.answered(bench.answer(file, 3));
        bench.reconcileAll(NOW);
        assertThat(bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + file.value()))
                .isOne();
        bench.stated(credit(run + "3", 78, "nor this"));
        assertThat(listed()).as("nobody took it back").extracting(Row::label).contains(Label.DECISION_CONTRADICTED);

        bench.jdbc.sql("delete from credit_unnamed").update();
        operators.undo(notOurs);
        askedAgain();
        assertThat(bench.count(
                        "select count(*) from review_item where closed_at is null and subject = (select subject from review_item where item_id = "
                                + item + ")"))
                .isZero();
    }

    private List<Row> listed() {
        return operators.desk().items(Bench.OPERATOR, Filter.OPEN, 10);
    }

    /** Of these those about the last credit: money of other tests may be for the files of this one too. */
    private List<Row> aboutNewest() {
        Set<Long> items = Set.copyOf(bench.jdbc
                .sql("select item_id from review_item where subject = (select 'credit:' || max(credit_id) from credit)")
                .query(Long.class)
                .list());
        return listed().stream().filter(row -> items.contains(row.id())).toList();
    }

    /** The item about a credit of this test. */
    private long openAboutCredit() {
        return bench.count("select item_id from review_item where closed_at is null and subject like 'credit:%'");
    }

    /** As two people decide. */
    private void decided(long item, String kind, String answers) {
        long id = bench.jdbc
                .sql("""
                        insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason)
                        select item_id, ?, ?, at_risk, 'one', 'operator', 'test' from review_item where item_id = ? returning decision_id
                        """)
                .params(kind, answers, item)
                .query(Long.class)
                .single();
        bench.jdbc
                .sql("insert into decision_approval (decision_id, officer, role) values (?, 'two', 'operator')")
                .param(id)
                .update();
        bench.jdbc
                .sql("update decision set state = 'APPROVED' where decision_id = ?")
                .param(id)
                .update();
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.jdbc
                    .sql("update decision set state = 'DONE', ended_at = now() where decision_id = ?")
                    .param(id)
                    .update();
            bench.jdbc
                    .sql("update review_item set closed_at = now() where item_id = ?")
                    .param(item)
                    .update();
        });
    }
}
