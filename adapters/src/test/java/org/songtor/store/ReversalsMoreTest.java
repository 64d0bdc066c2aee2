package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Satang;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** No more is taken back of a file's money, or of a credit's, than is there: the rest would eat what comes later. */
class ReversalsMoreTest extends ReversalBench {
    @Test
    void more_than_is_left_of_a_files_money_is_refused_and_how_much_is_left_is_said() {
        Sent sent = paid();
        operators.settle(left("R1", sent.baht() - 223, "REVERSAL OF L1"), ofFile(sent.file()));
        reconciled();
        long item = left("R2", 500, "REVERSAL OF L2");
        onlyThere(223, () -> operators.propose(item, ofFile(sent.file())));
        came("more", 276, reference(sent));
        reconciled();
        onlyThere(499, () -> operators.propose(item, ofFile(sent.file())));
        came("last", 1, reference(sent));
        reconciled();
        operators.settle(item, ofFile(sent.file()));
        reconciled();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -" + 100 * sent.baht() + " 0");
        Sent nothing = booked();
        onlyThere(0, () -> operators.propose(left("R3", 1, "REVERSAL OF L3"), ofFile(nothing.file())));
    }

    private static void onlyThere(long baht, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(DeskException.class, e -> {
            assertThat(e.why()).isEqualTo(Why.TAKES_MORE);
            assertThat(e.there()).contains(Satang.ofBaht(baht));
        });
    }

    @Test
    void what_was_signed_before_another_took_the_money_is_not_carried_out_until_that_is_taken_back() {
        Sent sent = paid();
        Decision signed = operators.approved(
                operators.propose(left("R1", sent.baht() - 10, "REVERSAL OF L1"), ofFile(sent.file())));
        Decision done = operators.settle(left("R2", 11, "REVERSAL OF L2"), ofFile(sent.file()));
        onlyThere(sent.baht() - 11, () -> operators.carriedOut(signed));
        assertThatThrownBy(() -> DATABASE.transactions()
                        .executeWithoutResult(status -> List.of(
                                        "update decision set state = 'DONE', ended_at = now() where decision_id = "
                                                + signed.id(),
                                        "update decision_debit set live = true where decision_id = " + signed.id())
                                .forEach(sql -> bench.jdbc.sql(sql).update())))
                .hasStackTraceContaining("less money is there");
        operators.undo(done);
        operators.carriedOut(signed);
        reconciled();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -" + 100 * (sent.baht() - 10) + " ");
    }

    @Test
    void nobody_writes_a_proposal_about_more_than_is_there() {
        Sent sent = paid();
        long item = left("R", sent.baht() + 1, "REVERSAL OF L1");
        assertThatThrownBy(() -> DATABASE.transactions()
                        .executeWithoutResult(status -> List.of(
                                        "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) select item_id, 'MATCH_DEBIT', label, at_risk, 'one', 'operator', 'x' from review_item where item_id = "
                                                + item,
                                        "insert into decision_debit (decision_id, debit_id, file_id) select max(d.decision_id), (select debit_id from debit where entry = '"
                                                + run + "R'), "
                                                + sent.file().value() + " from decision d")
                                .forEach(sql -> bench.jdbc.sql(sql).update())))
                .hasStackTraceContaining("less money is there");
    }

    /** A credit of the very amount whose file lost money already by an entry that names the file. */
    @Test
    void a_credit_of_whose_files_money_less_is_left_is_not_taken_back_whole() {
        Sent sent = paid();
        operators.settle(left("R1", 40, "REVERSAL OF L1"), ofFile(sent.file()));
        long item = left("R2", sent.baht(), "REVERSAL OF L2");
        onlyThere(sent.baht() - 40, () -> operators.propose(item, ofCredit(credit(sent))));
        long loose = came("loose", sent.baht(), "CASH DEPOSIT");
        operators.settle(item, ofCredit(loose));
        reconciled();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -4000 ");
    }

    @Test
    void all_that_came_may_be_taken_back_at_once() {
        Sent sent = paid();
        came("over", 50, reference(sent));
        reconciled();
        assertThat(standing(sent)).contains(" 5000 ");
        operators.settle(left("R", sent.baht() + 50, "REVERSAL OF L1"), ofFile(sent.file()));
        reconciled();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -" + 100 * sent.baht() + " 0");
    }
}
