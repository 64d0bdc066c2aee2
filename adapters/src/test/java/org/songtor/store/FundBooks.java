package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.songtor.books.Account;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.port.Books.Months;

/** The books of one fund in a test's database: where its money stands, and what a check of them finds. */
final class FundBooks {
    /** What is asked of labels, and not of the books: those that are planted follow from nothing. */
    private static final Set<Kind> OF_WORDS = EnumSet.of(Kind.DECIDED, Kind.ASKED, Kind.PAID);

    private static int number;

    final FundId fund = FundId.of("fund" + ++number);
    final Bench bench;
    final JdbcBooks store;
    private final TestDatabase database;
    private boolean planted;

    FundBooks(TestDatabase database) {
        this.database = database;
        bench = new Bench(database);
        store = new Stores(database).books();
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

    /** Lines that a test writes as held for a person, or refused, have none that intake asks. */
    static boolean withoutIntake(Difference one) {
        return one.kind() == Kind.ASKED
                && (one.books().equals("HELD_FOR_REVIEW") || one.books().equals("REFUSED_AT_INTAKE"));
    }

    Map<Kind, List<Difference>> found() {
        Map<Kind, List<Difference>> found = new TreeMap<>();
        store.check(Optional.of(fund), one -> {
            if (!withoutIntake(one) && (!planted || !OF_WORDS.contains(one.kind()))) {
                found.computeIfAbsent(one.kind(), k -> new ArrayList<>()).add(one);
            }
        });
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

    /** The next label of each line of the batch, which nobody decided, nor asked about; what is found from then on is of the money. */
    void label(BatchId batch, String label) {
        labelled(label, "select line_id from line where batch_id = " + batch.value());
    }

    /** @param lines an SQL query */
    void labelled(String label, String lines) {
        planted = true;
        Planted.label(database.dataSource(), label, lines);
    }
}
