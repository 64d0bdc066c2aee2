package org.songtor.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries that forms name otherwise than they did once: an entry is known again, and not counted twice, where the store has it under its older name.
 *
 * <ul>
 *   <li>{@code <day>/<number>} was the bank's number alone, which some count anew in each statement: it is that entry where that day has one of this number.
 *   <li>What has no reference was once called by the word for that, {@code NONREF}: it is that entry where day, amount and text are its own.
 * </ul>
 */
final class OlderNames {
    private static final String NONE = "NONREF";
    /** As {@code mt940} names what has no reference: day of value, the statement's number, the place in it. */
    private static final Pattern MADE_UP = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,5}-[0-9]{1,7}");

    private final JdbcClient jdbc;

    OlderNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Stored(String entry, LocalDate bookedOn, Satang balance, String text) {}

    /** The statement with the store's name for what the account has under an older one. */
    Statement asStored(Statement statement) {
        Known known = new Known(stored(statement));
        return known.nothing()
                ? statement
                : statement.with(
                        statement.credits().stream().map(known::named).toList(),
                        statement.debits().stream().map(known::named).toList());
    }

    /** What the account has, for one statement: by the word for no reference it has one entry, which the first that is like it takes. */
    private static final class Known {
        private final Map<String, Stored> stored;

        Known(Map<String, Stored> stored) {
            this.stored = stored;
        }

        boolean nothing() {
            return stored.isEmpty();
        }

        /** The payments of an entry are known by the entry's older name as well as by their own. */
        Statement.Credit named(Statement.Credit credit) {
            String entry = credit.together().orElse(credit.entryReference());
            if (counted(entry, credit.bookedOn()) || counted(credit.entryReference(), credit.bookedOn())) {
                return credit.ofEntry(bare(entry, credit.bookedOn()));
            }
            return none(credit.entryReference(), credit.bookedOn(), credit.amount(), credit.text())
                    ? credit.named(NONE)
                    : credit;
        }

        Statement.Debit named(Statement.Debit debit) {
            String name = debit.entryReference();
            if (counted(name, debit.bookedOn())) {
                return debit.named(bare(name, debit.bookedOn()));
            }
            return none(name, debit.bookedOn(), Satang.ZERO.minus(debit.amount()), debit.text())
                    ? debit.named(NONE)
                    : debit;
        }

        private boolean counted(String name, LocalDate day) {
            Stored before = stored.get(bare(name, day));
            return !bare(name, day).equals(name)
                    && before != null
                    && before.bookedOn().equals(day);
        }

        private boolean none(String name, LocalDate day, Satang balance, String text) {
            return MADE_UP.matcher(name).matches() && stored.remove(NONE, new Stored(NONE, day, balance, text));
        }
    }

    /** The number alone, of {@code <day>/<number>}. */
    static String bare(String name, LocalDate day) {
        String before = day + "/";
        return name.startsWith(before) ? name.substring(before.length()) : name;
    }

    private Map<String, Stored> stored(Statement statement) {
        Set<String> names = new TreeSet<>();
        for (Statement.Credit credit : statement.credits()) {
            older(credit.entryReference(), credit.bookedOn(), names);
            credit.together().ifPresent(entry -> older(entry, credit.bookedOn(), names));
        }
        statement.debits().forEach(debit -> older(debit.entryReference(), debit.bookedOn(), names));
        Map<String, Stored> stored = new HashMap<>();
        if (!names.isEmpty()) {
            jdbc.sql("""
                            select entry, booked_on, satang, text from credit where account = :account and entry = any(:entries)
                            union all
                            select entry, booked_on, -satang, text from debit where account = :account and entry = any(:entries)
                            """)
                    .param("account", statement.account())
                    .param("entries", names.toArray(String[]::new))
                    .query((row, n) -> new Stored(
                            row.getString("entry"),
                            row.getObject("booked_on", LocalDate.class),
                            Satang.of(row.getLong("satang")),
                            row.getString("text")))
                    .list()
                    .forEach(one -> stored.putIfAbsent(one.entry(), one));
        }
        return stored;
    }

    private static void older(String name, LocalDate day, Set<String> names) {
        if (MADE_UP.matcher(name).matches()) {
            names.add(NONE);
        } else if (!bare(name, day).equals(name)) {
            names.add(bare(name, day));
        }
    }
}
