package org.songtor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaymentReferenceTest {
    @Test
    void every_single_wrong_digit_and_every_swap_of_neighbours_is_noticed() {
        for (long n = 1; n < 100_000_000L; n = n * 7 + 13) {
            String good = PaymentReference.ofNumber(n).value();
            for (int i = 2; i < good.length(); i++) {
                for (char c = '0'; c <= '9'; c++) {
                    if (c != good.charAt(i)) {
                        String bad = good.substring(0, i) + c + good.substring(i + 1);
                        assertThat(PaymentReference.isValid(bad)).as(bad).isFalse();
                    }
                }
                if (i + 1 < good.length() && good.charAt(i) != good.charAt(i + 1)) {
                    String swapped = good.substring(0, i) + good.charAt(i + 1) + good.charAt(i) + good.substring(i + 2);
                    assertThat(PaymentReference.isValid(swapped)).as(swapped).isFalse();
                }
            }
        }
    }

    @Test
    void references_are_found_in_a_banks_free_text_and_damaged_ones_are_not_guessed() {
        PaymentReference one = PaymentReference.ofNumber(1);
        PaymentReference two = PaymentReference.ofNumber(2);
        assertThat(PaymentReference.findAll("โอนเงิน " + one + "," + two + " " + one))
                .containsExactly(one, two);
        assertThat(PaymentReference.findAll("XX" + one)).isEmpty();
        assertThat(PaymentReference.findAll(one + "1")).isEmpty();
        assertThat(PaymentReference.findAll(one.value().substring(0, 11))).isEmpty();
    }

    @Test
    void a_reference_written_otherwise_is_whole_where_its_check_digits_hold_and_nothing_else_could_belong_to_it() {
        PaymentReference one = PaymentReference.of("ST0000000195");
        for (String text : new String[] {
            "st0000000195",
            "Pay St 0000000195 31,066.10",
            "ST-0000000195",
            "ST 0000 0001 95",
            "ST 0000-0001-95 31,066.10".replace(" 31", ", 31"),
            "ST00000001-95",
            "ST 00 00 00 01 95"
        }) {
            assertThat(PaymentReference.findAll(text)).as(text).containsExactly(one);
        }
        for (String text : new String[] {
            "ST 0000 0001 96",
            "ST 0000 0001 95 12",
            "ST 0000 0001 95-12",
            "ST 0000 0001 951",
            "ST 0000  0001 95",
            "ST 0 0 0 0 0 0 0 1 9 5",
            "first 0000000195",
            "1st 0000000195",
            "ST 0000.0001.95",
            "S T0000000195",
            "ST\n0000000195"
        }) {
            assertThat(PaymentReference.findAll(text)).as(text).isEmpty();
        }
        assertThat(PaymentReference.findAll("st 0000 0001 95, ST0000000195 ST-"
                        + PaymentReference.ofNumber(2).value().substring(2)))
                .containsExactly(one, PaymentReference.ofNumber(2));
    }

    @Test
    void what_a_person_copies_from_a_slip_is_read_however_it_is_grouped_and_a_wrong_digit_is_not_guessed() {
        PaymentReference one = PaymentReference.ofNumber(1);
        String digits = one.value().substring(2);
        String thai = digits.chars()
                .mapToObj(c -> String.valueOf((char) (c - '0' + '๐')))
                .collect(Collectors.joining());
        for (String typed : List.of(
                one.value(),
                " " + one.value().toLowerCase(Locale.ROOT) + " ",
                one.value().replaceAll("(....)", "$1 "),
                "ST-" + digits,
                digits,
                "ST" + thai)) {
            assertThat(PaymentReference.typed(typed)).as(typed).contains(one);
        }
        for (String typed :
                List.of("", "ST", one.value() + "1", one.value().substring(0, 11), "ST0000000196", "XX" + digits)) {
            assertThat(PaymentReference.typed(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void a_running_number_out_of_range_is_refused() {
        assertThatThrownBy(() -> PaymentReference.ofNumber(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PaymentReference.ofNumber(100_000_000L)).isInstanceOf(IllegalArgumentException.class);
        assertThat(PaymentReference.isValid(
                        PaymentReference.ofNumber(99_999_999L).value()))
                .isTrue();
    }
}
