package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.books.MeetingStatement.Posted;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;

/** Ledgers of several months in a store from before the books went by the line's own month (V58): what was entered under the batch's goes over, and all adds up as it did. */
class MonthsBeforeTest extends DeskBench {
    private static final Optional<String> FEBRUARY = Optional.of("2569-02");
    private static final Optional<String> OCTOBER = Optional.of("2569-10");

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("56"));

    private Decision given;
    private Map<String, Long> whole;
    private String written;
    private BatchId ordinary;

    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
        aLedgerInEveryState();
        ordinary = bench.batch(fund.value(), 2, TOY);
        refusedAndEndedAllTheSame();
        assertThat(bench.count(
                        "select count(distinct b.period) from posting_entry e join batch b on b.batch_id = e.batch_id"))
                .isOne();
        whole = accounts();
        written = written();
    }

    private void aLedgerInEveryState() {
        batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "WAITING", FEBRUARY);
        bench.line(batch.value(), fund.value(), 3, TOY, "WAITING", FEBRUARY);
        bench.line(batch.value(), fund.value(), 4, TOY, "WAITING", OCTOBER);
        bench.line(batch.value(), fund.value(), 5, TOY, "WAITING", Optional.of("2569-11"));
        bench.line(batch.value(), fund.value(), 6, TOY, "HELD_IN_TRUST", OCTOBER);
        run(
                "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where line_no = 6");
        refusedAtIntake(batch.value(), fund.value(), 7);
        file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(
                file,
                0,
                Bench.booked(1, 1, 100),
                Bench.booked(2, 2, 80),
                new Answer.Line(3, Bench.person(3), Answer.LineVerdict.REFUSED, Satang.ZERO, "E1"),
                Bench.booked(5, 5, 100)));
        bench.reconcile(file, NOW);
        settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        given = settle(item(Label.HELD_FOR_MEMBER), HeldBench.GIVE);
    }

    /** As could be before V32, which entered the money as the first line's: this one was of February. */
    private void refusedAndEndedAllTheSame() {
        BatchId first = bench.batch("wiang", 1, TOY);
        long again = bench.batch("wiang", 0, TOY).value();
        run("update batch set channel = 'desk', corrects = " + first.value() + " where batch_id = " + again);
        refusedAtIntake(again, "wiang", 1);
        String line = "(select line_id from line where batch_id = " + again + ")";
        Planted.label(OLD.dataSource(), "RETURNED", "select " + line + " as line_id");
        Planted.behind(
                OLD.dataSource(),
                "carried_line carried_line_signed",
                () -> run("insert into carried_line (line_id, first_id, decision_id) select " + line
                        + ", (select line_id from line where batch_id = " + first.value() + "), " + given.id()));
        run(
                "with this as (insert into posting values (nextval('posting_number'), now(), 'OPENING', 1) returning posting_id)"
                        + " insert into posting_entry (posting_id, batch_id, fund_id, scheme, account, lines, satang)"
                        + " select posting_id, " + again + ", 'wiang', 'toy', a::money_account, n, n * 10000 from this,"
                        + " (values ('REFUSED', 1), ('RESUBMITTED', -1)) v (a, n)");
    }

    private void refusedAtIntake(long of, String fund, int lineNo) {
        run(
                "insert into line (batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused, first_label, satang, title, first_name, last_name, own_period)"
                        + " values (" + of + ", '" + fund + "', " + lineNo
                        + ", 9, 'toy', 'toy', 'one', true, 'REFUSED_AT_INTAKE', 10000, '', '', '', '2569-02')");
    }

    @Test
    void every_month_of_an_older_ledger_stands_by_itself_and_goes_on_so() {
        OLD.migrate();

        assertThat(months(fund))
                .isEqualTo(Map.of(
                        "2569-02", "ACCEPTED 80, AT_RISK 100, COLLECTED -200, RETURNED 20",
                        "2569-10", "COLLECTED -200, HELD 100, SENT 100",
                        "2569-11", "ACCEPTED 200, COLLECTED -400, TO_SEND 200"));
        assertThat(months(FundId.of("wiang")))
                .isEqualTo(Map.of(
                        "2569-02", "RESUBMITTED -100, RETURNED 100",
                        "2569-11", "COLLECTED -100, TO_SEND 100"));
        assertThat(found(fund)).isEmpty();
        assertThat(found(FundId.of("wiang")))
                .as("but that nobody decided what is written here as ended")
                .extracting(Difference::kind)
                .containsOnly(Kind.DECIDED);
        assertThat(accounts()).as("all months together").isEqualTo(whole);
        assertThat(written()).as("what was written stays").startsWith(written);
        assertThat(bench.count("select count(*) from posting where cause = 'OPENING'"))
                .as("one for each ledger, and the one from before")
                .isEqualTo(3);
        assertThat(bench.count("select count(*) from posting_entry e join posting p on p.posting_id = e.posting_id"
                        + " where p.cause = 'OPENING' and e.batch_id = " + ordinary.value()))
                .isZero();

        Decision undo = desk.undo(viewer, given.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.answered(bench.answer(file, 0, Bench.booked(4, 4, 100)));
        bench.reconcile(file, NOW);
        assertThat(months(fund))
                .containsEntry("2569-02", "ACCEPTED 80, AT_RISK 100, COLLECTED -200, MEMBER_CREDIT 20")
                .containsEntry("2569-10", "ACCEPTED 100, COLLECTED -200, HELD 100");
        assertThat(found(fund)).isEmpty();
    }

    private Map<String, String> months(FundId of) {
        Map<String, Map<String, Satang>> months = new TreeMap<>();
        for (Posted one : new Stores(OLD).books().monthly(Bench.OPERATOR, of, Months.ALL)) {
            if (one.satang().value() != 0) {
                months.computeIfAbsent(one.period().toString(), m -> new TreeMap<>())
                        .put(one.account().name(), one.satang());
            }
        }
        return months.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        month -> month.getValue().entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue().value() / 100)
                                .collect(Collectors.joining(", "))));
    }

    private static List<Difference> found(FundId of) {
        List<Difference> found = new ArrayList<>();
        new Stores(OLD).books().check(Optional.of(of), one -> {
            if (!FundBooks.withoutIntake(one)) {
                found.add(one);
            }
        });
        return found;
    }

    /** Money and lines of each batch's accounts, of all months. */
    private Map<String, Long> accounts() {
        Map<String, Long> accounts = new TreeMap<>();
        bench.jdbc
                .sql(
                        "select batch_id || ' ' || account as place, sum(satang) as satang, sum(lines) as lines from posting_entry group by 1")
                .query(row -> {
                    accounts.put(row.getString("place"), row.getLong("satang"));
                    accounts.put(row.getString("place") + " lines", row.getLong("lines"));
                });
        return accounts;
    }

    private String written() {
        return bench.jdbc
                .sql(
                        "select string_agg(concat_ws(' ', posting_id, batch_id, scheme, account, lines, satang), ', ' order by posting_id, account::text)"
                                + " from posting_entry")
                .query(String.class)
                .single();
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}
