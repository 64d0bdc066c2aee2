package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.songtor.books.Account;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books of one fund in a test's database: where its money stands, and what a check of them finds. */
final class FundBooks {
    private static int number;

    final FundId fund = FundId.of("fund" + ++number);
    final Bench bench;
    final JdbcBooks store;
    private final JdbcTemplate jdbc;

    FundBooks(TestDatabase database) {
        bench = new Bench(database);
        store = new Stores(database).books();
        jdbc = new JdbcTemplate(database.dataSource());
    }

    /** Its accounts but what was collected, in whole baht, such as {@code "SENT 100, ACCEPTED 200"}; and a check finds nothing. */
    void expect(String standing) {
        List<Balance> balances = store.balances(Bench.OPERATOR, fund, Months.ALL);
        assertThat(text(balances)).isEqualTo(standing);
        assertThat(balances.stream().map(Balance::satang).reduce(Satang.ZERO, Satang::plus))
                .isEqualTo(Satang.ZERO);
        assertThat(balances.stream().mapToLong(Balance::lines).sum()).isZero();
        assertThat(found()).isEmpty();
    }

    Map<Kind, List<Difference>> found() {
        Map<Kind, List<Difference>> found = new TreeMap<>();
        store.check(
                Optional.of(fund),
                one -> found.computeIfAbsent(one.kind(), k -> new ArrayList<>()).add(one));
        return found;
    }

    static String text(List<Balance> balances) {
        return String.join(
                ", ",
                balances.stream()
                        .filter(b ->
                                b.account() != Account.COLLECTED && b.satang().value() != 0)
                        .map(b -> b.account() + " " + b.satang().value() / 100)
                        .toList());
    }

    /** The next label of each line of the batch. */
    void label(BatchId batch, String label) {
        jdbc.update(
                "insert into line_label (line_id, number, label) select l.line_id,"
                        + " 1 + coalesce((select max(number) from line_label n where n.line_id = l.line_id), 0), ? from line l where batch_id = ?",
                label,
                batch.value());
    }
}
