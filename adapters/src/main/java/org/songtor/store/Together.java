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

    private final JdbcClient jdbc;

    Together(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A file's money.
     *
     * @param open what its group lacks, below zero by what it has too much; zero where its sum is exact, or no credit pays it
     * @param alone what credits brought that pay this file and no other
     */
    record Money(Settlement standing, Satang open, Satang alone) {
        static final Money NONE = new Money(Settlement.NONE, Satang.ZERO, Satang.ZERO);
    }

    private record Row(long creditId, long satang, long fee, long fileId, long asked) {}

    /** @return files that no credit pays are left out */
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
        return sums.money();
    }

    /** Groups grow together with each credit that names files of two. */
    private static final class Sums {
        private final Map<Long, Long> above = new HashMap<>();
        private final Map<Long, Row> fileRows = new HashMap<>();
        private final Map<Long, Row> creditRows = new HashMap<>();
        private final Map<Long, Set<Long>> filesOfCredit = new HashMap<>();

        void add(Row row) {
            fileRows.putIfAbsent(row.fileId(), row);
            Row first = creditRows.putIfAbsent(row.creditId(), row);
            filesOfCredit.computeIfAbsent(row.creditId(), c -> new HashSet<>()).add(row.fileId());
            if (first != null) {
                above.put(root(row.fileId()), root(first.fileId()));
            }
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
            Map<Long, long[]> groups = new HashMap<>();
            fileRows.values().forEach(row -> sum(groups, row.fileId())[0] += row.asked());
            Map<Long, Long> alone = new HashMap<>();
            creditRows.values().forEach(row -> {
                long[] sum = sum(groups, row.fileId());
                sum[1] = Math.addExact(sum[1], row.satang());
                sum[2] = Math.addExact(sum[2], row.fee());
                if (Set.of(row.fileId()).equals(filesOfCredit.get(row.creditId()))) {
                    alone.merge(row.fileId(), row.satang(), Math::addExact);
                }
            });
            Map<Long, Money> all = new HashMap<>();
            fileRows.keySet().forEach(file -> all.put(file, money(sum(groups, file), alone.getOrDefault(file, 0L))));
            return all;
        }

        /** Asked, gained, fees. */
        private long[] sum(Map<Long, long[]> groups, long file) {
            return groups.computeIfAbsent(root(file), root -> new long[3]);
        }

        private static Money money(long[] sum, long alone) {
            Satang asked = Satang.of(sum[0]);
            Satang gained = Satang.of(sum[1]);
            Settlement standing = Settlement.of(asked, gained, gained.plus(Satang.of(sum[2])));
            Satang open = standing == Settlement.EXACT ? Satang.ZERO : asked.minus(gained);
            return new Money(standing, open, Satang.of(alone));
        }
    }
}
