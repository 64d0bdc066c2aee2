package org.songtor.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries of a form that gives no references, named by their day, minute and the balance after them. Where its table has seconds they once stood in the name: such
 * an entry is known again under the name that it was stored with, and not counted twice.
 */
final class NamedByMinute {
    private static final Pattern NAME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4})([0-9]{2})?-([0-9]+)(?:-([0-9]{1,6}))?");

    private final JdbcClient jdbc;

    NamedByMinute(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(String entry, String moment, String second, int which) {
        static Stream<Name> of(String entry) {
            Matcher m = NAME.matcher(entry);
            return m.matches()
                    ? Stream.of(new Name(
                            entry,
                            m.group(1) + "-" + m.group(3),
                            m.group(2) == null ? "" : m.group(2),
                            m.group(4) == null ? 1 : Integer.parseInt(m.group(4))))
                    : Stream.empty();
        }
    }

    /** The statement with those names where the account has them: the first of a minute and balance is the first that was stored, and so on. */
    Statement asStored(Statement statement) {
        List<Name> named = entries(statement).flatMap(Name::of).toList();
        Map<String, List<Name>> stored = named.isEmpty() ? Map.of() : stored(statement);
        if (stored.isEmpty()) {
            return statement;
        }
        Map<String, String> before = new HashMap<>();
        for (Name name : named) {
            List<Name> same = stored.getOrDefault(name.moment(), List.of());
            if (name.which() <= same.size()) {
                before.put(name.entry(), same.get(name.which() - 1).entry());
            }
        }
        return renamed(statement, entry -> before.getOrDefault(entry, entry));
    }

    private static Stream<String> entries(Statement statement) {
        return Stream.concat(
                statement.credits().stream().map(Statement.Credit::entryReference),
                statement.debits().stream().map(Statement.Debit::entryReference));
    }

    private Map<String, List<Name>> stored(Statement statement) {
        return jdbc.sql("""
                        select entry from credit where account = :account and entry ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}-'
                        union all
                        select entry from debit where account = :account and entry ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}-'
                        """).param("account", statement.account()).query(String.class).list().stream()
                .flatMap(Name::of)
                .sorted(Comparator.comparing(Name::second).thenComparingInt(Name::which))
                .collect(Collectors.groupingBy(Name::moment));
    }

    private static Statement renamed(Statement statement, UnaryOperator<String> name) {
        return statement.with(
                statement.credits().stream()
                        .map(credit -> credit.named(name.apply(credit.entryReference())))
                        .toList(),
                statement.debits().stream()
                        .map(debit -> debit.named(name.apply(debit.entryReference())))
                        .toList());
    }
}
