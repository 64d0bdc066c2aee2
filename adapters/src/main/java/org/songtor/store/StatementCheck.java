package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * is of, or whose reference an earlier entry has that it cannot be: of another day or amount, or whose text names other files; or has other words, where its name is
 * made up or counts within a statement. Any of it and nothing of the statement is applied: what was here before is not counted again, so another entry taken for it
 * would be lost. Rows are the entries', credits first.
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
     * @param madeUp whether its name is ours, or counts within a statement: it is known by its words as well
     */
    private record Entry(
            int row,
            String reference,
            LocalDate bookedOn,
            Satang amount,
            Satang fee,
            Satang balance,
            Set<PaymentReference> files,
            String text,
            boolean madeUp) {}

    /**
     * @param statement with the store's names for what is here
     * @param read as its form gives it
     */
    List<Problem> problems(Statement statement, Statement read) {
        List<Problem> problems = new ArrayList<>();
        if (!statement.reckoned().equals(statement.closing())) {
            problems.add(Problem.ofFile(
                    ProblemCode.CONTROL_TOTAL,
                    "closing",
                    statement.closing().toBaht(),
                    statement.reckoned().toBaht()));
        }
        List<Entry> entries = entries(statement, bare(read));
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
            } else if (other(before, entry).isPresent()) {
                problems.add(problem(
                        entry,
                        ProblemCode.OTHER_ENTRY,
                        told(entry.bookedOn(), entry.balance(), entry.files()),
                        other(before, entry).orElseThrow().expected(entry)));
            } else if (entry.bookedOn().isAfter(statement.date())) {
                problems.add(problem(
                        entry, ProblemCode.FUTURE_DATE, entry.bookedOn().toString(), statement.date() + " or before"));
            }
        }
        return problems;
    }

    /** By a name of the bank's own an entry is known whatever its words: one form may give less of them than another. */
    private static boolean madeUp(String name, LocalDate day, Set<String> bare) {
        return EntryText.madeUp(name, day) || bare.contains(name);
    }

    private static Optional<Earlier> other(Map<String, Earlier> before, Entry entry) {
        return Optional.ofNullable(before.get(entry.reference())).filter(earlier -> !earlier.is(entry));
    }

    private static Problem problem(Entry entry, ProblemCode code, String found, String expected) {
        return Problem.ofRow(code, entry.row(), 0, "entry " + entry.reference(), found, expected);
    }

    /** Numbers alone of entries that are named by day and number: what the store has under them it once named so. */
    private static Set<String> bare(Statement read) {
        Set<String> bare = new HashSet<>();
        read.credits().forEach(c -> bare.add(OlderNames.bare(c.entryReference(), c.bookedOn())));
        read.debits().forEach(d -> bare.add(OlderNames.bare(d.entryReference(), d.bookedOn())));
        read.credits().forEach(c -> bare.remove(c.entryReference()));
        read.debits().forEach(d -> bare.remove(d.entryReference()));
        return bare;
    }

    private static List<Entry> entries(Statement statement, Set<String> bare) {
        List<Entry> entries = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            entries.add(new Entry(
                    entries.size() + 1,
                    credit.entryReference(),
                    credit.bookedOn(),
                    credit.amount(),
                    credit.fee(),
                    credit.amount(),
                    PaymentReference.findAll(credit.text()),
                    credit.text(),
                    credit.moment().isPresent() || madeUp(credit.entryReference(), credit.bookedOn(), bare)));
        }
        for (Statement.Debit debit : statement.debits()) {
            entries.add(new Entry(
                    entries.size() + 1,
                    debit.entryReference(),
                    debit.bookedOn(),
                    debit.amount(),
                    Satang.ZERO,
                    Satang.ZERO.minus(debit.amount()),
                    Set.of(),
                    debit.text(),
                    madeUp(debit.entryReference(), debit.bookedOn(), bare)));
        }
        return entries;
    }

    private record Earlier(String entry, LocalDate bookedOn, Satang balance, String text) {
        /** One form may give less of a text than another: only where both name files, and none is the same, are they two. */
        boolean is(Entry entry) {
            return bookedOn.equals(entry.bookedOn())
                    && balance.equals(entry.balance())
                    && (entry.madeUp() ? sameWords(entry) : sameFile(entry));
        }

        private boolean sameWords(Entry entry) {
            return EntryText.plain(text).equals(EntryText.plain(entry.text()));
        }

        private boolean sameFile(Entry entry) {
            return files().isEmpty() || entry.files().isEmpty() || !Collections.disjoint(files(), entry.files());
        }

        private Set<PaymentReference> files() {
            return PaymentReference.findAll(text);
        }

        /** The bank's words stay out, as they may be a person's. */
        String expected(Entry entry) {
            String said = toString();
            return said.equals(told(entry.bookedOn(), entry.balance(), entry.files()))
                    ? "the words that an earlier statement had for it"
                    : said + " as an earlier statement said";
        }

        @Override
        public String toString() {
            return told(bookedOn, balance, files());
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
                        select entry, booked_on, -satang, text from debit where account = :account and entry = any(:entries)
                        """)
                .param("account", account)
                .param("entries", entries.stream().map(Entry::reference).toArray(String[]::new))
                .query((row, n) -> new Earlier(
                        row.getString("entry"),
                        row.getObject("booked_on", LocalDate.class),
                        Satang.of(row.getLong("satang")),
                        row.getString("text")))
                .list()
                .stream()
                .collect(Collectors.toMap(Earlier::entry, earlier -> earlier, (a, b) -> a));
    }
}
