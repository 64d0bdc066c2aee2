package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import org.junit.jupiter.api.Test;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FileId;
import org.songtor.model.Label;

/** What the agency says of a file of which lines had left says anew what the file should have got, and so whose money is. */
class RungForMoneyTest extends AgainBench {
    @Test
    void of_a_file_of_which_a_line_was_given_back_an_answer_asks_anew_whose_money_is() {
        settle(refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE), RETURN);
        rungNoMore();
        said(LineVerdict.BOOKED, 100);
        assertThat(whoseMoney()).isOne();
        assertThat(bench.count("select count(*) from outbox where topic = 'credits' and due_at <= now()"))
                .as("at once")
                .isOne();
    }

    @Test
    void it_is_asked_of_all_that_is_paid_with_the_file() {
        settle(refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE), RETURN);
        FileId with = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(with, 1));
        bench.stated(Bench.credit("T" + System.nanoTime(), 100, bench.reference(file) + " " + bench.reference(with)));
        bench.reconcileAll(NOW);
        bench.jdbc.sql("delete from outbox").update();
        bench.answered(bench.answer(file, 1));
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and subject in (" + file.value()
                        + ", " + with.value() + ")"))
                .isEqualTo(2);
    }

    @Test
    void of_a_file_of_which_none_left_it_is_known() {
        refusedLine(LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE);
        rungNoMore();
        said(LineVerdict.BOOKED, 100);
        assertThat(whoseMoney()).isZero();
    }

    private void rungNoMore() {
        bench.jdbc.sql("delete from outbox where topic = 'credits'").update();
    }

    private long whoseMoney() {
        return bench.count("select count(*) from outbox where topic = 'credits'");
    }
}
