package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** The same question under another label, or asked together, is as old as it was, has the same owner and is due on the same day. */
class GoingOnTest extends UnsureBench {
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    private static final LocalDate SAID = TODAY.plusDays(2);

    /** @param about subjects of its items, in SQL */
    private long item(String about) {
        return bench.count(
                "select item_id from review_item where closed_at is null and label not in ('SILENT_AGENCY') and subject like '"
                        + about + "'");
    }

    private void old(long item) {
        bench.jdbc
                .sql(
                        "update review_item set opened_at = now() - interval '9 days', assignee = 'op1', due_on = ? where item_id = ?")
                .params(SAID, item)
                .update();
    }

    private Row row(long item) {
        return operators.desk().item(Bench.OPERATOR, item).orElseThrow().row();
    }

    private void goesOn(long former, long item) {
        assertThat(item).isNotEqualTo(former);
        assertThat(row(item).openedAt())
                .isEqualTo(row(former).openedAt())
                .isBefore(Instant.now().minusSeconds(86_400));
        assertThat(row(item).owner()).isEqualTo("op1");
        assertThat(row(item).due()).isEqualTo(SAID);
        assertThat(bench.count(
                        "select count(*) from review_item where began_at > now() - interval '1 hour' and item_id = "
                                + item))
                .as("when it opened itself is known")
                .isOne();
    }

    /** Money of just the file's sum, whose reference nobody could read. */
    private long nameless() {
        bench.stated(credit(run + "1", 300, "no reference at all"));
        return item("credit:%");
    }

    private void lookedAt() {
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('credits', 0) on conflict do nothing")
                .update();
        askedAgain();
    }

    private String label(long item) {
        return row(item).label().name();
    }

    @Test
    void whose_money_it_is_stays_one_question_whether_files_could_be_meant_or_none() {
        long without = nameless();
        assertThat(label(without)).isEqualTo("CREDIT_WITHOUT_FILE");
        old(without);
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = answered(batch, 3);
        lookedAt();
        long unsure = item("credit:%");
        assertThat(label(unsure)).isEqualTo("CREDIT_UNSURE");
        goesOn(without, unsure);

        bench.stated(credit(run + "2", 300, bench.reference(file).value()));
        bench.reconcileAll(Bench.NOW);
        lookedAt();
        long again = item("credit:%");
        assertThat(label(again)).isEqualTo("CREDIT_WITHOUT_FILE");
        goesOn(unsure, again);
    }

    @Test
    void who_waits_for_its_answer_is_asked_under_the_other_label_as_the_same_question() {
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        bench.stated(credit(run + "1", 290, damaged(PaymentReference.ofNumber(next))));
        long without = item("credit:%");
        old(without);
        operators.propose(without, Proposal.until(DecisionKind.WAIT_UNTIL, "ถามธนาคาร", TODAY.plusDays(5)));
        lookedAt();
        answered(bench.batch("wiang", 3, TOY), 3);
        lookedAt();
        long unsure = item("credit:%");
        assertThat(label(unsure)).isEqualTo("CREDIT_UNSURE");
        assertThat(row(unsure).openedAt()).isEqualTo(row(without).openedAt());
        assertThat(row(unsure).owner()).isEqualTo("op1");
    }

    @Test
    void money_that_paid_a_file_in_between_is_asked_about_anew() {
        long without = nameless();
        old(without);
        Planted.closed(DATABASE.dataSource(), "item_id = " + without);
        lookedAt();
        long anew = item("credit:%");
        assertThat(row(anew).openedAt()).isAfter(Instant.now().minusSeconds(3_600));
        assertThat(row(anew).owner()).isEqualTo("operator");
    }

    @Test
    void money_of_a_file_that_has_not_come_and_then_comes_in_part_is_one_question() {
        BatchId batch = bench.batch("wiang", 3, TOY);
        FileId file = bench.delivered(batch, Instant.now().minusSeconds(40L * 86_400));
        bench.answered(bench.answer(file, 3));
        bench.reconcileAll(Instant.now());
        long never = item("file:" + file.value());
        assertThat(label(never)).isEqualTo("NEVER_PAID");
        old(never);
        bench.stated(credit(run + "1", 120, bench.reference(file).value()));
        bench.reconcileAll(Instant.now());
        long less = item("file:" + file.value());
        assertThat(label(less)).isEqualTo("FILE_SHORT");
        goesOn(never, less);
    }

    @Test
    void lines_that_are_asked_about_together_are_as_old_as_the_first_of_them() {
        BatchId batch = bench.batch("wiang", 12, TOY);
        FileId file = bench.delivered(batch, Bench.DUE);
        bench.answered(bench.answer(file, 12, refused(1)));
        bench.reconcileAll(Bench.NOW);
        long own = item("line:%");
        old(own);
        bench.answered(bench.answer(
                file,
                12,
                IntStream.rangeClosed(2, 12).mapToObj(GoingOnTest::refused).toArray(Answer.Line[]::new)));
        bench.reconcileAll(Bench.NOW);
        long group = item("group:" + file.value() + ":%");
        goesOn(own, group);
    }

    @Test
    void what_a_file_has_over_goes_on_in_the_item_of_the_first_that_is_paid_with_it() {
        FileId first = answered(bench.batch("wiang", 4, TOY), 4);
        FileId second = answered(bench.batch("wiang", 3, TOY), 3);
        bench.stated(credit(run + "1", 350, bench.reference(second).value()));
        bench.reconcileAll(Bench.NOW);
        long own = item("file:" + second.value());
        assertThat(label(own)).isEqualTo("FILE_OVER");
        old(own);
        bench.stated(credit(
                run + "2",
                420,
                bench.reference(first).value() + " " + bench.reference(second).value()));
        bench.reconcileAll(Bench.NOW);
        goesOn(own, item("file:" + first.value()));
    }

    private static Answer.Line refused(int position) {
        return new Answer.Line(
                position, Bench.person(position), Answer.LineVerdict.REFUSED, Satang.ZERO, "REF1_INVALID");
    }
}
