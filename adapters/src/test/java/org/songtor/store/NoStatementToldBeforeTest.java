package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;

/** A store from before statements had to follow each other, and what left an account was compared with what came (V40). */
class NoStatementToldBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("37"));

    @Test
    void what_was_taken_back_is_asked_about_at_once_and_what_is_missing_from_the_last_statement_on() {
        Bench bench = new Bench(OLD);
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.delivered(batch, DUE);
        bench.answered(bench.answer(file, 1));
        FileId other = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        String reference = bench.reference(file).value();
        long came = stated(1, 10_000, 20_000);
        run("insert into credit (arrival_id, agency, account, entry, booked_on, satang, text) values (" + came
                + ", 'toy', '0200000009', 'ENTRY-1', '" + DAY.minusDays(9) + "', 10000, '" + reference + "')");
        run("insert into credit_reference select credit_id, '" + reference + "' from credit");
        long left = stated(2, 90_000, 80_000);
        run("insert into debit (arrival_id, agency, account, entry, booked_on, satang, text) values (" + left
                + ", 'toy', '0200000009', 'ENTRY-2', '" + DAY.minusDays(8) + "', 10000, 'back " + reference + "')");
        stated(3, 0, 500);
        run("delete from outbox");

        OLD.migrate();

        assertThat(texts("select label || ' ' || note from review_item"))
                .containsExactly("CREDIT_TAKEN_BACK account 0200000009, entry ENTRY-2, " + DAY.minusDays(8));
        assertThat(bench.count(
                        "select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject = "
                                + file.value()))
                .isOne();
        assertThat(bench.count("select count(*) from outbox where subject = " + other.value()))
                .isZero();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsExactly("FILE_SHORT");
        Statement next = new Statement(
                "S9",
                "0200000009",
                DAY,
                Satang.of(81_000),
                Satang.of(82_000),
                List.of(new Statement.Credit("ENTRY-9", DAY, Satang.of(1_000), "x")));
        assertThat(bench.answers.statement(AgencyCode.of("toy"), Bench.arrived("next"), next))
                .isEqualTo(AnswerStore.Taken.APPLIED);
        assertThat(texts("select note from review_item where label = 'STATEMENT_GAP'"))
                .containsExactly("agency toy; account 0200000009; stated-until " + DAY.minusDays(8)
                        + "; closing 800.00; stated-from " + DAY + "; opening 810.00; apart 10.00");
    }

    /** Of so many days after the first, as they were kept before. */
    private static long stated(int day, long opening, long closing) {
        String sha256 = new Stores(OLD)
                .keeping()
                .keep("statement", Bench.bytes("statement " + day))
                .hex();
        long arrival = OLD.jdbc()
                .sql(
                        "insert into arrival (agency, kind, name, sha256, signature) values ('toy', 'statement', 's' || :day, :sha256, :sha256)"
                                + " returning arrival_id")
                .param("day", day)
                .param("sha256", sha256)
                .query(Long.class)
                .single();
        run(
                "insert into statement_day (arrival_id, agency, dated, entries, statement_id, account, opening, closing, debits) values ("
                        + arrival + ", 'toy', '" + DAY.minusDays(10L - day) + "', 1, 's" + day + "', '0200000009', "
                        + opening
                        + ", " + closing + ", 0)");
        return arrival;
    }

    private static List<String> texts(String sql) {
        return OLD.jdbc().sql(sql).query(String.class).list();
    }

    private static void run(String sql) {
        OLD.jdbc().sql(sql).update();
    }
}
