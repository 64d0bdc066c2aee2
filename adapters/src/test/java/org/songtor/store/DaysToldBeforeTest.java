package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore.Taken;

/** A store from before it was kept from which balance to which a statement tells a day (V54). */
class DaysToldBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("51"));

    @Test
    void what_told_one_day_is_known_by_its_balances_and_keeps_its_names() {
        before("s1", 1_000, 1_100);
        OLD.migrate();
        assertThat(OLD.jdbc()
                        .sql("select day || ' ' || opening || ' ' || closing from statement_slice")
                        .query(String.class)
                        .list())
                .containsExactly(DAY + " 100000 110000");
        Bench bench = new Bench(OLD);
        assertThat(stated(bench, "s2", 1_100, in(1, 100))).isEqualTo(Taken.APPLIED);
        assertThat(stated(bench, "s3", 1_000, in(1, 100), in(2, 100), in(3, 50)))
                .isEqualTo(Taken.APPLIED);
        assertThat(OLD.jdbc()
                        .sql("select entry || ' ' || satang from credit order by entry")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(DAY + "/1 10000", DAY + "/1@s2 10000", DAY + "/3 5000");
    }

    private static Statement.Credit in(int number, long baht) {
        return new Statement.Credit(DAY + "/" + number, DAY, Satang.ofBaht(baht), "ฝากเงินสด");
    }

    private static Taken stated(Bench bench, String id, long opening, Statement.Credit... credits) {
        Satang from = Satang.ofBaht(opening);
        Satang until = Arrays.stream(credits).map(Statement.Credit::amount).reduce(from, Satang::plus);
        return bench.answers.statement(
                AgencyCode.of("toy"),
                Bench.arrived(id),
                new Statement(id, "0200000009", DAY, from, until, List.of(credits)));
    }

    private static void before(String id, long opening, long closing) {
        String sha256 =
                new Stores(OLD).keeping().keep("statement", Bench.bytes(id)).hex();
        long arrival = OLD.jdbc()
                .sql(
                        "insert into arrival (agency, kind, name, sha256, signature) values ('toy', 'statement', :id, :sha256, :sha256) returning arrival_id")
                .param("id", id)
                .param("sha256", sha256)
                .query(Long.class)
                .single();
        OLD.jdbc()
                .sql("""
                        insert into statement_day (arrival_id, agency, dated, entries, statement_id, account, opening, closing, debits)
                        values (:arrival, 'toy', :day::date, 1, :id, '0200000009', :opening, :closing, 0);
                        insert into statement_reach (arrival_id, account, began) values (:arrival, '0200000009', :day::date);
                        insert into credit (arrival_id, agency, account, entry, booked_on, satang, text)
                        values (:arrival, 'toy', '0200000009', :day || '/1', :day::date, 10000, 'ฝากเงินสด')
                        """)
                .param("arrival", arrival)
                .param("day", DAY.toString())
                .param("id", id)
                .param("opening", opening * 100)
                .param("closing", closing * 100)
                .update();
    }
}
