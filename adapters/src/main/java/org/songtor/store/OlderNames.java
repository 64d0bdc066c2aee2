package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Stored> stored = stored(statement);
        if (stored.isEmpty()) {
            return statement;
        }
        Set<String> none = new TreeSet<>(Set.of(NONE));
        List<Statement.Credit> credits = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            credits.add(of(credit, stored, none));
        }
        List<Statement.Debit> debits = new ArrayList<>();
        for (Statement.Debit debit : statement.debits()) {
            Satang balance = Satang.ZERO.minus(debit.amount());
            String name = numbered(debit.entryReference(), debit.bookedOn(), stored)
                    .or(() -> none(debit.entryReference(), debit.bookedOn(), balance, debit.text(), stored, none))
                    .orElse(debit.entryReference());
            debits.add(debit.named(name));
        }
        return statement.with(credits, debits);
    }

    /** The payments of an entry are known by the entry's older name as well as by their own. */
    private static Statement.Credit of(Statement.Credit credit, Map<String, Stored> stored, Set<String> none) {
        String entry = credit.together().orElse(credit.entryReference());
        Optional<String> name = numbered(entry, credit.bookedOn(), stored)
                .or(() -> share(credit, stored).map(of -> bare(entry, credit.bookedOn())));
        if (name.isPresent()) {
            return credit.ofEntry(name.get());
        }
        return none(credit.entryReference(), credit.bookedOn(), credit.amount(), credit.text(), stored, none)
                .map(credit::named)
                .orElse(credit);
    }

    private static Optional<String> share(Statement.Credit credit, Map<String, Stored> stored) {
        return credit.together().flatMap(of -> numbered(credit.entryReference(), credit.bookedOn(), stored));
    }

    private static Optional<String> numbered(String name, LocalDate day, Map<String, Stored> stored) {
        return Optional.of(bare(name, day))
                .filter(bare -> !bare.equals(name))
                .filter(bare ->
                        stored.containsKey(bare) && stored.get(bare).bookedOn().equals(day));
    }

    private static Optional<String> none(
            String name, LocalDate day, Satang balance, String text, Map<String, Stored> stored, Set<String> none) {
        boolean is = MADE_UP.matcher(name).matches()
                && new Stored(NONE, day, balance, text).equals(stored.get(NONE))
                && none.remove(NONE);
        return is ? Optional.of(NONE) : Optional.empty();
    }

    private static String bare(String name, LocalDate day) {
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
