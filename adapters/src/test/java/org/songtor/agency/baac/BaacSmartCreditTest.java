package org.songtor.agency.baac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songtor.agency.ClearingAccount;
import org.songtor.agency.CreditFormatContract;
import org.songtor.model.ProblemCode;
import org.songtor.model.Severity;
import org.songtor.port.AgencyFormat;

class BaacSmartCreditTest extends CreditFormatContract {
    private final BaacSmartCredit format = new BaacSmartCredit();

    @Override
    protected AgencyFormat format() {
        return format;
    }

    @Override
    protected String account() {
        return "020042325086";
    }

    @Override
    protected String clearing() {
        return "20042325086";
    }

    @Override
    protected String refusedAccount() {
        return "20042325086";
    }

    @Override
    protected String bank() {
        return "034";
    }

    @Test
    void twelve_digits_lose_their_first_which_is_nought() {
        assertThat(BaacAccount.clearing("020042325086")).isEqualTo(ClearingAccount.of("20042325086"));
    }

    @Test
    void a_first_digit_that_would_be_lost_is_for_a_person() {
        ClearingAccount account = BaacAccount.clearing("120042325086");
        assertThat(codes(account)).containsExactly(ProblemCode.ACCOUNT_TO_DECIDE);
        assertThat(account.problems().get(0).severity()).isEqualTo(Severity.HOLD_LINE);
        assertThat(account.problems().get(0).found()).isEqualTo("xxxxxxxx5086");
        assertThat(account.digits()).isEqualTo("20042325086");
    }

    @Test
    void a_wrong_check_digit_warns_and_stops_nothing() {
        ClearingAccount account = BaacAccount.clearing("020042325087");
        assertThat(codes(account)).containsExactly(ProblemCode.ACCOUNT_CHECK_DIGIT);
        assertThat(account.usable()).isTrue();
        assertThat(account.digits()).isEqualTo("20042325087");
    }

    @Test
    void accounts_of_the_oldest_kinds_have_a_check_digit_without_the_branch() {
        assertThat(BaacAccount.checkDigit("020042325086")).isEqualTo(6);
        assertThat(BaacAccount.checkDigit("000042325080")).isEqualTo(4);
        assertThat(BaacAccount.checkDigit("010042325080")).isEqualTo(4);
        assertThat(BaacAccount.checkDigit("300042325080")).isEqualTo(4);
        assertThat(BaacAccount.checkDigit("110042325080")).isEqualTo(6);
        assertThat(BaacAccount.checkDigit("000000000000")).isZero();
    }

    @Test
    void any_other_length_is_refused() {
        for (String account : new String[] {"", "0200423250", "20042325086", "0200423250860"}) {
            assertThat(BaacAccount.clearing(account).usable()).as(account).isFalse();
        }
    }
}
