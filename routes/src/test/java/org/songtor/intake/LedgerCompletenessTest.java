package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.Member;
import org.songtor.model.Member.Enrolment;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeCode;
import org.songtor.port.BatchStore.NewItem;

/** Who is missing from a batch of several months, as a ledger is: each month by itself. */
class LedgerCompletenessTest {
    private static final String FEBRUARY = "2569-02";
    private static final String MARCH = "2569-03";
    private static final String APRIL = "2569-04";

    @TempDir
    private Path folder;

    private Wiang wiang;

    @BeforeEach
    void fund() {
        wiang = new Wiang(folder);
        wiang.period = APRIL;
    }

    @Test
    void a_gap_in_the_middle_of_a_ledger_is_told_with_its_month() throws Exception {
        wiang.period = "2569";
        paysIn(member(1), FEBRUARY, MARCH, APRIL);
        paysIn(member(2), FEBRUARY, APRIL);
        paysIn(member(3), MARCH, APRIL);
        paysIn(member(4), FEBRUARY, MARCH);
        Ran checked = wiang.check();
        assertThat(subjects(checked)).containsExactly(missing(APRIL, 4), missing(MARCH, 2), missing(FEBRUARY, 3));
        assertThat(checked.codes()).containsOnly(ProblemCode.MISSING_MEMBER);
        assertThat(checked.problems())
                .extracting(Problem::found)
                .satisfiesExactly(
                        own -> assertThat(own).doesNotContain("2569"),
                        march -> assertThat(march).endsWith(" · 2569-03"),
                        february -> assertThat(february).endsWith(" · 2569-02"));
        assertThat(checked.receipt().period()).isEqualTo(APRIL);
    }

    @Test
    void who_was_handed_in_for_a_month_before_is_not_missing_from_it() throws Exception {
        paysIn(member(1), FEBRUARY, MARCH, APRIL);
        Member paid = paysIn(member(2), FEBRUARY, APRIL);
        Member back = paysIn(member(3), FEBRUARY, APRIL);
        wiang.paid(paid, "nsf", MARCH, "100");
        wiang.rosters.back.add(Wiang.payment(back, "nsf", MARCH, "100"));
        assertThat(subjects(wiang.check())).isEmpty();
    }

    @Test
    void who_cannot_be_read_in_a_month_is_there_in_that_month_and_in_no_other() throws Exception {
        paysIn(member(1), FEBRUARY, MARCH, APRIL);
        Member unread = paysIn(member(2), APRIL);
        wiang.row(
                "100",
                "national_id=1234567890123",
                "first_name=" + unread.name().first(),
                "last_name=" + unread.name().last(),
                "title=" + unread.name().title(),
                "scheme=nsf",
                "period=" + MARCH);
        Member numbered = paysIn(member(3), APRIL);
        wiang.row("100", "member_no=" + numbered.memberNo(), "scheme=nsf", "wages=x", "period=" + MARCH);
        assertThat(subjects(wiang.check())).containsExactly(missing(FEBRUARY, 2), missing(FEBRUARY, 3));
    }

    @Test
    void a_few_who_pay_what_they_owed_or_pay_ahead_say_nothing_of_the_others() throws Exception {
        wiang.today = LocalDate.of(2026, 4, 3);
        for (int i = 1; i <= 9; i++) {
            paysIn(member(i), APRIL);
        }
        paysIn(wiang.members.get(0), MARCH, FEBRUARY, "2569-05");
        paysIn(wiang.members.get(1), FEBRUARY);
        assertThat(subjects(wiang.check())).as("two of nine").isEmpty();
        paysIn(wiang.members.get(2), FEBRUARY);
        assertThat(subjects(wiang.check()))
                .as("a third of all is a list")
                .hasSize(6)
                .allMatch(subject -> subject.contains(FEBRUARY));
    }

    @Test
    void nobody_is_missing_from_a_month_before_the_member_joined_or_that_the_fund_did_not_collect() throws Exception {
        wiang.period = "2569-05";
        paysIn(member(1), FEBRUARY, MARCH, "2569-05");
        Member joined = joined(member(2), YearMonth.of(2026, 3));
        paysIn(joined, "2569-05");
        assertThat(subjects(wiang.check())).containsExactly(missing(MARCH, 2));
    }

    @Test
    void misses_in_a_row_are_counted_along_the_ledger() throws Exception {
        wiang.missedEnds = Optional.of(3);
        paysIn(member(1), FEBRUARY, MARCH, APRIL);
        joined(member(2), YearMonth.of(2026, 2));
        Ran checked = wiang.check();
        assertThat(checked.codes())
                .containsExactly(ProblemCode.MEMBERSHIP_ENDS, ProblemCode.MISSED_PLEDGE, ProblemCode.MISSED_PLEDGE);
        assertThat(checked.problems()).extracting(Problem::expected).containsExactly("3 / 3", "2 / 3", "1 / 3");
        paysIn(wiang.members.get(1), MARCH);
        assertThat(wiang.check().problems()).extracting(Problem::expected).containsExactly("1 / 3", "1 / 3");
    }

    private Member member(int number) {
        return wiang.member(number, "nsf");
    }

    private Member joined(Member since, YearMonth month) {
        wiang.members.remove(since);
        Member member = new Member(
                since.memberNo(),
                since.kind(),
                since.person(),
                since.name(),
                since.occupation(),
                since.birthDate(),
                java.util.Map.of(SchemeCode.of("nsf"), new Enrolment(month.atDay(1), Optional.empty())),
                since.references());
        wiang.members.add(member);
        return member;
    }

    private Member paysIn(Member member, String... months) {
        for (String month : months) {
            wiang.line(member, "nsf", "100", "period=" + month);
        }
        return member;
    }

    private static String missing(String month, int number) {
        return "member:wiang:" + month + ":nsf:W00" + number;
    }

    private static List<String> subjects(Ran checked) {
        return checked.missing().stream().map(NewItem::subject).toList();
    }
}
