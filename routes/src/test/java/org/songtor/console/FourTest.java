package org.songtor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Views.EvidenceRow;

/** Where bank and file part: what is missing, or what the question is about; never what was paid in full before less was due. */
class FourTest {
    private static Optional<Satang> differs(long due, long credited, Label label) {
        return four(due, credited, label).bankDiffers();
    }

    private static Four four(long due, long credited, Label label) {
        return Four.of(new EvidenceRow(
                Optional.empty(),
                0,
                "",
                "",
                Optional.empty(),
                Satang.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Satang.ofBaht(due)),
                Optional.of(Satang.ofBaht(credited)),
                label));
    }

    @Test
    void what_is_missing_is_a_difference() {
        assertThat(differs(543, 524, Label.NOT_ELIGIBLE)).contains(Satang.ofBaht(-19));
        assertThat(differs(426, 0, Label.NEVER_PAID)).contains(Satang.ofBaht(-426));
    }

    @Test
    void what_was_sent_and_paid_before_less_was_due_is_none() {
        assertThat(differs(426, 568, Label.AMOUNT_ACCEPTED)).isEmpty();
        assertThat(differs(100, 100, Label.SETTLED)).isEmpty();
    }

    @Test
    void of_a_question_about_what_is_over_it_is_one() {
        assertThat(differs(200, 300, Label.FILE_OVER)).contains(Satang.ofBaht(100));
    }

    /** Paid 531.00 for 399.00: of that 20.00 is what the agency took less of, and held for its member. */
    @Test
    void what_came_too_much_and_is_decided_elsewhere_is_told_beside_what_is_over() {
        List<Four> rows = List.of(four(399, 531, Label.FILE_OVER), four(399, 531, Label.FILE_OVER));
        assertThat(Four.beside(Satang.ofBaht(112), rows)).hasValueSatisfying(two -> {
            assertThat(two.came()).isEqualTo(Satang.ofBaht(132));
            assertThat(two.elsewhere()).isEqualTo(Satang.ofBaht(20));
        });
        assertThat(Four.beside(Satang.ofBaht(132), rows)).as("one sum").isEmpty();
        assertThat(Four.beside(Satang.ZERO, rows)).as("not asked here").isEmpty();
        assertThat(Four.beside(Satang.ofBaht(1), List.of(four(399, 300, Label.FILE_OVER))))
                .isEmpty();
    }
}
