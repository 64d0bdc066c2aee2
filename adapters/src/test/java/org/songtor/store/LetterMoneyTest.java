package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import org.junit.jupiter.api.Test;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** What a letter to the agency says of a file's money: what is due after what people decided, and what came. */
class LetterMoneyTest extends DeskBench {
    @Test
    void of_a_file_of_which_a_line_was_given_back_what_is_due_is_the_rest() {
        open(3);
        Answer.Line refused = new Answer.Line(1, Bench.person(1), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1");
        bench.answered(bench.answer(file, 3, refused));
        bench.reconcile(file, NOW);
        settle(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืน"));
        bench.stated(credit("S" + System.nanoTime(), 150, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        Letter letter = asking(item(Label.FILE_SHORT));
        assertThat(letter.due()).contains(Satang.ofBaht(200));
        assertThat(letter.came()).contains(Satang.ofBaht(150));
        assertThat(letter.credit()).isEmpty();
        assertThat(letter.bank()).isEmpty();
    }

    @Test
    void of_what_a_line_says_no_sum_of_the_file_stands_there() {
        Letter letter = asking(mismatch());
        assertThat(letter.due()).isEmpty();
        assertThat(letter.came()).isEmpty();
    }

    private Letter asking(long item) {
        long decision = desk.propose(
                        viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ขาด", TODAY.plusDays(7)), by("malee"))
                .id();
        return desk.letter(viewer, decision).orElseThrow();
    }
}
