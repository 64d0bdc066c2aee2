package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.arrived;
import static org.songtor.store.Bench.credit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Taken;

/** Entries to which banks give no name that holds: what was here before is known again, and what was not is counted. */
class NamedAsBeforeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String MOMENT = "20261121-0001-0002-091400";

    private Bench bench;
    private String account;
    private FileId file;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        account = "7" + System.nanoTime();
        file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
    }

    @Test
    void a_number_that_is_counted_anew_each_day_is_another_entry_and_the_same_day_again_the_same() {
        assertThat(stated(on(-1, "/1", 100), "b")).isEqualTo(Taken.APPLIED);
        assertThat(stated(on(0, "/1", 333), "c")).isEqualTo(Taken.APPLIED);
        assertThat(stated(on(0, "/1", 333), "d")).isEqualTo(Taken.APPLIED);
        assertThat(entries()).containsExactly(DAY.minusDays(1) + "/1 10000", DAY + "/1 33300");
    }

    /** As it was stored when the number alone was the name. */
    @Test
    void an_entry_that_is_here_under_its_number_alone_is_known_again_on_its_day_only() {
        stated(credit("1", 100, ""), "a");
        assertThat(stated(on(0, "/1", 100), "b")).isEqualTo(Taken.APPLIED);
        assertThat(stated(on(0, "/1", 101), "c")).as("another of that day").isEqualTo(Taken.REFUSED);
        assertThat(stated(on(-1, "/1", 55), "d")).isEqualTo(Taken.APPLIED);
        assertThat(entries()).containsExactly("1 10000", DAY.minusDays(1) + "/1 5500");
    }

    @Test
    void payments_of_a_batch_that_is_here_under_its_number_alone_are_known_again() {
        stated(credit("1", 500, ""), "a");
        stated(500, "b", Statement.Credit.share("2", 1, DAY, Satang.ofBaht(7), ""));
        assertThat(stated("c", share("1", 1, 200), share("1", 2, 300), share("2", 1, 7), share("3", 1, 9)))
                .isEqualTo(Taken.APPLIED);
        assertThat(entries()).containsExactly("1 50000", "2#1 700", DAY + "/3#1 900");
    }

    @Test
    void what_was_once_called_by_the_word_for_no_reference_is_known_again_once() {
        stated(credit("NONREF", 100, "งวดแรก"), "a");
        assertThat(stated(
                        "b",
                        credit(DAY + "-328-1", 100, "งวดที่สอง"),
                        credit(DAY + "-328-2", 100, "งวดแรก"),
                        credit(DAY + "-328-3", 100, "งวดแรก")))
                .isEqualTo(Taken.APPLIED);
        assertThat(entries()).containsExactly(DAY + "-328-1 10000", DAY + "-328-3 10000", "NONREF 10000");
    }

    @Test
    void payments_of_one_moment_are_known_again_in_any_order_and_more_of_them_are_counted() {
        String reference = bench.reference(file).value();
        stated("a", ofMoment(1, 100, reference), ofMoment(2, 70, "ก"));
        assertThat(stated("b", ofMoment(1, 123, "ข"), ofMoment(2, 70, "ก"), ofMoment(3, 100, reference)))
                .isEqualTo(Taken.APPLIED);
        assertThat(entries())
                .containsExactly(MOMENT + "-000001 10000", MOMENT + "-000002 7000", MOMENT + "-000003 12300");
        assertThat(stated(
                        "c",
                        ofMoment(1, 70, "ก"),
                        ofMoment(2, 70, "ก"),
                        ofMoment(3, 123, "ข"),
                        ofMoment(4, 100, reference)))
                .as("one that is like another")
                .isEqualTo(Taken.APPLIED);
        assertThat(entries()).hasSize(4).endsWith(MOMENT + "-000004 7000");
        assertThat(bench.count(
                        "select sum(satang) from credit c cross join lateral files_of(c.credit_id) f where f.file_id = "
                                + file.value()))
                .isEqualTo(10_000);
    }

    @Test
    void what_has_the_same_made_up_name_and_other_words_is_refused() {
        String reference = bench.reference(file).value();
        stated("a", ofMoment(1, 100, "เงินสด"));
        assertThat(stated("b", ofMoment(1, 100, reference))).isEqualTo(Taken.REFUSED);
        assertThat(stated("b2", ofMoment(1, 100, "เงินโอน"))).isEqualTo(Taken.REFUSED);
        assertThat(bench.jdbc
                        .sql("select expected from arrival_problem order by arrival_id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("the words that an earlier statement had for it");
        String minute = DAY + "T0914-123400";
        stated(new Statement.Credit(minute, DAY, Satang.ofBaht(7), "ฝากเงินสด"), "c");
        assertThat(stated(new Statement.Credit(minute, DAY, Satang.ofBaht(7), "ฝากเงินสด " + reference), "d"))
                .isEqualTo(Taken.REFUSED);
        assertThat(stated(new Statement.Credit(minute, DAY, Satang.ofBaht(7), " ฝากเงินสด\n"), "e"))
                .isEqualTo(Taken.APPLIED);
        stated(credit("1", 55, "ฝากเงินสด"), "f");
        assertThat(stated(new Statement.Credit(DAY + "/1", DAY, Satang.ofBaht(55), reference), "g"))
                .as("under its number alone")
                .isEqualTo(Taken.REFUSED);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void a_payment_whose_amount_is_altered_is_found_out() {
        stated("a", ofMoment(1, 100, "ก"), ofMoment(2, 70, "ข"));
        assertThat(stated("b", ofMoment(1, 70, "ข"), ofMoment(2, 101, "ก"))).isEqualTo(Taken.REFUSED);
        long item = bench.count("select max(item_id) from review_item where label = 'ARRIVAL_REJECTED'");
        assertThat(new Stores(DATABASE)
                        .reviewDesk()
                        .item(Bench.OPERATOR, item)
                        .orElseThrow()
                        .wrong())
                .extracting(p -> p.code().code() + " " + p.field() + ": " + p.found() + " / " + p.expected())
                .containsExactly("SGT-4012 entry " + MOMENT + "-000001: " + DAY + ", 101.00 baht / " + DAY
                        + ", 100.00 baht as an earlier statement said");
        assertThat(entries()).hasSize(2);
    }

    private static Statement.Credit ofMoment(int number, long baht, String text) {
        return Statement.Credit.ofMoment(MOMENT, number, DAY, Satang.ofBaht(baht), text);
    }

    private static Statement.Credit share(String entry, int number, long baht) {
        return Statement.Credit.share(DAY + "/" + entry, number, DAY, Satang.ofBaht(baht), "");
    }

    private static Statement.Credit on(int days, String name, long baht) {
        return new Statement.Credit(DAY.plusDays(days) + name, DAY.plusDays(days), Satang.ofBaht(baht), "");
    }

    private Taken stated(Statement.Credit credit, String id) {
        return stated(id, credit);
    }

    private Taken stated(String id, Statement.Credit... credits) {
        return stated(0, id, credits);
    }

    private Taken stated(long openingBaht, String id, Statement.Credit... credits) {
        Satang opening = Satang.ofBaht(openingBaht);
        Satang closing = Arrays.stream(credits).map(Statement.Credit::amount).reduce(opening, Satang::plus);
        Statement statement = new Statement(id, account, DAY, opening, closing, List.of(credits));
        return bench.answers.statement(AgencyCode.of("toy"), arrived("statement " + account + id), statement);
    }

    private List<String> entries() {
        return bench
                .jdbc
                .sql("select entry || ' ' || satang from credit where account = ?")
                .param(account)
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
