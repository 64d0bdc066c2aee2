package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;

/** What one person can write alone about what was taken back: nothing that counts. */
class ReversalsBySqlTest extends ReversalBench {
    private static final String LATER = "before anybody signs";

    private Sent sent;
    private long item;
    private long debit;

    @BeforeEach
    void something_left() {
        sent = paid();
        item = left("R", sent.baht(), "REVERSAL OF L1");
        debit = bench.count("select debit_id from debit where entry = '" + run + "R'");
    }

    private String proposal(long of, String kind) {
        return "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) select item_id, '"
                + kind + "', label, at_risk, 'one', 'operator', 'x' from review_item where item_id = " + of;
    }

    private String says(long of, String credit, String file) {
        return "insert into decision_debit (decision_id, debit_id, credit_id, file_id) select max(decision_id), " + of
                + ", " + credit + ", " + file + " from decision";
    }

    private String credit() {
        return Long.toString(credit(sent));
    }

    private void refusedTogether(String why, String... all) {
        assertThatThrownBy(() -> inOne(all)).hasStackTraceContaining(why);
    }

    private void inOne(String... all) {
        DATABASE.transactions()
                .executeWithoutResult(status ->
                        List.of(all).forEach(sql -> bench.jdbc.sql(sql).update()));
    }

    @Test
    void it_is_written_with_a_proposal_about_just_this_entry() {
        Sent other = paid();
        long another = left("O", other.baht(), "REVERSAL OF L2");
        refusedTogether("does not say which money", proposal(item, "MATCH_DEBIT"));
        refusedTogether("does not ask about it", proposal(another, "MATCH_DEBIT"), says(debit, credit(), "null"));
        refusedTogether(LATER, proposal(item, "WRITE_OFF"), says(debit, credit(), "null"));
        refusedTogether("another account", proposal(item, "MATCH_DEBIT"), says(debit, "" + credit(other), "null"));
        refusedTogether(
                "decision_debit_check",
                proposal(item, "MATCH_DEBIT"),
                says(debit, credit(), "" + sent.file().value()));
        inOne(proposal(item, "MATCH_DEBIT"), says(debit, credit(), "null"));
    }

    @Test
    void it_counts_only_in_the_step_in_which_two_people_carry_it_out() {
        inOne(proposal(item, "MATCH_DEBIT"), says(debit, credit(), "null"));
        long decision = bench.count("select max(decision_id) from decision");
        String live = "update decision_debit set live = true where decision_id = " + decision;
        refusedTogether("not decided", live);
        refusedTogether("nobody alone", "update decision set state = 'APPROVED' where decision_id = " + decision);
        refusedTogether(
                "by the proposer", "insert into decision_approval values (" + decision + ", 'one', 'operator')");
        inOne(
                "insert into decision_approval values (" + decision + ", 'two', 'operator')",
                "update decision set state = 'APPROVED' where decision_id = " + decision);
        String done = "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision;
        String close = "update review_item set closed_at = now() where item_id = " + item;
        refusedTogether("done and does not count", done, close);
        inOne(done, live, close);
        refusedTogether(
                "until people take it back", "update decision_debit set live = false where decision_id = " + decision);
        refusedTogether(
                "what was proposed does not change", "delete from decision_debit where decision_id = " + decision);
        refusedTogether(
                "what was proposed does not change",
                "update decision_debit set credit_id = null, file_id = "
                        + sent.file().value() + " where decision_id = " + decision);
    }

    @Test
    void what_was_taken_back_counts_no_more_and_not_again() {
        Decision done = operators.settle(item, ofCredit(credit(sent)));
        operators.undo(done);
        refusedTogether("not decided", "update decision_debit set live = true where decision_id = " + done.id());
        assertThat(bench.count("select count(*) from decision_debit where live and decision_id = " + done.id()))
                .isZero();
    }

    @Test
    void nothing_is_taken_back_twice_whoever_writes_it() {
        long second = left("R2", sent.baht(), "REVERSAL OF L1");
        Decision later = operators.approved(operators.propose(second, ofCredit(credit(sent))));
        operators.settle(item, ofCredit(credit(sent)));
        refusedTogether(
                "another entry took that back",
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + later.id(),
                "update decision_debit set live = true where decision_id = " + later.id());
    }

    @Test
    void what_people_said_of_an_entry_is_not_proposed_to_be_said_once_more() {
        operators.settle(item, ofFile(sent.file()));
        refusedTogether("people said already", proposal(item, "MATCH_DEBIT"), says(debit, credit(), "null"));
    }
}
