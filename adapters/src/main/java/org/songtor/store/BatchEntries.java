package org.songtor.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        Set<String> stored = stored(statement);
        if (stored.isEmpty()) {
            return statement;
        }
        Map<String, List<Statement.Credit>> batches = new LinkedHashMap<>();
        List<Statement.Credit> credits = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            Optional<String> entry = credit.together().filter(stored::contains);
            if (entry.isPresent()) {
                batches.computeIfAbsent(entry.get(), of -> new ArrayList<>()).add(credit);
            } else {
                credits.add(credit);
            }
        }
        batches.forEach((entry, shares) -> credits.add(together(entry, shares)));
        return statement.with(credits, statement.debits());
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

    private Set<String> stored(Statement statement) {
        Set<String> entries = statement.credits().stream()
                .flatMap(credit -> credit.together().stream())
                .collect(Collectors.toSet());
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<String> found = jdbc.sql("select entry from credit where account = :account and entry = any(:entries)")
                .param("account", statement.account())
                .param("entries", entries.toArray(String[]::new))
                .query(String.class)
                .list();
        return new HashSet<>(found);
    }
}
