package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FileId;
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

    /** An agency cannot reckon with the references of two files, what these had over, and the money of three. */
    @Test
    void of_files_that_came_together_with_others_since_all_figures_are_of_those_that_were_asked_about() {
        twoOver();
        long item = item(Label.FILE_OVER);
        Letter before = asking(item);
        paid(20, second, third);
        assertThat(one(item(Label.FILE_OVER)).over()).as("of all three").isEqualTo(Satang.ofBaht(60));
        Letter after = desk.letter(viewer, before.decision()).orElseThrow();
        assertThat(after.reference()).doesNotContain(bench.reference(third).value());
        assertThat(List.of(
                        after.amount(), after.due().orElseThrow(), after.came().orElseThrow()))
                .containsExactly(Satang.ofBaht(40), Satang.ofBaht(300), Satang.ofBaht(340));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void money_that_came_for_them_since_is_not_told_beside_what_was_asked_about() {
        twoOver();
        Letter before = asking(item(Label.FILE_OVER));
        assertThat(before.came()).contains(Satang.ofBaht(340));
        paid(5, second);
        Letter after = desk.letter(viewer, before.decision()).orElseThrow();
        assertThat(after.amount()).isEqualTo(Satang.ofBaht(40));
        assertThat(after.due()).contains(Satang.ofBaht(300));
        assertThat(after.came()).isEmpty();
    }

    private FileId second;
    private FileId third;

    /** Two files, 40 baht over; and a third one that has its money. */
    private void twoOver() {
        open(1);
        bench.answered(bench.answer(file, 1));
        second = booked(2);
        third = booked(3);
        paid(300, third);
        paid(340, file, second);
    }

    private FileId booked(int lines) {
        FileId one = bench.delivered(bench.batch(fund.value(), lines, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(one, lines));
        bench.reconcileAll(NOW);
        return one;
    }

    private void paid(long baht, FileId... files) {
        String names = Stream.of(files).map(one -> bench.reference(one).value()).collect(Collectors.joining(" "));
        bench.stated(credit("P" + NUMBER.incrementAndGet() + System.nanoTime(), baht, names));
        bench.reconcileAll(NOW);
    }

    private Letter asking(long item) {
        long decision = desk.propose(
                        viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ขาด", TODAY.plusDays(7)), by("malee"))
                .id();
        return desk.letter(viewer, decision).orElseThrow();
    }
}
