package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is wrong with a statement, whatever its form let through: balances that do not follow, an entry without money, twice, of a later day than the statement
 * is of, or whose reference an earlier entry has that it cannot be: of another day or amount, or whose text names other files. Any of it and nothing of the
 * statement is applied: what was here before is not counted again, so another entry taken for it would be lost. Rows are the entries', credits first.
 */
@Component
class StatementCheck {
    private final JdbcClient jdbc;

    StatementCheck(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * @param balance what it does to the account
     * @param files whose references its text names whole
     */
    private record Entry(
            int row,
            String reference,
            LocalDate bookedOn,
            Satang amount,
            Satang fee,
            Satang balance,
            Set<PaymentReference> files) {}

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
        Map<String, Earlier> before = before(statement.account(), entries);
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
                        entry,
                        ProblemCode.OTHER_ENTRY,
                        told(entry.bookedOn(), entry.balance(), entry.files()),
                        "each entry of the account once"));
            } else if (other(before, entry)) {
                problems.add(problem(
                        entry,
                        ProblemCode.OTHER_ENTRY,
                        told(entry.bookedOn(), entry.balance(), entry.files()),
                        before.get(entry.reference()) + " as an earlier statement said"));
            } else if (entry.bookedOn().isAfter(statement.date())) {
                problems.add(problem(
                        entry, ProblemCode.FUTURE_DATE, entry.bookedOn().toString(), statement.date() + " or before"));
            }
        }
        return problems;
    }

    private static boolean other(Map<String, Earlier> before, Entry entry) {
        return before.containsKey(entry.reference())
                && !before.get(entry.reference()).is(entry);
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
                    credit.amount(),
                    PaymentReference.findAll(credit.text())));
        }
        for (Statement.Debit debit : statement.debits()) {
            entries.add(new Entry(
                    entries.size() + 1,
                    debit.entryReference(),
                    debit.bookedOn(),
                    debit.amount(),
                    Satang.ZERO,
                    Satang.ZERO.minus(debit.amount()),
                    Set.of()));
        }
        return entries;
    }

    private record Earlier(String entry, LocalDate bookedOn, Satang balance, Set<PaymentReference> files) {
        /** One form may give less of a text than another: only where both name files, and none is the same, are they two. */
        boolean is(Entry entry) {
            return bookedOn.equals(entry.bookedOn())
                    && balance.equals(entry.balance())
                    && (files.isEmpty() || entry.files().isEmpty() || !Collections.disjoint(files, entry.files()));
        }

        @Override
        public String toString() {
            return told(bookedOn, balance, files);
        }
    }

    private static String told(LocalDate bookedOn, Satang balance, Set<PaymentReference> files) {
        return bookedOn + ", " + balance.toBaht() + " baht"
                + files.stream().map(file -> ", " + file).sorted().collect(Collectors.joining());
    }

    /** Entries of these names that earlier statements brought. */
    private Map<String, Earlier> before(String account, List<Entry> entries) {
        return jdbc
                .sql("""
                        select entry, booked_on, satang, text from credit where account = :account and entry = any(:entries)
                        union all
                        select entry, booked_on, -satang, '' from debit where account = :account and entry = any(:entries)
                        """)
                .param("account", account)
                .param("entries", entries.stream().map(Entry::reference).toArray(String[]::new))
                .query((row, n) -> new Earlier(
                        row.getString("entry"),
                        row.getObject("booked_on", LocalDate.class),
                        Satang.of(row.getLong("satang")),
                        PaymentReference.findAll(row.getString("text"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Earlier::entry, earlier -> earlier, (a, b) -> a));
    }
}
