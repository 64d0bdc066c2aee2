package org.songtor.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.songtor.match.Settlement;
import org.songtor.match.Settlement.Sum;
import org.songtor.model.Satang;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files that credits pay together, found from many files at once: each query goes one credit further, over the files that the one before found. Memory grows
 * with the files and credits that hang together, not with their lines.
 */
@Component
class Together {
    private static final String NEXT = """
            with mine as (
                select c.credit_id
                from agency_file f
                    join credit_reference r on r.reference = f.reference
                    join credit c on c.credit_id = r.credit_id and c.agency = f.agency
                where f.file_id = any(:files)
                union
                select credit_id from credit_repair where file_id = any(:files) and :repaired
                union
                select credit_id from decision_credit where file_id = any(:files) and live
            ),
            named as (
                select m.credit_id, f.file_id
                from mine m
                    join credit c on c.credit_id = m.credit_id
                    join credit_reference r on r.credit_id = m.credit_id
                    join agency_file f on f.reference = r.reference and f.agency = c.agency
                union
                select m.credit_id, x.file_id from mine m join credit_repair x on x.credit_id = m.credit_id where :repaired
                union
                select m.credit_id, d.file_id from mine m join decision_credit d on d.credit_id = m.credit_id and d.live
            )
            select c.credit_id, c.satang, c.fee, f.file_id, f.satang as asked
            from named n join credit c on c.credit_id = n.credit_id join agency_file f on f.file_id = n.file_id
            """;

    /** What people said of files' money: amounts accepted in place of those sent, and what of the money that came over ended. */
    private static final String SAID = """
            select i.file_id, sum(coalesce(d.accepted, d.booked) - fl.satang)::bigint as differs, 0::bigint as ended
            from review_item i
                join decision x on x.item_id = i.item_id and x.kind = 'ACCEPT_AGENCY_AMOUNT' and x.reverses is null
                join decision_line d on d.decision_id = x.decision_id and d.live
                join file_line fl on fl.line_id = d.line_id and fl.live and fl.file_id = i.file_id
            where i.file_id = any(:files)
            group by i.file_id
            union all
            select file_id, 0, sum(satang)::bigint from decision_excess where file_id = any(:files) and live group by file_id
            """;

    private final JdbcClient jdbc;

    Together(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A file's money.
     *
     * @param open what its group lacks, below zero by what it has too much; zero where its sum is exact, or no credit pays it
     * @param whole its own money is there, whatever the files it is paid with lack
     */
    record Money(Settlement standing, Satang open, boolean whole) {
        static final Money NONE = new Money(Settlement.NONE, Satang.ZERO, false);
    }

    private record Row(long creditId, long satang, long fee, long fileId, long asked) {}

    private record Said(long fileId, long differs, long ended) {}

    /** @return files that no credit pays are left out, unless people said that their money ended */
    Map<Long, Money> money(Long[] files) {
        return money(files, true);
    }

    /** By whole references and by what people said, without what repairs found. */
    Map<Long, Money> withoutRepairs(Long[] files) {
        return money(files, false);
    }

    private Map<Long, Money> money(Long[] files, boolean repaired) {
        Sums sums = new Sums();
        Set<Long> seen = new HashSet<>(Arrays.asList(files));
        Set<Long> next = seen;
        while (!next.isEmpty()) {
            List<Row> rows = jdbc.sql(NEXT)
                    .param("files", next.toArray(Long[]::new))
                    .param("repaired", repaired)
                    .query(Row.class)
                    .list();
            next = new TreeSet<>();
            for (Row row : rows) {
                sums.add(row);
                if (!seen.contains(row.fileId())) {
                    next.add(row.fileId());
                }
            }
            seen.addAll(next);
        }
        jdbc.sql(SAID)
                .param("files", seen.toArray(Long[]::new))
                .query(Said.class)
                .list()
                .forEach(sums::said);
        return sums.money();
    }

    /** Groups grow together with each credit that names files of two. */
    private static final class Sums {
        private final Map<Long, Long> above = new HashMap<>();
        private final Map<Long, Row> fileRows = new HashMap<>();
        private final Map<Long, Row> creditRows = new HashMap<>();
        private final Map<Long, Set<Long>> filesOfCredit = new HashMap<>();
        private final Map<Long, Sum> said = new HashMap<>();

        void add(Row row) {
            fileRows.putIfAbsent(row.fileId(), row);
            Row first = creditRows.putIfAbsent(row.creditId(), row);
            filesOfCredit.computeIfAbsent(row.creditId(), c -> new HashSet<>()).add(row.fileId());
            if (first != null) {
                above.put(root(row.fileId()), root(first.fileId()));
            }
        }

        /** In satang of a file by itself: beside nothing asked, what is due more or less, and what ended. */
        void said(Said one) {
            said.merge(one.fileId(), new Sum(0, one.differs(), 0, 0, one.ended()), Sum::plus);
        }

        private long root(long file) {
            long at = file;
            while (true) {
                long up = above.getOrDefault(at, at);
                if (up == at) {
                    return at;
                }
                above.put(at, above.getOrDefault(up, up));
                at = up;
            }
        }

        Map<Long, Money> money() {
            Map<Long, Sum> groups = new HashMap<>();
            Map<Long, Sum> alone = new HashMap<>();
            fileRows.values().forEach(row -> {
                Sum asked =
                        new Sum(row.asked(), row.asked(), 0, 0, 0).plus(said.getOrDefault(row.fileId(), Sum.NOTHING));
                groups.merge(root(row.fileId()), asked, Sum::plus);
                alone.put(row.fileId(), asked);
            });
            creditRows.values().forEach(row -> {
                groups.merge(root(row.fileId()), new Sum(0, 0, row.satang(), row.fee(), 0), Sum::plus);
                if (Set.of(row.fileId()).equals(filesOfCredit.get(row.creditId()))) {
                    alone.merge(row.fileId(), new Sum(0, 0, row.satang(), 0, 0), Sum::plus);
                }
            });
            Map<Long, Money> all = new HashMap<>();
            alone.forEach((file, own) -> all.put(file, money(groups.getOrDefault(root(file), own), own)));
            said.forEach((file, own) ->
                    all.computeIfAbsent(file, unpaid -> new Money(own.standing(false), Satang.ZERO, false)));
            return all;
        }

        private static Money money(Sum sum, Sum own) {
            Settlement standing = sum.standing(true);
            return new Money(
                    standing,
                    Satang.of(-sum.over()),
                    standing == Settlement.EXACT || own.gained() > 0 && own.over() == 0);
        }
    }
}
