package org.songtor.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songtor.match.Evidence;
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
                where f.file_id = any(:files) and not exists (select from decision_instead i where i.credit_id = c.credit_id and i.live)
                union
                select r.credit_id from credit_repair r
                where r.file_id = any(:files) and :repaired and not exists (select from decision_instead i where i.credit_id = r.credit_id and i.live)
                union
                select credit_id from decision_credit where file_id = any(:files) and live
            ),
            named as (
                select m.credit_id, f.file_id
                from mine m
                    join credit c on c.credit_id = m.credit_id
                    join credit_reference r on r.credit_id = m.credit_id
                    join agency_file f on f.reference = r.reference and f.agency = c.agency
                where not exists (select from decision_instead i where i.credit_id = m.credit_id and i.live)
                union
                select m.credit_id, x.file_id from mine m join credit_repair x on x.credit_id = m.credit_id
                where :repaired and not exists (select from decision_instead i where i.credit_id = m.credit_id and i.live)
                union
                select m.credit_id, d.file_id from mine m join decision_credit d on d.credit_id = m.credit_id and d.live
            )
            select c.credit_id, c.satang, c.fee, f.file_id, f.fund_id, f.satang as asked
            from named n join credit c on c.credit_id = n.credit_id join agency_file f on f.file_id = n.file_id
            """;

    /** What people said of files' money: what may be paid and what has to be, more or less than was sent, and what of the money that came over ended. */
    private static final String SAID = """
            select s.file_id, sum(s.asked)::bigint as asked, sum(s.due)::bigint as due, 0::bigint as ended, 0::bigint as before
            from money_said(:files::bigint[]) s group by s.file_id
            union all
            select file_id, 0, 0, satang, taken from decision_excess where file_id = any(:files) and live
            """;

    /** What left the account and names these files, or these credits of theirs, or took them back as people said; not where people said that it is about something else. */
    private static final String TAKEN = """
            select r.debit_id, d.satang, f.file_id, null::bigint as credit_id
            from agency_file f
                join debit_reference r on r.reference = f.reference
                join debit d on d.debit_id = r.debit_id and d.agency = f.agency
            where f.file_id = any(:files) and debit_counts(r.debit_id)
            union
            select x.debit_id, d.satang, null, x.credit_id
            from debit_credit x join debit d on d.debit_id = x.debit_id
            where x.credit_id = any(:credits) and debit_counts(x.debit_id)
            union
            select m.debit_id, d.satang, m.file_id, m.credit_id
            from decision_debit m join debit d on d.debit_id = m.debit_id
            where (m.file_id = any(:files) or m.credit_id = any(:credits)) and m.live and debit_counts(m.debit_id)
            """;

    private final JdbcClient jdbc;

    Together(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * A file's money.
     *
     * @param open what its group lacks, below zero by what it has too much; zero where its sum is exact, or no credit pays it
     * @param openAsSent the same had no line left
     * @param whole its own money is there, whatever the files it is paid with lack
     * @param left what was sent of it for lines that left it
     */
    record Money(Settlement standing, Satang open, Satang openAsSent, boolean whole, Satang left) {
        static final Money NONE = new Money(Settlement.NONE, Satang.ZERO, Satang.ZERO, false, Satang.ZERO);

        /** What its group has too much; else zero. */
        Satang tooMuch() {
            return standing.isOver() ? Satang.ZERO.minus(open) : Satang.ZERO;
        }

        /** The same where some of the file's lines left it; else zero. */
        Satang over() {
            return left.isPositive() ? tooMuch() : Satang.ZERO;
        }
    }

    private record Row(
            long creditId,
            long satang,
            long fee,
            long fileId,
            @Nullable String fundId,
            long asked) {}

    /** Files of a group of which is asked together. @param fund empty for files of many */
    private record Whose(long group, Optional<String> fund) {}

    /** @param fileId null where the credit is given */
    private record Taken(
            long debitId,
            long satang,
            @Nullable Long fileId,
            @Nullable Long creditId) {}

    private record Said(long fileId, long asked, long due, long ended, long before) {
        List<Evidence.Ended> said() {
            return ended == 0 ? List.of() : List.of(new Evidence.Ended(Satang.of(ended), Satang.of(before)));
        }
    }

    /** @return files that no credit pays are left out, unless people said that their money ended */
    Map<Long, Money> money(Long[] files) {
        return money(files, true);
    }

    /** By whole references and by what people said, without what repairs found. */
    Map<Long, Money> withoutRepairs(Long[] files) {
        return money(files, false);
    }

    /**
     * In the item of which file is asked what these files have over, and all that credits pay together with them: the first one of a fund, or of those of many funds.
     *
     * @return without files that are the only one of their fund among those
     */
    Map<Long, Long> firsts(Long[] files) {
        Sums sums = new Sums();
        connect(sums, files, true);
        return sums.firsts();
    }

    private Map<Long, Money> money(Long[] files, boolean repaired) {
        Sums sums = new Sums();
        Set<Long> seen = connect(sums, files, repaired);
        jdbc.sql(SAID)
                .param("files", seen.toArray(Long[]::new))
                .query(Said.class)
                .list()
                .forEach(sums::said);
        jdbc.sql(TAKEN)
                .param("files", seen.toArray(Long[]::new))
                .param("credits", sums.credits())
                .query(Taken.class)
                .list()
                .forEach(sums::taken);
        return sums.money();
    }

    /** @return these files and all that credits pay together with them */
    private Set<Long> connect(Sums sums, Long[] files, boolean repaired) {
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
        return seen;
    }

    /** Groups grow together with each credit that names files of two. */
    private static final class Sums {
        private final Map<Long, Long> above = new HashMap<>();
        private final Map<Long, Row> fileRows = new HashMap<>();
        private final Map<Long, Row> creditRows = new HashMap<>();
        private final Map<Long, Set<Long>> filesOfCredit = new HashMap<>();
        private final Map<Long, Sum> said = new HashMap<>();
        private final Map<Long, Long> debits = new HashMap<>();
        private final Map<Long, Set<Long>> debitsOfFile = new HashMap<>();

        void add(Row row) {
            fileRows.putIfAbsent(row.fileId(), row);
            Row first = creditRows.putIfAbsent(row.creditId(), row);
            filesOfCredit.computeIfAbsent(row.creditId(), c -> new HashSet<>()).add(row.fileId());
            if (first != null) {
                above.put(root(row.fileId()), root(first.fileId()));
            }
        }

        /** In satang of a file by itself: beside nothing sent, what is asked and due more or less, and what ended. */
        void said(Said one) {
            said.merge(one.fileId(), new Sum(0, one.asked(), one.due(), 0, 0, one.said(), 0), Sum::plus);
        }

        Long[] credits() {
            return creditRows.keySet().toArray(Long[]::new);
        }

        /** Of each file that it names, or that the credit pays; of a group once. */
        void taken(Taken one) {
            debits.put(one.debitId(), one.satang());
            Set<Long> files = one.fileId() != null
                    ? Set.of(one.fileId())
                    : filesOfCredit.getOrDefault(Objects.requireNonNull(one.creditId()), Set.of());
            files.forEach(file ->
                    debitsOfFile.computeIfAbsent(file, of -> new HashSet<>()).add(one.debitId()));
        }

        private Sum taken(Set<Long> of) {
            return new Sum(
                    0, 0, 0, 0, 0, List.of(), of.stream().mapToLong(debits::get).reduce(0, Math::addExact));
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

        Map<Long, Long> firsts() {
            Map<Whose, List<Long>> ofOne = new HashMap<>();
            new TreeMap<>(fileRows)
                    .values()
                    .forEach(row -> ofOne.computeIfAbsent(
                                    new Whose(root(row.fileId()), Optional.ofNullable(row.fundId())),
                                    of -> new ArrayList<>())
                            .add(row.fileId()));
            Map<Long, Long> firsts = new TreeMap<>();
            ofOne.values().stream()
                    .filter(of -> of.size() > 1)
                    .forEach(of -> of.forEach(file -> firsts.put(file, of.get(0))));
            return firsts;
        }

        Map<Long, Money> money() {
            Map<Long, Sum> groups = new HashMap<>();
            Map<Long, Sum> alone = new HashMap<>();
            fileRows.values().forEach(row -> {
                Sum asked = new Sum(row.asked(), row.asked(), row.asked(), 0, 0, List.of(), 0)
                        .plus(said.getOrDefault(row.fileId(), Sum.NOTHING));
                groups.merge(root(row.fileId()), asked, Sum::plus);
                alone.put(row.fileId(), asked);
            });
            creditRows.values().forEach(row -> {
                groups.merge(root(row.fileId()), new Sum(0, 0, 0, row.satang(), row.fee(), List.of(), 0), Sum::plus);
                if (Set.of(row.fileId()).equals(filesOfCredit.get(row.creditId()))) {
                    alone.merge(row.fileId(), new Sum(0, 0, 0, row.satang(), 0, List.of(), 0), Sum::plus);
                }
            });
            Map<Long, Set<Long>> debitsOfGroup = new HashMap<>();
            debitsOfFile.forEach((file, of) -> {
                debitsOfGroup
                        .computeIfAbsent(root(file), group -> new HashSet<>())
                        .addAll(of);
                alone.computeIfPresent(file, (one, own) -> own.plus(taken(of)));
            });
            debitsOfGroup.forEach((group, of) -> groups.computeIfPresent(group, (one, sum) -> sum.plus(taken(of))));
            Map<Long, Money> all = new HashMap<>();
            alone.forEach((file, own) -> all.put(file, money(groups.getOrDefault(root(file), own), own)));
            said.forEach((file, own) -> all.computeIfAbsent(
                    file, unpaid -> new Money(own.standing(false), Satang.ZERO, Satang.ZERO, false, left(own))));
            return all;
        }

        private static Money money(Sum sum, Sum own) {
            Settlement standing = sum.standing(true);
            return new Money(
                    standing,
                    sum.open(true),
                    sum.openAsSent(true),
                    standing.isThere() || own.gained() > 0 && own.standing(true).isThere(),
                    left(own));
        }

        private static Satang left(Sum own) {
            return Satang.of(own.sent() - own.asked());
        }
    }
}
