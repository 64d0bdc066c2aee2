package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.arrived;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.statement.KbizFormat;
import org.songtor.statement.Mt940Format;

/** Statements and answers that are wrong although their form let them through: kept, told with their place, and nothing of them applied. */
class BadInputTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Bench bench;
    private FileId file;
    private String run;

    @BeforeEach
    void a_file_that_waits() {
        bench = new Bench(DATABASE);
        file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        run = "B" + System.nanoTime() + "-";
    }

    @Test
    void a_closing_balance_that_does_not_follow() {
        refused(List.of(good("1", 100)), List.of(), 101, "SGT-4006 0 closing");
    }

    @Test
    void an_entry_below_zero_or_without_money() {
        refused(List.of(good("1", 100), good("2", -40)), List.of(), 60, "SGT-4006 2 entry " + run + "2");
        refused(List.of(good("3", 0)), List.of(), 0, "SGT-4006 1 entry " + run + "3");
        refused(
                List.of(),
                List.of(new Statement.Debit(run + "4", DAY, Satang.ofBaht(-5), "")),
                5,
                "SGT-4006 1 entry " + run + "4");
    }

    @Test
    void a_fee_below_zero() {
        Statement.Credit credit = new Statement.Credit(run + "1", DAY, Satang.ofBaht(100), Satang.ofBaht(-1), text());
        refused(List.of(credit), List.of(), 100, "SGT-4006 1 entry " + run + "1");
    }

    @Test
    void an_entry_that_stands_twice_or_was_here_with_another_amount_or_on_the_other_side() {
        refused(List.of(good("1", 50), good("1", 50)), List.of(), 100, "SGT-4012 2 entry " + run + "1");
        bench.stated(good("2", 30));
        long rejected = rejected();
        refused(List.of(good("2", 31)), List.of(), 31, "SGT-4012 1 entry " + run + "2", 1);
        refused(
                List.of(),
                List.of(new Statement.Debit(run + "2", DAY, Satang.ofBaht(30), "")),
                -30,
                "SGT-4012 1 entry " + run + "2",
                1);
        assertThat(rejected()).isEqualTo(rejected + 2);
    }

    @Test
    void an_entry_whose_name_the_bank_gave_before_on_another_day_or_to_another_files_money() {
        bench.stated(good("1", 100));
        Statement.Credit before = new Statement.Credit(run + "1", DAY.minusDays(1), Satang.ofBaht(100), text());
        refused(List.of(before), List.of(), 100, "SGT-4012 1 entry " + run + "1", 1);
        FileId other = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        Statement.Credit others = credit(run + "1", 100, bench.reference(other).value());
        refused(List.of(others), List.of(), 100, "SGT-4012 1 entry " + run + "1", 1);
        long rejected = rejected();
        bench.stated(credit(run + "1", 100, "a text that was cut off"));
        assertThat(rejected()).as("the same, told in fewer words").isEqualTo(rejected);
        assertThat(counted()).isOne();
    }

    @Test
    void what_left_the_account_under_a_name_given_before_on_another_day() {
        Statement.Debit debit = new Statement.Debit(run + "1", DAY, Satang.ofBaht(5), "");
        bench.answers.statement(
                AgencyCode.of("toy"),
                arrived("statement " + run),
                new Statement(run, "0200000001", DAY, Satang.ofBaht(5), Satang.ZERO, List.of(), List.of(debit)));
        Statement.Debit again = new Statement.Debit(run + "1", DAY.minusDays(1), Satang.ofBaht(5), "");
        refused(List.of(), List.of(again), -5, "SGT-4012 1 entry " + run + "1");
    }

    @Test
    void a_table_of_half_a_minute_and_then_of_the_whole_in_which_one_balance_comes_twice() throws Exception {
        String head = """
                เลขที่บัญชี,%s
                เลขที่รายการเดินบัญชี,K-%d
                ยอดยกมา,"1,000.00"
                วันที่,เวลา,รายการ,ถอนเงิน,ฝากเงิน,ค่าธรรมเนียม,ยอดคงเหลือ,รายละเอียด
                21/11/2569,09:14,รับโอน,,100.00,,"1,100.00",งวดแรก
                """;
        String rest = """
                21/11/2569,09:14,โอนออก,100.00,,,"1,000.00",โอนคืน
                21/11/2569,09:14,รับโอน,,100.00,,"1,100.00",งวดแรกอีกครั้ง
                """;
        String account = String.valueOf(System.nanoTime());
        for (String table : List.of(head.formatted(account, 1), head.formatted(account, 2) + rest)) {
            byte[] bytes = Bench.bytes(table);
            bench.answers.statement(AgencyCode.of("toy"), arrived(table), new KbizFormat().read("kbiz.csv", bytes));
        }
        String of = " where account = '" + account + "'";
        assertThat(bench.jdbc
                        .sql("select entry from credit" + of + " order by entry")
                        .query(String.class)
                        .list())
                .containsExactly("2026-11-21T0914-110000", "2026-11-21T0914-110000-2");
        assertThat(bench.count("select count(*) from debit" + of)).isOne();
    }

    @Test
    void an_entry_of_a_later_day_than_the_statement() {
        LocalDate tomorrow = DAY.plusDays(1);
        Statement.Credit credit = new Statement.Credit(run + "1", tomorrow, Satang.ofBaht(100), text());
        refused(List.of(credit), List.of(), 100, "SGT-4011 1 entry " + run + "1");
    }

    @Test
    void an_entry_whose_value_is_of_a_later_day_than_the_statement_counts() throws Exception {
        String text = """
                :20:S-1
                :25:%s
                :28C:328/1
                :60F:C261124THB0,00
                :61:2611251124C100,NTRFNONREF//%s1
                :86:%s
                :62F:C261124THB100,00
                """.formatted("9" + System.nanoTime(), run.substring(9), text());
        assertThat(bench.answers.statement(
                        AgencyCode.of("toy"),
                        arrived(text),
                        new Mt940Format().read("any.sta", text.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Taken.APPLIED);
        assertThat(counted()).isOne();
    }

    /** As it was stored before payments of a batch were told apart. */
    @Test
    void a_batch_that_was_here_as_one_entry_is_known_again_and_refused_where_it_is_another() throws Exception {
        FileId other = bench.delivered(bench.batch("wiang", 3, TOY), DUE);
        String both = text() + " " + bench.reference(other).value();
        bench.stated(credit(run + "1", 500, both));
        long rejected = rejected();
        bench.stated(
                share("1", 1, 200, text()),
                share("1", 2, 300, bench.reference(other).value()),
                good("2", 7));
        assertThat(rejected()).isEqualTo(rejected);
        assertThat(counted()).as("the batch and the entry beside it").isEqualTo(2);
        assertThat(bench.count("select count(*) from credit where entry like '" + run + "%'"))
                .isEqualTo(2);
        refused(
                List.of(share("1", 1, 200, text()), share("1", 2, 301, text())),
                List.of(),
                501,
                "SGT-4012 1 entry " + run + "1",
                2);
        bench.stated(share("3", 1, 20, text()), share("3", 2, 30, text()));
        bench.stated(share("3", 1, 20, text()), share("3", 2, 30, text()));
        assertThat(counted()).as("its payments are known by their own names").isEqualTo(4);
    }

    private Statement.Credit share(String entry, int number, long baht, String text) {
        return Statement.Credit.share(run + entry, number, DAY, Satang.ofBaht(baht), text);
    }

    @Test
    void the_same_entries_under_another_name_count_once() {
        bench.stated(good("1", 100));
        bench.stated(good("1", 100));
        assertThat(counted()).isOne();
        assertThat(rejected()).isZero();
    }

    private void refused(List<Statement.Credit> credits, List<Statement.Debit> debits, long closing, String place) {
        refused(credits, debits, closing, place, 0);
    }

    private void refused(
            List<Statement.Credit> credits, List<Statement.Debit> debits, long closing, String place, int before) {
        String id = run + System.nanoTime();
        Statement statement =
                new Statement(id, "0200000001", DAY, Satang.ZERO, Satang.ofBaht(closing), credits, debits);
        bench.answers.statement(AgencyCode.of("toy"), arrived("statement " + id), statement);
        assertThat(bench.jdbc
                        .sql("""
                        select p.code || ' ' || p.row_no || ' ' || p.field from arrival_problem p join arrival a on a.arrival_id = p.arrival_id
                        where a.name = ? order by p.number
                        """)
                        .param("statement-" + id + ".txt")
                        .query(String.class)
                        .list())
                .containsExactly(place);
        assertThat(counted()).as("nothing half applied").isEqualTo(before);
        assertThat(bench.count(
                        "select count(*) from arrival a join evidence e on e.sha256 = a.sha256 where a.kind = 'rejected' and a.name = 'statement-"
                                + id + ".txt'"))
                .as("kept")
                .isOne();
        assertThat(bench.count("""
                        select count(*) from review_item i join arrival a on i.subject = 'arrival:' || a.arrival_id
                        where i.owner = 'operator' and i.closed_at is null and a.name = 'statement-""" + id + ".txt'")).isOne();
    }

    private Statement.Credit good(String entry, long baht) {
        return credit(run + entry, baht, text());
    }

    private String text() {
        return bench.reference(file).value();
    }

    private long counted() {
        return bench.count("select count(*) from credits_of(" + file.value() + ")");
    }

    private long rejected() {
        return bench.count("select count(*) from arrival where kind = 'rejected' and name like '%" + run + "%'");
    }
}
