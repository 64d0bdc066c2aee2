package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.store.DayEntries.Entry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Entries whose names count within a statement ({@code <day>/<number>}, {@code <day>-<statement>-<place>}): another statement of the day may tell the same ones
 * under other numbers, and others under the same. Those that are here ({@link DayEntries}) take the store's names, whatever their own; another one whose name is
 * taken bears the statement's number besides, {@code <name>@<statement>}. Where it cannot be told which they are, that is said. Inside the caller's transaction, which
 * statements wait for.
 */
@Component("store.dayParts")
class DayParts {
    private final JdbcClient jdbc;

    DayParts(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param doubt where nobody can tell whether an entry is here */
    record Named(Statement statement, Optional<Problem> doubt) {}

    /** @param read with the store's older names, where it has them */
    Named named(Statement read) {
        TreeMap<LocalDate, List<Entry>> told = byDay(read);
        List<Entry> all = told.values().stream().flatMap(List::stream).toList();
        Set<String> names = all.stream().map(Entry::name).collect(Collectors.toSet());
        if (!read.balances() || all.stream().noneMatch(Entry::counted) || names.size() < all.size()) {
            return new Named(read, Optional.empty());
        }
        return named(read, told, taken(read.account(), names));
    }

    private Named named(Statement read, TreeMap<LocalDate, List<Entry>> told, Set<String> taken) {
        Map<LocalDate, List<Entry>> stored = stored(read.account(), told.keySet());
        Map<LocalDate, List<DaySlice>> others = others(read.account(), told.keySet());
        Map<String, String> renamed = new HashMap<>();
        for (Map.Entry<LocalDate, DaySlice> day : slices(read, told).entrySet()) {
            List<Entry> before = stored.getOrDefault(day.getKey(), List.of());
            List<Entry> entries = told.getOrDefault(day.getKey(), List.of());
            if (before.isEmpty() || entries.stream().noneMatch(Entry::counted)) {
                continue;
            }
            DayEntries here = new DayEntries(
                    day.getValue(), entries, before, others.getOrDefault(day.getKey(), List.of()), taken);
            if (!here.known()) {
                continue;
            }
            if (!here.sure()) {
                return new Named(read, Optional.of(doubt(read, day.getKey(), here, entries)));
            }
            renamed.putAll(here.names());
            renamed.putAll(beside(
                    here.others().stream()
                            .map(Entry::name)
                            .filter(taken::contains)
                            .toList(),
                    read));
        }
        return new Named(renamed(read, renamed), Optional.empty());
    }

    /** After the statement was applied: from which balance to which it tells each of its days. */
    void keep(long arrival, Statement statement) {
        if (!statement.balances()) {
            return;
        }
        Map<LocalDate, DaySlice> slices = slices(statement, byDay(statement));
        jdbc.sql("""
                        insert into statement_slice (arrival_id, account, day, opening, closing)
                        select :arrival, :account, s.day::date, s.opening, s.closing
                        from unnest(:days::text[], :openings::bigint[], :closings::bigint[]) s (day, opening, closing)
                        """)
                .param("arrival", arrival)
                .param("account", statement.account())
                .param("days", dates(slices.keySet()))
                .param(
                        "openings",
                        slices.values().stream().map(DaySlice::opening).toArray(Long[]::new))
                .param(
                        "closings",
                        slices.values().stream().map(DaySlice::closing).toArray(Long[]::new))
                .update();
    }

    private static TreeMap<LocalDate, DaySlice> slices(Statement statement, TreeMap<LocalDate, List<Entry>> told) {
        TreeMap<LocalDate, DaySlice> slices = new TreeMap<>();
        long balance = statement.opening().value();
        for (Map.Entry<LocalDate, List<Entry>> day : told.entrySet()) {
            long after =
                    balance + day.getValue().stream().mapToLong(Entry::balance).sum();
            slices.put(day.getKey(), new DaySlice(-1, statement.statementId(), balance, after));
            balance = after;
        }
        return slices;
    }

    private static Problem doubt(Statement statement, LocalDate day, DayEntries here, List<Entry> entries) {
        Entry one = Stream.concat(here.others().stream(), entries.stream().filter(Entry::counted))
                .findFirst()
                .orElseThrow();
        List<String> names = entries(statement).map(e -> e.entry().name()).toList();
        return Problem.ofRow(
                ProblemCode.OTHER_ENTRY,
                names.indexOf(one.name()) + 1,
                0,
                "entry " + one.name(),
                day + ", " + Satang.of(one.balance()).toBaht() + " baht",
                "a reference of its own, since several statements of this day count from one");
    }

    private record Dated(LocalDate day, Entry entry) {}

    private static TreeMap<LocalDate, List<Entry>> byDay(Statement statement) {
        TreeMap<LocalDate, List<Entry>> days = new TreeMap<>();
        entries(statement)
                .forEach(e ->
                        days.computeIfAbsent(e.day(), of -> new ArrayList<>()).add(e.entry()));
        return days;
    }

    /** Credits first. */
    private static Stream<Dated> entries(Statement statement) {
        return Stream.concat(
                statement.credits().stream()
                        .map(c -> dated(
                                c.entryReference(), c.bookedOn(), c.amount().value(), c.text(), -1)),
                statement.debits().stream()
                        .map(d -> dated(
                                d.entryReference(), d.bookedOn(), -d.amount().value(), d.text(), -1)));
    }

    private static Dated dated(String name, LocalDate day, long balance, String text, long arrival) {
        return new Dated(day, new Entry(name, EntryText.counted(name, day), balance, text, arrival));
    }

    private Map<LocalDate, List<Entry>> stored(String account, Set<LocalDate> days) {
        Map<LocalDate, List<Entry>> stored = new HashMap<>();
        jdbc.sql("""
                        select entry, booked_on, satang, text, arrival_id from credit where account = :account and booked_on = any(:days::date[])
                        union all
                        select entry, booked_on, -satang, text, arrival_id from debit where account = :account and booked_on = any(:days::date[])
                        """)
                .param("account", account)
                .param("days", dates(days))
                .query((row, n) -> dated(
                        row.getString("entry"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("satang"),
                        row.getString("text"),
                        row.getLong("arrival_id")))
                .list()
                .forEach(e ->
                        stored.computeIfAbsent(e.day(), of -> new ArrayList<>()).add(e.entry()));
        return stored;
    }

    private record DatedSlice(LocalDate day, DaySlice slice) {}

    /** As earlier statements told these days, all asked for at once. */
    private Map<LocalDate, List<DaySlice>> others(String account, Set<LocalDate> days) {
        return jdbc
                .sql("""
                        select s.arrival_id, s.day, d.statement_id, s.opening, s.closing
                        from statement_slice s join statement_day d on d.arrival_id = s.arrival_id
                        where s.account = :account and s.day = any(:days::date[])
                        """)
                .param("account", account)
                .param("days", dates(days))
                .query((row, n) -> new DatedSlice(
                        row.getObject("day", LocalDate.class),
                        new DaySlice(
                                row.getLong("arrival_id"),
                                row.getString("statement_id"),
                                row.getLong("opening"),
                                row.getLong("closing"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        DatedSlice::day, Collectors.mapping(DatedSlice::slice, Collectors.toList())));
    }

    private static String[] dates(Set<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private Set<String> taken(String account, Set<String> names) {
        return new HashSet<>(jdbc.sql("""
                        select entry from credit where account = :account and entry = any(:names)
                        union all
                        select entry from debit where account = :account and entry = any(:names)
                        """)
                .param("account", account)
                .param("names", names.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** By these names others that the account does not have. */
    private Map<String, String> beside(List<String> names, Statement statement) {
        Map<String, String> free = new HashMap<>();
        List<String> left = names;
        for (int n = 1; !left.isEmpty(); n++) {
            String own = "@" + statement.statementId() + (n == 1 ? "" : "." + n);
            Set<String> taken = taken(
                    statement.account(), left.stream().map(name -> name + own).collect(Collectors.toSet()));
            left.stream().filter(name -> !taken.contains(name + own)).forEach(name -> free.put(name, name + own));
            left = left.stream().filter(name -> !free.containsKey(name)).toList();
        }
        return free;
    }

    private static Statement renamed(Statement statement, Map<String, String> names) {
        return statement.with(
                statement.credits().stream()
                        .map(c -> c.named(names.getOrDefault(c.entryReference(), c.entryReference())))
                        .toList(),
                statement.debits().stream()
                        .map(d -> d.named(names.getOrDefault(d.entryReference(), d.entryReference())))
                        .toList());
    }
}
