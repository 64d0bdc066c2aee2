package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.arrived;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Taken;

/** Several statements of one day whose bank counts entries from one in each and gives them no other name: each payment counts once, or the statement is refused. */
class DayPartsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static int arrivals;

    private Bench bench;
    private String account;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        account = "8" + System.nanoTime();
    }

    @Test
    void two_halves_of_a_day_are_both_counted_whichever_came_first_and_once_however_often_they_come() {
        for (List<String> order :
                List.of(List.of("noon", "night", "noon", "night"), List.of("night", "noon", "night", "noon"))) {
            account = "8" + System.nanoTime();
            order.forEach(
                    which -> assertThat(which.equals("noon") ? noon() : night()).isEqualTo(Taken.APPLIED));
            assertThat(amounts()).containsExactly(100L, 50L, 30L, 20L);
        }
        assertThat(entries())
                .as("what came first keeps its names")
                .containsExactly(DAY + "/1 30", DAY + "/1@noon 100", DAY + "/2 20", DAY + "/2@noon 50");
    }

    @Test
    void a_third_part_and_a_longer_one_of_the_same_number_are_known_as_what_they_are() {
        noon();
        night();
        assertThat(stated("night", 1_150, in(1, 30, "c"), in(2, 20, "d"), in(3, 5, "e")))
                .isEqualTo(Taken.APPLIED);
        assertThat(stated("midnight", 1_205, in(1, 7, "ค่าปรับ"))).isEqualTo(Taken.APPLIED);
        assertThat(stated("night", 1_150, in(1, 30, "c"), in(2, 20, "d"), in(3, 6, "f"), in(4, 6, "g")))
                .as("tells what two of them tell, and other entries")
                .isEqualTo(Taken.REFUSED);
        assertThat(amounts()).containsExactly(100L, 50L, 30L, 20L, 7L, 5L);
    }

    @Test
    void money_that_left_is_a_part_as_well() {
        noon();
        Statement.Debit fee = new Statement.Debit(DAY + "/1", DAY, Satang.ofBaht(10), "ค่าธรรมเนียม");
        Statement night = new Statement(
                "night", account, DAY, Satang.ofBaht(1_150), Satang.ofBaht(1_140), List.of(), List.of(fee));
        assertThat(brought(night)).isEqualTo(Taken.APPLIED);
        assertThat(brought(night)).isEqualTo(Taken.APPLIED);
        assertThat(bench.count("select count(*) from debit where entry = '" + DAY + "/1@night' and account = '"
                        + account + "'"))
                .isOne();
    }

    @Test
    void payments_that_were_booked_together_are_a_part_as_well() {
        noon();
        Statement.Credit first = Statement.Credit.share(DAY + "/1", 1, DAY, Satang.ofBaht(8), "f");
        Statement.Credit second = Statement.Credit.share(DAY + "/1", 2, DAY, Satang.ofBaht(9), "g");
        assertThat(stated("night", 1_150, first, second)).isEqualTo(Taken.APPLIED);
        assertThat(stated("night", 1_150, first, second)).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 50L, 9L, 8L);
    }

    @Test
    void a_payment_like_another_in_amount_alone_is_not_taken_for_it() {
        stated("noon", 1_000, in(1, 100, "a"));
        assertThat(stated("night", 1_100, in(1, 100, "b"))).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 100L);
    }

    @Test
    void the_whole_day_after_its_parts_and_a_part_after_it_bring_nothing_new_however_they_are_counted() {
        noon();
        night();
        assertThat(stated("whole", 1_000, in(1, 30, "c"), in(2, 50, "b"), in(3, 100, "a"), in(4, 20, "d")))
                .isEqualTo(Taken.APPLIED);
        assertThat(stated("noon", 1_000, in(1, 100, "a"), in(2, 50, "b"), in(3, 30, "c")))
                .as("longer, of the number of one that is here")
                .isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 50L, 30L, 20L);
        account = "8" + System.nanoTime();
        stated("whole", 1_000, in(1, 100, "a"), in(2, 50, "b"), in(3, 30, "c"), in(4, 20, "d"));
        assertThat(night()).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 50L, 30L, 20L);
    }

    @Test
    void a_longer_one_that_counts_otherwise_brings_what_is_new_of_it() {
        noon();
        assertThat(stated("evening", 1_000, in(1, 30, "c"), in(2, 100, "a"), in(3, 50, "b")))
                .isEqualTo(Taken.APPLIED);
        assertThat(entries()).containsExactly(DAY + "/1 100", DAY + "/1@evening 30", DAY + "/2 50");
    }

    @Test
    void what_is_like_an_entry_of_the_day_is_another_where_the_balances_say_so() {
        stated("noon", 1_000, in(1, 100, "a"));
        assertThat(stated("night", 1_100, in(1, 100, "a"))).isEqualTo(Taken.APPLIED);
        assertThat(stated("whole", 1_000, in(1, 100, "a"), in(2, 100, "a"))).isEqualTo(Taken.APPLIED);
        assertThat(stated("night", 1_100, in(1, 100, "a"), in(2, 100, "a"))).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 100L, 100L);
    }

    @Test
    void what_brings_more_or_less_than_its_balances_tell_is_refused() {
        noon();
        assertThat(stated("other", 1_000, in(1, 90, "a"), in(2, 60, "b"))).isEqualTo(Taken.REFUSED);
        assertThat(stated("other", 1_000, in(1, 100, "a in other words"), in(2, 50, "b")))
                .isEqualTo(Taken.REFUSED);
        assertThat(stated("other", 1_100, in(7, 50, "z"), in(8, 20, "d"))).isEqualTo(Taken.REFUSED);
        assertThat(expected()).isEqualTo("a reference of its own, since several statements of this day count from one");
        assertThat(amounts()).containsExactly(100L, 50L);
    }

    @Test
    void what_goes_neither_on_from_a_part_of_the_day_nor_before_it_is_counted_and_what_is_between_is_asked_about() {
        noon();
        assertThat(stated("night", 1_300, in(1, 30, "c"))).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 50L, 30L);
        assertThat(bench.count("select count(*) from review_item where label = 'STATEMENT_GAP' and note like '%"
                        + account + "%'"))
                .isOne();
    }

    @Test
    void parts_that_are_alike_where_money_left_are_refused() {
        Statement.Debit fee = new Statement.Debit(DAY + "/2", DAY, Satang.ofBaht(10), "ค่าธรรมเนียม");
        assertThat(fees("noon", 1_000, in(1, 100, "a"), fee)).isEqualTo(Taken.APPLIED);
        assertThat(fees("night", 1_090, in(1, 100, "a"), fee)).isEqualTo(Taken.REFUSED);
        assertThat(fees("night", 1_090, in(1, 100, "b"), fee.named(DAY + "/2")))
                .as("the fee is like the other")
                .isEqualTo(Taken.REFUSED);
        assertThat(fees("noon", 1_000, in(1, 100, "a"), fee)).isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L);
    }

    @Test
    void a_day_on_which_the_balance_came_back_to_where_it_was_says_nothing() {
        Statement.Debit out = new Statement.Debit(DAY + "/2", DAY, Satang.ofBaht(100), "โอนออก");
        brought(new Statement(
                "noon",
                account,
                DAY,
                Satang.ofBaht(1_000),
                Satang.ofBaht(1_000),
                List.of(in(1, 100, "a")),
                List.of(out)));
        assertThat(stated("night", 1_000, in(1, 30, "c"))).isEqualTo(Taken.REFUSED);
        assertThat(amounts()).containsExactly(100L);
    }

    @Test
    void numbers_that_go_on_through_the_day_stay_as_they_are() {
        noon();
        assertThat(stated("night", 1_150, in(3, 30, "c"))).isEqualTo(Taken.APPLIED);
        assertThat(stated("whole", 1_000, in(1, 100, "a"), in(2, 50, "b"), in(3, 30, "c")))
                .isEqualTo(Taken.APPLIED);
        assertThat(amounts()).containsExactly(100L, 50L, 30L);
    }

    private Taken fees(String id, long opening, Statement.Credit credit, Statement.Debit fee) {
        long closing = opening + credit.amount().value() / 100 - fee.amount().value() / 100;
        return brought(new Statement(
                id, account, DAY, Satang.ofBaht(opening), Satang.ofBaht(closing), List.of(credit), List.of(fee)));
    }

    private Taken noon() {
        return stated("noon", 1_000, in(1, 100, "a"), in(2, 50, "b"));
    }

    private Taken night() {
        return stated("night", 1_150, in(1, 30, "c"), in(2, 20, "d"));
    }

    private static Statement.Credit in(int number, long baht, String text) {
        LocalDate day = DAY;
        return new Statement.Credit(day + "/" + number, day, Satang.ofBaht(baht), text);
    }

    private Taken stated(String id, long opening, Statement.Credit... credits) {
        long closing = opening;
        for (Statement.Credit credit : credits) {
            closing += credit.amount().value() / 100;
        }
        return brought(
                new Statement(id, account, DAY, Satang.ofBaht(opening), Satang.ofBaht(closing), List.of(credits)));
    }

    /** Each time in other bytes: the very same are known by themselves. */
    private Taken brought(Statement statement) {
        return bench.answers.statement(AgencyCode.of("toy"), arrived("part " + account + " " + ++arrivals), statement);
    }

    private String expected() {
        return bench.jdbc
                .sql("select expected from arrival_problem order by arrival_id desc, number limit 1")
                .query(String.class)
                .single();
    }

    /** The largest first. */
    private List<Long> amounts() {
        return new ArrayList<>(bench.jdbc
                .sql("select satang / 100 from credit where account = ? order by satang desc")
                .param(account)
                .query(Long.class)
                .list());
    }

    private List<String> entries() {
        return bench
                .jdbc
                .sql("select entry || ' ' || satang / 100 from credit where account = ?")
                .param(account)
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
