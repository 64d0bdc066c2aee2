package org.songtor.agency.gsb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songtor.agency.ClearingAccount;
import org.songtor.agency.CreditFormatContract;
import org.songtor.model.ProblemCode;
import org.songtor.port.AgencyFormat;

class GsbSmartCreditTest extends CreditFormatContract {
    private final GsbSmartCredit format = new GsbSmartCredit();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected String account() {
        return "020123456789";
    }

    @Override
    protected String clearing() {
        return "20123456789";
    }

    @Override
    protected String refusedAccount() {
        return "0201234567890";
    }

    @Override
    protected String bank() {
        return "030";
    }

    @Test
    void twelve_digits_count_as_fifteen_with_a_prefix_and_of_fifteen_the_last_eleven_count() {
        assertThat(GsbAccount.clearing("123456789012")).isEqualTo(ClearingAccount.of("23456789012"));
        assertThat(GsbAccount.clearing("999123456789012")).isEqualTo(ClearingAccount.of("23456789012"));
        assertThat(GsbAccount.clearing("123412345678901")).isEqualTo(ClearingAccount.of("12345678901"));
    }

    @Test
    void up_to_eleven_digits_are_padded_on_the_left() {
        assertThat(GsbAccount.clearing("7")).isEqualTo(ClearingAccount.of("00000000007"));
        assertThat(GsbAccount.clearing("12345678901")).isEqualTo(ClearingAccount.of("12345678901"));
    }

    @Test
    void other_lengths_are_refused_and_never_cut() {
        for (int length : new int[] {13, 14, 16, 20}) {
            assertThat(codes(GsbAccount.clearing("1".repeat(length)))).containsExactly(ProblemCode.BAD_TEXT);
        }
        assertThat(codes(ClearingAccount.padded("123456789012"))).containsExactly(ProblemCode.BAD_TEXT);
        assertThat(GsbAccount.clearing("").usable()).isFalse();
    }
}
