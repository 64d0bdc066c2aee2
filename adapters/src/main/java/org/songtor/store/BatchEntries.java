package org.songtor.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries in which the bank booked several payments together. What was stored before payments were told apart stands under the entry's own reference. */
@Component
class BatchEntries {
    private final JdbcClient jdbc;

    BatchEntries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The statement with the payments of an entry as one credit again where the account has that entry: it is known again, and not counted twice. */
    Statement asStored(Statement statement) {
        Map<String, Stored> stored = stored(statement);
        if (stored.isEmpty()) {
            return statement;
        }
        Map<String, List<Statement.Credit>> batches = new LinkedHashMap<>();
        List<Statement.Credit> credits = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            Optional<String> entry = credit.together().filter(stored::containsKey);
            if (entry.isPresent()) {
                batches.computeIfAbsent(entry.get(), of -> new ArrayList<>()).add(credit);
            } else {
                credits.add(credit);
            }
        }
        batches.forEach((entry, shares) -> {
            if (Stream.ofNullable(stored.get(entry)).anyMatch(one -> one.is(together(entry, shares)))) {
                credits.add(together(entry, shares));
            } else {
                credits.addAll(shares);
            }
        });
        return statement.with(credits, statement.debits());
    }

    /** What the account has under an entry's name; one that counts within a statement may be another's. */
    private record Stored(String entry, long satang, String text) {
        boolean is(Statement.Credit credit) {
            return !EntryText.counted(entry, credit.bookedOn())
                    || satang == credit.amount().value()
                            && EntryText.plain(text).equals(EntryText.plain(credit.text()));
        }
    }

    /** Said of them all; no share has a fee. */
    private static Statement.Credit together(String entry, List<Statement.Credit> shares) {
        return new Statement.Credit(
                entry,
                shares.get(0).bookedOn(),
                shares.stream().map(Statement.Credit::amount).reduce(Satang.ZERO, Satang::plus),
                Satang.ZERO,
                shares.stream().map(Statement.Credit::text).collect(Collectors.joining(" ")));
    }

    private Map<String, Stored> stored(Statement statement) {
        Set<String> entries = statement.credits().stream()
                .flatMap(credit -> credit.together().stream())
                .collect(Collectors.toSet());
        if (entries.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select entry, satang, text from credit where account = :account and entry = any(:entries)")
                .param("account", statement.account())
                .param("entries", entries.toArray(String[]::new))
                .query(Stored.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Stored::entry, one -> one));
    }
}
