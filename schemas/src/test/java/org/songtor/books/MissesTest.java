package org.songtor.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.books.Misses.Paid;
import org.songtor.books.Misses.Standing;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.FundRules.Window;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** Wiang ends a membership after three misses in a row (S6). */
class MissesTest {
    private static final SchemeCode NSF = SchemeCode.of("nsf");
    private static final Period NOVEMBER = Period.of("2569-11");
    private static final String TWELVE = "150990000001";
    private static final Member BUNMI = Member.of(
            "W001",
            NationalId.of(TWELVE + NationalId.checkDigit(TWELVE)),
            new PersonName("นาง", "บุญมี", "แก้วใส"),
            "",
            Set.of(NSF));
    private static final List<String> ALL = List.of("2569-06", "2569-07", "2569-08", "2569-09", "2569-10", "2569-11");

    @Test
    void one_two_three_in_a_row_are_warning_last_chance_and_the_end() {
        assertThat(wiang("2569-06", "2569-07", "2569-08", "2569-09", "2569-10", "2569-11"))
                .isEmpty();
        assertThat(wiang("2569-06", "2569-07", "2569-08", "2569-09", "2569-10"))
                .contains(new Misses(1, Standing.WARNING, OptionalInt.of(2)));
        assertThat(wiang("2569-06", "2569-07", "2569-08", "2569-09"))
                .contains(new Misses(2, Standing.LAST_CHANCE, OptionalInt.of(1)));
        assertThat(wiang("2569-06", "2569-07", "2569-08")).contains(new Misses(3, Standing.ENDED, OptionalInt.of(0)));
    }

    @Test
    void a_payment_begins_the_count_again_and_older_misses_no_longer_matter() {
        assertThat(wiang("2569-11")).isEmpty();
        assertThat(wiang("2569-10")).contains(new Misses(1, Standing.WARNING, OptionalInt.of(2)));
    }

    @Test
    void a_month_without_collection_does_not_count_and_does_not_end_the_row() {
        Paid paid = new Paid(months(List.of("2569-08")), periods(List.of("2569-08", "2569-09", "2569-11")));
        assertThat(Misses.of(BUNMI, NSF, paid, rules(Optional.of(3), none()), NOVEMBER))
                .contains(new Misses(2, Standing.LAST_CHANCE, OptionalInt.of(1)));
    }

    @Test
    void one_amount_for_the_year_pays_for_all_its_months() {
        SchemeRule yearly = rule(Optional.of(Satang.ofBaht(1200)), Optional.empty());
        Paid paid = new Paid(Map.of(Period.of("2569-01"), Satang.ofBaht(1200)), periods(ALL));
        assertThat(Misses.of(BUNMI, NSF, paid, rules(Optional.of(3), yearly), NOVEMBER))
                .isEmpty();
        Paid little = new Paid(Map.of(Period.of("2569-01"), Satang.ofBaht(1199)), periods(ALL));
        assertThat(Misses.of(BUNMI, NSF, little, rules(Optional.of(3), yearly), NOVEMBER))
                .isPresent();
    }

    @Test
    void where_members_pay_on_days_of_the_year_no_month_is_missed() {
        SchemeRule january = rule(Optional.empty(), Optional.of(new Window(MonthDay.of(1, 1), MonthDay.of(1, 30))));
        assertThat(Misses.of(BUNMI, NSF, new Paid(Map.of(), periods(ALL)), rules(Optional.of(3), january), NOVEMBER))
                .isEmpty();
    }

    @Test
    void nobody_missed_a_month_before_joining_and_a_fund_without_the_rule_ends_nothing() {
        Member late = new Member(
                "W002",
                Member.Kind.INDIVIDUAL,
                BUNMI.person(),
                BUNMI.name(),
                "",
                Optional.empty(),
                Map.of(NSF, new Member.Enrolment(LocalDate.of(2026, 11, 1), Optional.empty())),
                Map.of());
        Paid nothing = new Paid(Map.of(), periods(ALL));
        assertThat(Misses.of(late, NSF, nothing, rules(Optional.of(3), none()), NOVEMBER))
                .contains(new Misses(1, Standing.WARNING, OptionalInt.of(2)));
        assertThat(Misses.of(BUNMI, NSF, nothing, rules(Optional.empty(), none()), NOVEMBER))
                .contains(new Misses(6, Standing.MISSED, OptionalInt.empty()));
    }

    private static Optional<Misses> wiang(String... paid) {
        return Misses.of(
                BUNMI, NSF, new Paid(months(List.of(paid)), periods(ALL)), rules(Optional.of(3), none()), NOVEMBER);
    }

    private static Map<Period, Satang> months(List<String> paid) {
        return paid.stream().collect(Collectors.toMap(Period::of, p -> Satang.ofBaht(100)));
    }

    private static Set<Period> periods(List<String> all) {
        return all.stream().map((Function<String, Period>) Period::of).collect(Collectors.toSet());
    }

    private static SchemeRule none() {
        return rule(Optional.empty(), Optional.empty());
    }

    private static SchemeRule rule(Optional<Satang> yearly, Optional<Window> payment) {
        return new SchemeRule(Optional.empty(), yearly, Optional.empty(), Optional.empty(), payment, Optional.empty());
    }

    private static FundRules rules(Optional<Integer> ends, SchemeRule rule) {
        FundRules none = FundRules.NONE;
        return new FundRules(
                none.from(),
                none.until(),
                none.session(),
                false,
                ends,
                Map.of(),
                Map.of(NSF, rule),
                Stream.<FundRules.ApprovalTier>of().toList());
    }
}
