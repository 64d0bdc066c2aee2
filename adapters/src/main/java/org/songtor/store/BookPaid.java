package org.songtor.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.songtor.match.Settlement;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is called settled has its file's money, as reconciliation reckons it ({@link Together}): a label that somebody wrote by hand moves money in the books like any
 * other, and nothing else asks where it came from. Files are asked about many at once. Inside the caller's transaction.
 */
@Component
class BookPaid {
    private static final int AT_ONCE = 1_000;

    /** With more than enough there is another label, and the money all the same. */
    private static final Set<Settlement> LACKS = EnumSet.of(Settlement.NONE, Settlement.SHORT, Settlement.CONTRADICTED);

    private final JdbcClient jdbc;
    private final Together together;

    BookPaid(DataSource dataSource, Together together) {
        this.jdbc = JdbcClient.create(dataSource);
        this.together = together;
    }

    /** Of a fund's lines those that are called settled, by the file that they are in; zero where they are in none. */
    static final class Settled {
        private final Map<Long, Long> satang = new TreeMap<>();
        private final Map<Long, List<String>> otherwise = new TreeMap<>();

        void add(long file, Satang amount) {
            satang.merge(file, amount.value(), Math::addExact);
        }

        /** One that no answer booked, or one not as it was sent. */
        void otherwise(long file, String where) {
            otherwise.computeIfAbsent(file, of -> new ArrayList<>()).add(where);
        }
    }

    /** @param to takes the lines that were not booked, and the files whose money is not there */
    void check(FundId fund, Settled settled, Consumer<Difference> to) {
        List<Long> all = new ArrayList<>(settled.satang.keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            check(fund, all.subList(from, Math.min(all.size(), from + AT_ONCE)), settled, to);
        }
    }

    private void check(FundId fund, List<Long> files, Settled settled, Consumer<Difference> to) {
        Long[] these = files.toArray(Long[]::new);
        Map<Long, Together.Money> money = together.money(these);
        Set<Long> soon = soon(these);
        files.stream().filter(file -> !soon.contains(file)).forEach(file -> {
            settled.otherwise
                    .getOrDefault(file, List.of())
                    .forEach(line -> to.accept(
                            new Difference(Kind.PAID, fund, line, Label.SETTLED.name(), "not booked as sent")));
            Together.Money has = money.getOrDefault(file, Together.Money.NONE);
            if (file > 0 && LACKS.contains(has.standing())) {
                to.accept(new Difference(
                        Kind.PAID,
                        fund,
                        "file " + file,
                        Label.SETTLED + " " + Satang.of(settled.satang.getOrDefault(file, 0L)),
                        has.standing() + " " + has.open()));
            }
        });
    }

    /** Files that are looked at anew in a moment, which calls their lines what they are (as {@code follows_soon}). */
    private Set<Long> soon(Long[] files) {
        return new HashSet<>(jdbc.sql("""
                        select o.subject from outbox o
                        where o.topic = 'reconcile' and o.subject = any(?) and (o.due_at <= now() or o.rings > 0 or o.failures > 0)
                        """).param(files).query(Long.class).list());
    }
}
