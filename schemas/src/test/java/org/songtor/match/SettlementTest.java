package org.songtor.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.match.Proof.booked;
import static org.songtor.match.Proof.credit;
import static org.songtor.match.Proof.reference;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {
    @Test
    void one_credit_of_the_exact_total_settles_a_file() {
        assertThat(standing(1, List.of(booked(1, 3)), credit(1, 300, 1))).isEqualTo(Settlement.EXACT);
        assertThat(standing(1, List.of(booked(1, 3)), credit(1, 299, 1))).isEqualTo(Settlement.SHORT);
        assertThat(standing(1, List.of(booked(1, 3)), credit(1, 301, 1))).isEqualTo(Settlement.OVER);
    }

    @Test
    void a_file_no_credit_names_has_no_money() {
        assertThat(standing(1, List.of(booked(1, 3), booked(2, 3)), credit(1, 300, 2)))
                .isEqualTo(Settlement.NONE);
    }

    @Test
    void two_credits_may_pay_one_file() {
        assertThat(standing(1, List.of(booked(1, 3)), credit(1, 100, 1), credit(2, 200, 1)))
                .isEqualTo(Settlement.EXACT);
    }

    @Test
    void one_credit_may_pay_two_files() {
        List<Evidence.File> files = List.of(booked(1, 3), booked(2, 2));
        assertThat(standing(1, files, credit(1, 500, 1, 2))).isEqualTo(Settlement.EXACT);
        assertThat(standing(2, files, credit(1, 400, 1, 2))).isEqualTo(Settlement.SHORT);
    }

    @Test
    void files_are_connected_through_other_files() {
        List<Evidence.File> files = List.of(booked(1, 1), booked(2, 2), booked(3, 3));
        Evidence.Credit[] chain = {credit(1, 250, 1, 2), credit(2, 350, 2, 3)};
        assertThat(standing(1, files, chain)).isEqualTo(Settlement.EXACT);
        assertThat(standing(3, files, chain)).isEqualTo(Settlement.EXACT);
    }

    @Test
    void money_for_a_reference_that_is_no_file_of_ours_is_over() {
        assertThat(standing(1, List.of(booked(1, 3)), credit(1, 500, 1, 99))).isEqualTo(Settlement.OVER);
        assertThat(Settlement.of(new Evidence(List.of(booked(1, 3)), List.of(credit(1, 500, 1, 99)), List.of())))
                .containsOnlyKeys(reference(1));
    }

    private static Settlement standing(int file, List<Evidence.File> files, Evidence.Credit... credits) {
        return Settlement.of(new Evidence(files, List.of(credits), List.of())).get(reference(file));
    }
}
