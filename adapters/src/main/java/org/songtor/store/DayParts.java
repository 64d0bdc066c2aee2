package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements that each tell a part of one day and count their entries from one: by day and number alone ({@code <day>/<number>}) those of the second are the first's. The
 * second's bear its own number besides, {@code <day>/<number>@<statement>}; what came first keeps its names.
 *
 * <p>Never by the statement's number alone, for a longer one of the same day has another too. It is another part where the balances say so: it begins where one of that
 * day ended, or ends where one began, and none of that day begins or ends where it does; and nothing of it is like an entry of that day that is here. Inside the caller's
 * transaction, which statements wait for.
 */
@Component("store.dayParts")
class DayParts {
    private static final String STATEMENT = "@";

    private final JdbcClient jdbc;

    DayParts(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param name as the form gives it @param balance what it does to the account */
    private record Entry(String name, LocalDate day, Satang balance, String text) {
        boolean counted() {
            return name.startsWith(day + "/");
        }

        Like like() {
            return new Like(balance, text);
        }
    }

    private record Like(Satang balance, String text) {}

    private record Told(String id, Satang opening, Satang closing) {}

    /** The statement with the names that it was stored with, where it is a part that is here already, or a longer one of the same number. */
    Statement known(Statement read) {
        Statement part = part(read);
        List<String> names = entries(part).stream()
                .map(Entry::name)
                .filter(name -> name.contains(STATEMENT))
                .toList();
        return names.isEmpty() || stored(read.account(), names).isEmpty() ? read : part;
    }

    /** Whether entries of the day have its names already: they are its own, told before, or those of another part. */
    boolean collides(Statement read) {
        List<String> names =
                entries(read).stream().filter(Entry::counted).map(Entry::name).toList();
        return !names.isEmpty() && !stored(read.account(), names).isEmpty();
    }

    /** The statement as another part of its day; empty where it may as well tell what is here once more. */
    Optional<Statement> beside(Statement read) {
        List<Entry> counted = entries(read).stream().filter(Entry::counted).toList();
        boolean oneDay =
                !counted.isEmpty() && counted.stream().allMatch(e -> e.day().equals(read.date()));
        return oneDay && read.balances() && adjoins(read) && nothingLike(read.account(), read.date(), counted)
                ? Optional.of(part(read))
                : Optional.empty();
    }

    /**
     * What is new of a day of which there are parts, in a statement that is none of them: it may be a part's, counted otherwise.
     *
     * @param named as the store names what it has
     */
    List<Problem> uncertain(Statement named) {
        List<Entry> entries = entries(named);
        List<Entry> counted = entries.stream()
                .filter(Entry::counted)
                .filter(e -> !e.name().contains(STATEMENT))
                .toList();
        if (counted.isEmpty() || !anyParts(named.account(), counted)) {
            return List.of();
        }
        Set<String> here =
                stored(named.account(), counted.stream().map(Entry::name).toList());
        return counted.stream()
                .filter(e -> !here.contains(e.name()))
                .limit(1)
                .map(e -> Problem.ofRow(
                        ProblemCode.OTHER_ENTRY,
                        entries.indexOf(e) + 1,
                        0,
                        "entry " + e.name(),
                        e.day() + ", " + e.balance().toBaht() + " baht",
                        "a reference of its own, since several statements of this day count from one"))
                .toList();
    }

    private boolean adjoins(Statement read) {
        List<Told> others = jdbc.sql("""
                        select s.statement_id, s.opening, s.closing from statement_day s join statement_reach r on r.arrival_id = s.arrival_id
                        where s.account = :account and s.dated = :day::date
                        """)
                .param("account", read.account())
                .param("day", read.date().toString())
                .query((row, n) -> new Told(
                        row.getString("statement_id"),
                        Satang.of(row.getLong("opening")),
                        Satang.of(row.getLong("closing"))))
                .list();
        boolean follows = others.stream()
                .anyMatch(o -> o.closing().equals(read.opening()) || o.opening().equals(read.closing()));
        boolean overlaps = others.stream()
                .anyMatch(o -> o.id().equals(read.statementId())
                        || o.opening().equals(read.opening())
                        || o.closing().equals(read.closing()));
        return follows && !overlaps;
    }

    private boolean nothingLike(String account, LocalDate day, List<Entry> counted) {
        Set<Like> here = new HashSet<>(jdbc.sql("""
                        select satang, text from credit where account = :account and booked_on = :day::date
                        union all
                        select -satang, text from debit where account = :account and booked_on = :day::date
                        """)
                .param("account", account)
                .param("day", day.toString())
                .query((row, n) -> new Like(Satang.of(row.getLong("satang")), row.getString("text")))
                .list());
        return counted.stream().map(Entry::like).noneMatch(here::contains);
    }

    private boolean anyParts(String account, List<Entry> counted) {
        return jdbc.sql("""
                        select exists (
                            select from unnest(:days::text[]) said (day)
                                cross join lateral (select entry from credit where account = :account and booked_on = said.day::date
                                                    union all
                                                    select entry from debit where account = :account and booked_on = said.day::date) e
                            where starts_with(e.entry, said.day || '/') and position('@' in e.entry) > 0)
                        """)
                .param("account", account)
                .param(
                        "days",
                        counted.stream().map(e -> e.day().toString()).distinct().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private Set<String> stored(String account, List<String> names) {
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

    private static Statement part(Statement read) {
        String own = STATEMENT + read.statementId();
        List<Statement.Credit> credits = new ArrayList<>();
        for (Statement.Credit credit : read.credits()) {
            String entry = credit.together().orElse(credit.entryReference());
            credits.add(of(credit).counted() ? credit.ofEntry(entry + own) : credit);
        }
        List<Statement.Debit> debits = new ArrayList<>();
        for (Statement.Debit debit : read.debits()) {
            debits.add(of(debit).counted() ? debit.named(debit.entryReference() + own) : debit);
        }
        return read.with(credits, debits);
    }

    private static List<Entry> entries(Statement statement) {
        return Stream.concat(
                        statement.credits().stream().map(DayParts::of),
                        statement.debits().stream().map(DayParts::of))
                .toList();
    }

    private static Entry of(Statement.Credit credit) {
        return new Entry(credit.entryReference(), credit.bookedOn(), credit.amount(), credit.text());
    }

    private static Entry of(Statement.Debit debit) {
        return new Entry(debit.entryReference(), debit.bookedOn(), Satang.ZERO.minus(debit.amount()), debit.text());
    }
}
