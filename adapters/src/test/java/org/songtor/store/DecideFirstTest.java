package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** A file was paid whole, a line of it went again, and the agency calls that one paid already: money and line are one question, which the money's names. */
class DecideFirstTest extends AgainBench {
    private static final Proposal FIRST = Proposal.of(DecisionKind.FIRST_STANDS, "หน่วยงานมีเงินแล้ว");

    @Test
    void what_is_over_names_the_question_by_which_it_may_be_over_no_longer() {
        Decision resubmit = paidWhole();
        long over = item(Label.FILE_OVER);
        assertThat(one(over).decideFirst())
                .as("nothing is said of the second line")
                .isEmpty();
        paidAlready(again(resubmit));
        long line = item(Label.ALREADY_PAID);
        assertThat(one(over).decideFirst()).containsExactly(line);
        assertThat(one(line).decideFirst()).isEmpty();
        settle(line, FIRST);
        bench.reconcileAll(NOW);
        assertThat(one(over).row().over()).as("its money is the first line's").isTrue();
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED", "SETTLED");
    }

    @Test
    void once_that_is_decided_otherwise_it_is_over_by_itself() {
        paidAlready(again(paidWhole()));
        long over = item(Label.FILE_OVER);
        settle(item(Label.ALREADY_PAID), RETURN);
        bench.reconcileAll(NOW);
        assertThat(one(over).over()).isEqualTo(Satang.ofBaht(100));
        assertThat(one(over).decideFirst()).isEmpty();
    }

    /** Two lines of 100 baht; one is refused and goes again, and the file has the money of both. */
    private Decision paidWhole() {
        open(2);
        bench.answered(bench.answer(
                file, 2, new Answer.Line(1, Bench.person(1), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1")));
        bench.stated(credit(
                "D" + NUMBER.incrementAndGet() + System.nanoTime(),
                200,
                bench.reference(file).value()));
        bench.reconcileAll(NOW);
        Decision resubmit = settle(item(Label.NOT_ELIGIBLE), AGAIN);
        bench.reconcileAll(NOW);
        return resubmit;
    }

    private FileId again(Decision resubmit) {
        takenOver(resubmit, "WAITING");
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('dispatch', ?)")
                .param(correcting(resubmit).value())
                .update();
        return bench.delivered(correcting(resubmit), Bench.DUE);
    }

    private void paidAlready(FileId second) {
        bench.answered(
                bench.answer(second, 0, new Answer.Line(1, Bench.person(1), LineVerdict.DUPLICATE, Satang.ZERO, "E2")));
        bench.reconcileAll(NOW);
    }
}
