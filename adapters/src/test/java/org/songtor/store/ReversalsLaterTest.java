package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** What was taken back as people said, and what comes before and after they said it. */
class ReversalsLaterTest extends ReversalBench {
    @Test
    void in_whatever_order_it_comes_what_counts_is_the_same() {
        Set<String> all = new HashSet<>();
        permute(new ArrayList<>(List.of("credit", "said", "named", "answer")), 0, all);
        assertThat(all).containsExactly("[FILE_SHORT] -7000 13000 0");
    }

    /** What people say waits until there is as much as was taken back. */
    private void permute(List<String> events, int from, Set<String> all) {
        if (from == events.size()) {
            stores();
            BatchId batch = bench.batch("wiang", 2, Bench.TOY);
            Sent sent = new Sent(batch, bench.delivered(batch, Bench.DUE), 2);
            events.forEach(event -> bring(event, sent));
            all.add(standing(sent));
        }
        for (int i = from; i < events.size(); i++) {
            Collections.swap(events, from, i);
            permute(events, from + 1, all);
            Collections.swap(events, from, i);
        }
    }

    private void bring(String event, Sent sent) {
        switch (event) {
            case "credit" -> {
                came("C", 230, reference(sent));
                if (bench.count("select count(*) from debit where entry = '" + run + "R'") > 0) {
                    operators.settle(item("R"), ofFile(sent.file()));
                }
            }
            case "said" -> {
                long item = left("R", 70, "REVERSAL OF L1");
                if (bench.count("select count(*) from credit where entry = '" + run + "C'") > 0) {
                    operators.settle(item, ofFile(sent.file()));
                } else {
                    refused(Why.TAKES_MORE, () -> operators.propose(item, ofFile(sent.file())));
                }
            }
            case "named" -> left("N", 30, reference(sent));
            default -> bench.answered(bench.answer(sent.file(), 2));
        }
        reconciled();
    }

    @Test
    void a_statement_that_says_otherwise_asks_again_and_both_count_until_people_take_theirs_back() {
        Sent said = paid();
        Sent meant = booked(said.lines());
        long item = left("R", said.baht(), "back " + run + "late");
        Decision done = operators.settle(item, ofCredit(credit(said)));
        came("late", said.baht(), reference(meant));
        reconciled();
        assertThat(asked(item)).isTrue();
        assertThat(seen(item).takenOtherwise()).isTrue();
        assertThat(standing(said)).startsWith("[FILE_SHORT]");
        assertThat(standing(meant)).startsWith("[FILE_SHORT]");
        refused(Why.DECIDED_OTHERWISE, () -> operators.propose(item, Proposal.of(DecisionKind.NOT_OURS, "x")));
        operators.undo(done);
        reconciled();
        assertThat(standing(said)).startsWith("[SETTLED]");
        assertThat(standing(meant)).startsWith("[FILE_SHORT]");
        assertThat(seen(item).takenOtherwise()).isFalse();
    }

    @Test
    void a_statement_that_says_the_same_asks_nothing() {
        Sent said = paid();
        long item = left("R", said.baht(), "back " + run + "late");
        operators.settle(item, ofFile(said.file()));
        came("late", said.baht(), reference(said));
        reconciled();
        assertThat(asked(item)).isFalse();
        assertThat(standing(said)).startsWith("[SETTLED] 0");
    }

    @Test
    void another_entry_that_names_the_same_money_asks_again() {
        Sent byCredit = paid();
        long first = left("R1", byCredit.baht(), "REVERSAL OF L1");
        operators.settle(first, ofCredit(credit(byCredit)));
        left("N1", byCredit.baht(), "back " + run + "C" + byCredit.file().value());
        assertThat(asked(first)).isTrue();
        Sent byFile = paid();
        long second = left("R2", 50, "REVERSAL OF L1");
        operators.settle(second, ofFile(byFile.file()));
        left("N2", 49, reference(byFile));
        assertThat(asked(second)).as("another amount is other money").isFalse();
        left("N3", 50, reference(byFile));
        assertThat(asked(second)).isTrue();
    }

    @Test
    void a_proposal_that_a_statement_overtakes_is_not_carried_out() {
        Sent said = paid();
        long item = left("R", said.baht(), "back " + run + "late");
        Decision signed = operators.approved(operators.propose(item, ofCredit(credit(said))));
        came("late", said.baht(), "x");
        reconciled();
        refused(Why.DOES_NOT_ANSWER, () -> operators.carriedOut(signed));
        assertThat(standing(said)).startsWith("[SETTLED]");
    }
}
