package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.Outbox;
import org.songtor.statement.Camt053Format;

/** Money whose reference is damaged, cut off or not there: which files it settles by itself, and of which people are asked. */
class UnsureCreditsTest extends UnsureBench {
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
}
