package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is wrong with a statement, whatever its form let through: balances that do not follow, an entry without money, twice, of a later day than the statement
 * is of, or that was here with another amount. Any of it and nothing of the statement is applied. Rows are the entries', credits first.
 */
@Component
class StatementCheck {
    private final JdbcClient jdbc;

    StatementCheck(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param balance what it does to the account */
    private record Entry(int row, String reference, LocalDate bookedOn, Satang amount, Satang fee, Satang balance) {}

    List<Problem> problems(Statement statement) {
        List<Problem> problems = new ArrayList<>();
        if (!statement.reckoned().equals(statement.closing())) {
            problems.add(Problem.ofFile(
                    ProblemCode.CONTROL_TOTAL,
                    "closing",
                    statement.closing().toBaht(),
                    statement.reckoned().toBaht()));
        }
        List<Entry> entries = entries(statement);
        Map<String, Satang> before = before(statement.account(), entries);
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!entry.amount().isPositive() || entry.fee().compareTo(Satang.ZERO) < 0) {
                problems.add(problem(
                        entry,
                        ProblemCode.CONTROL_TOTAL,
                        entry.amount().toBaht(),
                        "an amount above zero, a fee not below"));
            } else if (!seen.add(entry.reference())) {
                problems.add(problem(
                        entry, ProblemCode.CONTROL_TOTAL, entry.amount().toBaht(), "each entry of the account once"));
            } else if (!before.getOrDefault(entry.reference(), entry.balance()).equals(entry.balance())) {
                String was = before.get(entry.reference()) + " as an earlier statement said";
                problems.add(
                        problem(entry, ProblemCode.CONTROL_TOTAL, entry.amount().toBaht(), was));
            } else if (entry.bookedOn().isAfter(statement.date())) {
                problems.add(problem(
                        entry, ProblemCode.FUTURE_DATE, entry.bookedOn().toString(), statement.date() + " or before"));
            }
        }
        return problems;
    }

    private static Problem problem(Entry entry, ProblemCode code, String found, String expected) {
        return Problem.ofRow(code, entry.row(), 0, "entry " + entry.reference(), found, expected);
    }

    private static List<Entry> entries(Statement statement) {
        List<Entry> entries = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            entries.add(new Entry(
                    entries.size() + 1,
                    credit.entryReference(),
                    credit.bookedOn(),
                    credit.amount(),
                    credit.fee(),
                    credit.amount()));
        }
        for (Statement.Debit debit : statement.debits()) {
            entries.add(new Entry(
                    entries.size() + 1,
                    debit.entryReference(),
                    debit.bookedOn(),
                    debit.amount(),
                    Satang.ZERO,
                    Satang.ZERO.minus(debit.amount())));
        }
        return entries;
    }

    private record Earlier(String entry, long satang) {}

    /** What these entries did to the account by earlier statements. */
    private Map<String, Satang> before(String account, List<Entry> entries) {
        return jdbc
                .sql("""
                        select entry, satang from credit where account = :account and entry = any(:entries)
                        union all
                        select entry, -satang from debit where account = :account and entry = any(:entries)
                        """)
                .param("account", account)
                .param("entries", entries.stream().map(Entry::reference).toArray(String[]::new))
                .query(Earlier.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Earlier::entry, earlier -> Satang.of(earlier.satang()), (a, b) -> a));
    }
}
