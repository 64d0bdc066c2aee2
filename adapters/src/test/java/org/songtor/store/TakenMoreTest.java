package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.OPERATOR;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;

/** No person's word takes money from a file of which people said that a bank took it back: it would count for another file, and the bank has it. */
class TakenMoreTest extends TakenMoreBench {
    private static final Viewer TREASURER = new Viewer("malee", Set.of(FundId.of("wiang")), false);

    private static void less(long baht, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(DeskException.class, e -> {
            assertThat(e.why()).isEqualTo(Why.TAKES_MORE);
            assertThat(e.there()).contains(Satang.ofBaht(baht));
        });
    }

    /** What counts, reckoned beside the store, in baht of the first file. */
    private static final class Model {
        private long came;
        private long taken;
        private Optional<Decision> given = Optional.empty();

        boolean takes(long baht) {
            return taken + baht <= came;
        }

        boolean leaves(long baht) {
            return came - baht >= taken;
        }
    }

    @Test
    void in_every_order_no_more_is_taken_than_came_and_only_what_would_take_more_is_refused() {
        for (int some : new int[] {NAMELESS, 0}) {
            permute(new ArrayList<>(List.of("given", "reversal", "undo", "question")), 0, some);
        }
    }

    /**
     * What is not given yet is not taken back: such an order is how one of the others begins, and each is asked after every act.
     *
     * @param besides what the reversal takes besides the money that names the file; of the nameless money alone where zero
     */
    private void permute(List<String> acts, int from, int besides) {
        if (from == acts.size() && acts.indexOf("given") < acts.indexOf("undo")) {
            stores();
            inOrder(acts, besides);
        }
        for (int i = from; i < acts.size(); i++) {
            Collections.swap(acts, from, i);
            permute(acts, from + 1, besides);
            Collections.swap(acts, from, i);
        }
    }

    private void inOrder(List<String> acts, int besides) {
        files(booked(3));
        long loose = nameless("N");
        long back = besides == 0 ? NAMELESS : sent.baht() + besides;
        long reversal = left("R", back, "REVERSAL OF L1");
        Model model = new Model();
        model.came = sent.baht();
        for (String act : acts) {
            act(act, loose, reversal, back, model);
            lookedAt();
            heldOrAsked();
            assertThat(bench.count(
                            "select gained - taken from sums_of(" + sent.file().value() + ")"))
                    .as("%s in %s", act, acts)
                    .isEqualTo(100 * (model.came - model.taken));
        }
    }

    private void act(String act, long loose, long reversal, long back, Model model) {
        switch (act) {
            case "given" -> {
                model.given = Optional.of(given(loose));
                model.came += NAMELESS;
            }
            case "reversal" -> {
                if (done(model.takes(back), () -> operators.settle(reversal, ofFile(sent.file())))) {
                    model.taken += back;
                }
            }
            case "undo" -> {
                Decision given = model.given.orElseThrow();
                if (done(model.leaves(NAMELESS), () -> operators.undo(given))) {
                    model.came -= NAMELESS;
                }
            }
            default -> {
                if (done(model.leaves(sent.baht()), this::meant)) {
                    model.came -= sent.baht();
                }
            }
        }
    }

