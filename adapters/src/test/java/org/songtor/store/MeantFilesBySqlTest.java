package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.OPERATOR;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;

/** What one person can write alone about which file a payer meant: nothing that counts. */
class MeantFilesBySqlTest extends ReversalBench {
    private Sent named;
    private Sent meant;
    private long credit;
    private long item;

    @BeforeEach
    void questioned() {
        named = booked();
        meant = booked(named.lines());
        credit = came("W", named.baht(), reference(named));
        reconciled();
        item = desk.question(OPERATOR, "0200000001", run + "W", "x", TwoOperators.FIRST);
    }

    private static String proposal(long of) {
        return "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) select item_id, 'MATCH_CREDIT', label, at_risk, 'one', 'operator', 'x' from review_item where item_id = "
                + of;
    }

    private static String instead(long of) {
        return "insert into decision_instead (decision_id, credit_id) select max(decision_id), " + of
                + " from decision";
    }

    private String pays(Sent sent) {
        return "insert into decision_credit (decision_id, credit_id, file_id) select max(decision_id), " + credit + ", "
                + sent.file().value() + " from decision";
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
    void it_is_written_with_a_proposal_about_just_this_money_and_says_which_file() {
        refusedTogether("does not say which file", proposal(item));
        refusedTogether("does not say which file", proposal(item), pays(meant));
        refusedTogether("does not say which file", proposal(item), instead(credit));
        long other = came("O", 77, reference(named));
        refusedTogether("does not ask about it", proposal(item), instead(other));
        inOne(proposal(item), instead(credit), pays(meant));
        refusedTogether("before anybody signs", instead(credit));
    }

    @Test
    void it_counts_only_in_the_step_in_which_two_people_carry_it_out() {
        inOne(proposal(item), instead(credit), pays(meant));
        long decision = bench.count("select max(decision_id) from decision");
        String live = "update decision_instead set live = true where decision_id = " + decision;
        String paid = "update decision_credit set live = true where decision_id = " + decision;
        refusedTogether("from when its decision is done", live);
        refusedTogether("nobody alone", "update decision set state = 'APPROVED' where decision_id = " + decision);
        inOne(
                "insert into decision_approval values (" + decision + ", 'two', 'operator')",
                "update decision set state = 'APPROVED' where decision_id = " + decision);
        String done = "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision;
        String close = "update review_item set closed_at = now() where item_id = " + item;
        refusedTogether("is asked still", close);
        refusedTogether("done and does not count", done, paid, close);
        refusedTogether("is not done where nothing was", done, live, close);
        inOne(done, live, paid, close);
        assertThat(bench.count("select sum(file_id)::bigint from files_of(" + credit + ")"))
                .isEqualTo(meant.file().value());
        refusedTogether(
                "until people take it back",
                "update decision_instead set live = false where decision_id = " + decision);
        refusedTogether(
                "what was proposed does not change", "delete from decision_instead where decision_id = " + decision);
        refusedTogether("truncate", "truncate decision_instead");
    }

    /** What a second person signed of the proposal that was written last, done and counting. */
    private static String[] counting() {
        String last = "(select max(decision_id) from decision)";
        return new String[] {
            "insert into decision_approval values (" + last + ", 'two', 'operator')",
            "update decision set state = 'APPROVED' where decision_id = " + last,
            "update decision set state = 'DONE', ended_at = now() where decision_id = " + last,
            "update decision_instead set live = true where decision_id = " + last
        };
    }

    private static String[] all(String[]... parts) {
        return Stream.of(parts).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void a_credit_is_for_what_one_decision_says_and_not_for_what_two_do() {
        String[] proposed = {proposal(item), instead(credit), pays(meant)};
        refusedTogether("decision_instead_one", all(proposed, counting(), proposed, counting()));
        operators.settle(item, MeantFilesTest.isFor(meant.file()));
        String again =
                "insert into review_item (label, subject, owner, at_risk, note) select label, subject, owner, at_risk, note from review_item where item_id = "
                        + item;
        bench.jdbc.sql(again).update();
        long other = bench.count("select max(item_id) from review_item");
        inOne(proposal(other), instead(credit), pays(named));
        refusedTogether("another decision says what the credit pays", counting());
        assertThat(bench.count("select sum(file_id)::bigint from files_of(" + credit + ")"))
                .isEqualTo(meant.file().value());
    }

    @Test
    void taken_back_the_text_says_it_again_and_nothing_counts_beside_it() {
        Decision done = operators.settle(item, MeantFilesTest.isFor(meant.file()));
        operators.undo(done);
        refusedTogether(
                "from when its decision is done",
                "update decision_instead set live = true where decision_id = " + done.id());
        assertThat(bench.count("select sum(file_id)::bigint from files_of(" + credit + ")"))
                .isEqualTo(named.file().value());
    }
}
