package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;

/** A file that was refused whole, or booked after all, or whose lines intake did not take over, once its lines left it. */
class LeftWholeTest extends LeftLinesBench {
    private void refusedWhole(int lines) {
        open(lines);
        bench.answered(new Answer(
                bench.reference(file),
                "X" + NUMBER.incrementAndGet(),
                Bench.DAY,
                Answer.Verdict.FILE_REFUSED,
                "",
                List.of()));
        bench.reconcileAll(NOW);
    }

    @Test
    void a_refused_file_that_was_paid_whole_is_asked_about_once_its_lines_are_returned() {
        refusedWhole(2);
        paid(200, file);
        assertThat(overs()).isZero();
        done(Label.FILE_REFUSED, RETURN);
        assertThat(labels()).containsOnly("RETURNED");
        assertThat(one(item(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(200));
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_refused_file_that_nobody_paid_asks_nothing_once_its_lines_are_returned() {
        refusedWhole(2);
        done(Label.FILE_REFUSED, RETURN);
        bench.reconcileAll(Bench.DUE.plus(Duration.ofDays(1)));
        assertThat(labels()).containsOnly("RETURNED");
        assertThat(open()).isZero();
    }

    @Test
    void what_was_booked_after_all_asks_for_itself_and_the_file_no_more_with_all_that_is_paid_with_it() {
        refusedOne(2);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(other, 1));
        paid(300, file, other);
        done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(overs()).isOne();
        bench.answered(bench.answer(file, 2));
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject in ("
                                + file.value() + ", " + other.value() + ")"))
                .isEqualTo(2);
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("BOOKED_AFTER_ALL", "SETTLED");
        assertThat(overs()).isZero();
        done(Label.BOOKED_AFTER_ALL, AgainBench.PAID_BACK);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED");
        assertThat(overs()).isZero();
    }

    @Test
    void what_intake_did_not_take_over_is_due_again_for_all_that_is_paid_with_the_file() {
        refusedOne(2);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(other, 1));
        paid(300, file, other);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(overs()).isOne();
        refusedWhole(resubmit);
        bench.reconcileAll(NOW);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "SETTLED");
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }
}