    private static boolean done(boolean may, ThrowingCallable act) {
        if (may) {
            try {
                act.call();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        } else {
            refused(Why.TAKES_MORE, act);
        }
        return may;
    }

    @Test
    void what_was_given_to_a_file_is_not_taken_from_it_while_less_would_be_left_than_a_bank_took() {
        files();
        taken("R1", sent.baht());
        Decision given = given(nameless("N"));
        Decision undo = desk.undo(OPERATOR, given.id(), TwoOperators.FIRST, "ผิด");
        Decision signed = desk.undo(OPERATOR, given(nameless("M")).id(), TwoOperators.FIRST, "ผิด");
        operators.approved(signed);
        long second = left("R2", NAMELESS + 300, "REVERSAL OF L2");
        Decision said = operators.settle(second, ofFile(sent.file()));
        less(200, () -> operators.approved(undo));
        assertThat(desk.decision(OPERATOR, undo.id()).orElseThrow().refused()).contains(Why.TAKES_MORE);
        less(200, () -> operators.carriedOut(signed));
        desk.sendBack(OPERATOR, undo.id(), TwoOperators.FIRST, "ก่อนอื่น");
        less(200, () -> desk.undo(OPERATOR, given.id(), TwoOperators.FIRST, "ผิด"));
        operators.undo(said);
        operators.carriedOut(signed);
        lookedAt();
        heldOrAsked();
    }

    @Test
    void what_names_a_file_is_not_said_to_be_anothers_while_less_would_be_left_than_a_bank_took() {
        files();
        long item = question("C" + sent.file().value());
        Decision signed = operators.approved(operators.propose(item, MeantFilesTest.isFor(other.file())));
        long reversal = left("R", 70, "REVERSAL OF L1");
        assertThat(desk.decision(OPERATOR, signed.id()).orElseThrow().refused()).isEmpty();
        Decision said = operators.settle(reversal, ofFile(sent.file()));
        assertThat(desk.decision(OPERATOR, signed.id()).orElseThrow().refused())
                .as("said before anybody tries")
                .contains(Why.TAKES_MORE);
        less(sent.baht() - 70, () -> operators.carriedOut(signed));
        desk.sendBack(OPERATOR, signed.id(), TwoOperators.FIRST, "ก่อนอื่น");
        less(sent.baht() - 70, () -> operators.propose(item, MeantFilesTest.isFor(other.file())));
        operators.settle(item, MeantFilesTest.isFor(sent.file(), other.file()));
        lookedAt();
        heldOrAsked();
        assertThat(bench.count("select count(*) from files_of(" + credit(sent) + ")"))
                .as("of both it is one sum")
                .isEqualTo(2);
        operators.undo(said);
    }

    /** The other file has the money by people's word, and a bank took it of that: the question is not taken back before. */
    @Test
    void nor_is_a_questions_decision_taken_back_while_the_file_that_was_meant_would_lack_what_a_bank_took() {
        files();
        Decision done = meant();
        long item = left("R", sent.baht(), "REVERSAL OF L1");
        Decision said = operators.settle(item, ofFile(other.file()));
        lookedAt();
        less(0, () -> desk.undo(OPERATOR, done.id(), TwoOperators.FIRST, "ผิด"));
        operators.undo(said);
        operators.undo(done);
        lookedAt();
        heldOrAsked();
        assertThat(standing(sent)).startsWith("[SETTLED]");
    }

    /** What the bank names is none of ours, and the file's money is taken otherwise: both are not taken back together. */
    @Test
    void what_is_none_of_ours_does_not_become_ours_while_that_would_take_more_than_came() {
        files();
        long named = left("N", sent.baht(), reference(sent));
        Decision none = operators.settle(named, Proposal.of(DecisionKind.NOT_OURS, "ธนาคารผิด"));
        lookedAt();
        taken("R", sent.baht());
        less(0, () -> desk.undo(OPERATOR, none.id(), TwoOperators.FIRST, "ผิด"));
        heldOrAsked();
    }

    /** Two people of the fund gave what was over to another file, and a bank took it of that. */
    @Test
    void nor_is_what_was_over_taken_from_the_other_file() {
        files();
        came("V", sent.baht(), reference(sent));
        lookedAt();
        long over = bench.count(
                "select item_id from review_item where closed_at is null and label = 'FILE_OVER' and file_id = "
                        + sent.file().value());
        Decision proposed = desk.propose(TREASURER, over, MeantFilesTest.isFor(other.file()), of("malee"));
        desk.approve(TREASURER, proposed.id(), of("somchai"));
        Decision done = desk.execute(TREASURER, proposed.id(), of("somchai"));
        lookedAt();
        assertThat(standing(other)).startsWith("[SETTLED]");
        Decision said = operators.settle(left("R", 1, "REVERSAL OF L1"), ofFile(other.file()));
        lookedAt();
        less(2 * sent.baht() - 1, () -> desk.undo(TREASURER, done.id(), of("malee"), "ผิด"));
        operators.undo(said);
        lookedAt();
        Decision undo = desk.undo(TREASURER, done.id(), of("malee"), "ผิด");
        desk.approve(TREASURER, undo.id(), of("somchai"));
        desk.execute(TREASURER, undo.id(), of("somchai"));
        lookedAt();
        heldOrAsked();
    }

    private static By of(String login) {
        return new By(login, TwoOperators.TODAY, Officers.authority());
    }

    @Test
    void a_reversal_that_is_more_than_is_left_by_now_is_not_signed_either() {
        files();
        Decision proposed = operators.propose(left("R1", sent.baht() - 10, "REVERSAL OF L1"), ofFile(sent.file()));
        Decision done = operators.settle(left("R2", 11, "REVERSAL OF L2"), ofFile(sent.file()));
        assertThat(desk.decision(OPERATOR, proposed.id()).orElseThrow().refused())
                .contains(Why.TAKES_MORE);
        less(sent.baht() - 11, () -> operators.approved(proposed));
        operators.undo(done);
        operators.settle(left("R3", 10, "REVERSAL OF L3"), ofFile(sent.file()));
        operators.carriedOut(operators.approved(proposed));
        lookedAt();
        heldOrAsked();
    }

    @Test
    void a_question_about_what_people_said_is_not_written_off_before_that_is_taken_back() {
        files();
        long item = taken("R", sent.baht());
        left("N", 50, reference(sent));
        assertThat(asked(item)).isTrue();
        refused(Why.DECIDED_OTHERWISE, () -> operators.propose(item, Proposal.of(DecisionKind.WRITE_OFF, "x")));
    }
}
