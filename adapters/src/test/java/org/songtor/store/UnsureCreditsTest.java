package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
import org.songtor.model.Statement;
import org.songtor.port.Outbox;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.ItemState;
import org.songtor.statement.Camt053Format;
import org.springframework.dao.OptimisticLockingFailureException;

/** Money whose reference is damaged, cut off or not there. */
class UnsureCreditsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);

    private Bench bench;
    private String run;
    private TwoOperators operators;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        run = "U" + System.nanoTime() + "-";
        forget();
    }

    @Test
    void a_damaged_reference_beyond_doubt_and_the_exact_sum_settle_a_file() {
        BatchId batch = bench.batch("wiang", 5, TOY);
        FileId file = answered(batch, 5);
        bench.stated(credit(run + "1", 500, "pay " + damaged(bench.reference(file))));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(bench.count("select credited(" + file.value() + ")")).isEqualTo(50_000);
        assertThat(open("CREDIT_UNSURE") + open("CREDIT_WITHOUT_FILE")).isZero();
        assertThat(bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + file.value()))
                .isOne();
    }

    /** A bank cuts a text at 24, 35 or 50 characters. */
    @Test
    void one_credit_for_two_files_whose_second_reference_is_cut_off_settles_both() {
        BatchId first = bench.batch("wiang", 1, TOY);
        FileId whole = answered(first, 1);
        elsewhere();
        twoAtOnce(first, whole);
    }

    /** Files of one fund are frozen one after the other: their references differ in a digit and in what checks it. */
    @Test
    void one_credit_for_two_neighbouring_files_whose_second_reference_is_cut_off_settles_both() {
        BatchId first = bench.batch("wiang", 1, TOY);
        twoAtOnce(first, answered(first, 1));
    }

    private void twoAtOnce(BatchId first, FileId whole) {
        BatchId second = bench.batch("wiang", 7, TOY);
        FileId cut = answered(second, 7);
        String text =
                bench.reference(whole) + " " + bench.reference(cut).value().substring(0, 10);
        bench.stated(credit(run + "1", 800, text));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first)).containsOnly("SETTLED");
        assertThat(bench.labels(second)).containsOnly("SETTLED");
        assertThat(bench.count("select count(*) from credit_repair where file_id = " + cut.value()))
                .isOne();
    }

    @Test
    void what_one_fund_paid_too_much_of_a_batch_of_the_bank_does_not_pay_what_another_lacks() throws Exception {
        BatchId first = bench.batch("wiang", 11, TOY);
        BatchId second = bench.batch("wiang", 12, TOY);
        String over = share("1110.00", answered(first, 11));
        String lacks = share("1190.00", answered(second, 12));
        Camt053Format camt = new Camt053Format();
        String one = new String(camt.write(bench.statement(credit(run + "1", 2_300, "x"))), StandardCharsets.UTF_8);
        String several = one.replaceAll("<TxDtls>.*</TxDtls>", over + lacks);
        Statement statement = camt.read("any.xml", Bench.bytes(several));
        bench.answers.statement(AgencyCode.of("toy"), Bench.arrived("statement " + run), statement);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(first)).containsOnly("FILE_OVER");
        assertThat(bench.labels(second)).containsOnly("FILE_SHORT");
    }

    private String share(String baht, FileId file) {
        return "<TxDtls><Amt Ccy=\"THB\">" + baht + "</Amt><RmtInf><Ustrd>" + bench.reference(file)
                + "</Ustrd></RmtInf></TxDtls>";
    }

    @Test
    void the_same_reference_with_another_sum_is_a_question_with_reasons_and_the_rest_of_the_money_does_not_answer_it() {
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = answered(batch, 4);
        bench.stated(credit(run + "1", 250, "pay " + damaged(bench.reference(file))));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
        assertThat(open("CREDIT_UNSURE")).isOne();
        List<Reason> reasons = bench
                .jdbc
                .sql("select unnest(reasons) from credit_candidate where file_id = ? and number = 1")
                .param(file.value())
                .query(String.class)
                .list()
                .stream()
                .map(ReasonText::read)
                .toList();
        assertThat(reasons).anyMatch(reason -> reason instanceof Reason.SimilarReference);
        bench.stated(credit(run + "2", 150, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        assertThat(open("CREDIT_UNSURE")).as("never a silent guess").isLessThanOrEqualTo(1);
    }

    @Test
    void money_that_came_before_its_file_with_a_damaged_reference_is_asked_about_anew_when_the_file_comes() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 300, damaged(PaymentReference.ofNumber(next))));
        assertThat(open("CREDIT_WITHOUT_FILE") + open("CREDIT_UNSURE")).isOne();
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        // Of the fund that the text names, so it is a candidate too, and contradicts nobody.
        answered(bench.batch("wiang", 4, TOY), 4);
        assertThat(bench.reference(file)).isEqualTo(PaymentReference.ofNumber(next));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        Outbox.Work work =
                bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).orElseThrow();
        bench.reconcile.credits(work);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(open("CREDIT_WITHOUT_FILE") + open("CREDIT_UNSURE")).isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'credits'"))
                .isZero();
    }

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
    void what_the_bank_kept_explains_what_is_missing_and_stands_in_tables_with_what_left_the_account() {
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = answered(batch, 4);
        Statement statement = new Statement(
                run,
                "0200000001",
                DAY,
                Satang.ofBaht(10),
                Satang.ofBaht(395),
                List.of(new Statement.Credit(
                        run + "1",
                        DAY,
                        Satang.ofBaht(390),
                        Satang.ofBaht(10),
                        bench.reference(file).value())),
                List.of(new Statement.Debit(run + "2", DAY, Satang.ofBaht(5), "ค่าธรรมเนียม")));
        bench.answers.statement(AgencyCode.of("toy"), Bench.arrived("statement " + run), statement);
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(bench.count("select credited(" + file.value() + ")")).isEqualTo(40_000);
        assertThat(bench.count("select fee from credit where entry = '" + run + "1'"))
                .isEqualTo(1_000);
        assertThat(bench.count("select satang from debit where entry = '" + run + "2'"))
                .isEqualTo(500);
        assertThat(bench.count("select opening + closing from statement_day where statement_id = '" + run + "'"))
                .isEqualTo(40_500);
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
        long item = bench.jdbc.sql("""
                        insert into review_item (label, subject, owner, at_risk, note)
                        select 'CREDIT_WITHOUT_FILE', 'credit:' || max(credit_id), 'operator', 30000, '' from credit returning item_id
                        """).query(Long.class).single();
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
        operators.propose(openAboutCredit(), Proposal.until(DecisionKind.WAIT_UNTIL, "รอสลิป", TODAY.plusDays(5)));
        assertThat(listed()).as("waits for its day").isEmpty();
        answered(bench.batch("wiang", 3, TOY), 3);
        askedAgain();
        assertThat(listed()).extracting(Row::label).containsExactly(Label.CREDIT_UNSURE);
        assertThat(listed()).extracting(Row::state).containsExactly(ItemState.OPEN);
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

    /** The item about a credit of this test. */
    private long openAboutCredit() {
        return bench.count("select item_id from review_item where closed_at is null and subject like 'credit:%'");
    }

    /** Whose all credits are, and what becomes of the files. */
    private void askedAgain() {
        bench.jdbc
                .sql("update outbox set due_at = now() where topic = 'credits'")
                .update();
        bench.reconcile.credits(
                bench.outbox.take(Outbox.CREDITS, 0, Duration.ofMinutes(1)).orElseThrow());
        bench.reconcileAll(NOW);
    }

    private FileId answered(BatchId batch, int lines) {
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, lines));
        bench.reconcileAll(NOW);
        return file;
    }

    /** One digit is another. */
    private static String damaged(PaymentReference reference) {
        char last = reference.value().charAt(11);
        return reference.value().substring(0, 11) + (char) ('0' + (last - '0' + 1) % 10);
    }

    private long open(String label) {
        return bench.count("select count(*) from review_item where closed_at is null and label = '" + label + "'");
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

    /** Credits of one test are no question of the next, and references of two are not alike. */
    private void forget() {
        elsewhere();
        bench.jdbc.sql("delete from outbox where topic = 'credits'").update();
        bench.jdbc.sql("delete from credit_unnamed").update();
        bench.jdbc.sql("delete from credit_candidate").update();
        Planted.closed(DATABASE.dataSource(), "closed_at is null");
    }

    private void elsewhere() {
        bench.jdbc.sql("""
                        insert into sequence_counter values ('reference', 1)
                        on conflict (stream) do update set last_value = (sequence_counter.last_value + 7919131) % 99999989
                        """).update();
    }
}
