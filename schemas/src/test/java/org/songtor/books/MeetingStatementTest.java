package org.songtor.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.books.MeetingStatement.Ageing;
import org.songtor.books.MeetingStatement.Amounts;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

class MeetingStatementTest {
    private static final FundId WIANG = FundId.of("wiang");
    private static final Period JULY = Period.of("2569-07");
    private static final Period DECEMBER = Period.of("2569-12");

    @Test
    void every_satang_collected_is_outstanding_or_ended_or_carried_and_each_part_is_named_by_what_is_true() {
        MeetingStatement made = of(posted(
                "2569-07",
                Map.of(
                        Account.COLLECTED,
                        -1000L,
                        Account.SENT,
                        100L,
                        Account.ACCEPTED,
                        200L,
                        Account.SETTLED,
                        300L,
                        Account.AT_RISK,
                        50L,
                        Account.TO_SEND,
                        150L,
                        Account.RETURNED,
                        120L,
                        Account.WRITTEN_OFF,
                        30L,
                        Account.MEMBER_CREDIT,
                        50L)));
        Amounts total = made.total();
        assertThat(total.collected()).isEqualTo(Satang.of(1000));
        assertThat(total.passedOn()).isEqualTo(Satang.of(600));
        assertThat(total.acknowledged()).isEqualTo(Satang.of(500));
        assertThat(total.settled()).isEqualTo(Satang.of(300));
        assertThat(total.outstanding()).isEqualTo(Satang.of(550));
        assertThat(made.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.amounts()).isEqualTo(total));
    }

    @Test
    void what_is_outstanding_is_aged_by_its_own_period_and_the_ages_add_up() {
        MeetingStatement made = MeetingStatement.of(
                WIANG,
                Period.of("2568-07"),
                DECEMBER,
                Stream.of("2568-12", "2569-06", "2569-07", "2569-09", "2569-10", "2569-12")
                        .flatMap(p ->
                                posted(p, Map.of(Account.COLLECTED, -100L, Account.HELD, 60L, Account.SETTLED, 40L))
                                        .stream())
                        .toList(),
                LocalDate.of(2026, 12, 31));
        assertThat(made.ageing()).isEqualTo(new Ageing(Satang.of(120), Satang.of(120), Satang.of(60), Satang.of(60)));
        assertThat(made.total().outstanding()).isEqualTo(Satang.of(360));
    }

    /** Balances are of the day on which they are asked for, whatever months they are of, and so is how old they are. */
    @Test
    void what_is_outstanding_is_as_old_on_one_day_whatever_period_the_statement_ends_with() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        List<Posted> june = posted("2569-06", Map.of(Account.COLLECTED, -850_333L, Account.AT_RISK, 850_333L));
        for (String until : List.of("2569-06", "2569-11", "2570-05")) {
            MeetingStatement made = MeetingStatement.of(WIANG, Period.of("2569-06"), Period.of(until), june, day);
            assertThat(made.asOf()).isEqualTo(day);
            assertThat(made.ageing())
                    .as(until)
                    .isEqualTo(new Ageing(Satang.ZERO, Satang.of(850_333), Satang.ZERO, Satang.ZERO));
        }
    }

    @Test
    void held_money_that_a_release_carries_on_is_collected_once() {
        List<Posted> year = Stream.concat(
                        posted("2569-07", Map.of(Account.COLLECTED, -100L, Account.FORWARDED, 100L)).stream(),
                        posted("2569-12", Map.of(Account.FORWARDED, -100L, Account.SENT, 100L)).stream())
                .toList();
        MeetingStatement made = of(year);
        assertThat(made.total().collected()).isEqualTo(Satang.of(100));
        assertThat(made.total().carried()).isEqualTo(Satang.ZERO);
        assertThat(made.rows()).extracting(r -> r.amounts().carried()).containsExactly(Satang.of(100), Satang.of(-100));
    }

    @Test
    void periods_outside_are_left_out_and_an_empty_statement_is_nothing() {
        assertThat(of(posted("2569-06", Map.of(Account.COLLECTED, -1L, Account.HELD, 1L)))
                        .rows())
                .isEmpty();
        assertThat(of(List.of()).total().collected()).isEqualTo(Satang.ZERO);
    }

    @Test
    void books_that_are_not_nothing_together_make_no_statement() {
        assertThatThrownBy(() -> of(posted("2569-07", Map.of(Account.COLLECTED, -100L, Account.HELD, 99L))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2569-07 nsf");
    }

    private static MeetingStatement of(List<Posted> posted) {
        return MeetingStatement.of(WIANG, JULY, DECEMBER, posted, LocalDate.of(2026, 12, 3));
    }

    private static List<Posted> posted(String period, Map<Account, Long> accounts) {
        return accounts.entrySet().stream()
                .map(e -> new Posted(Period.of(period), SchemeCode.of("nsf"), e.getKey(), Satang.of(e.getValue())))
                .toList();
    }
}
