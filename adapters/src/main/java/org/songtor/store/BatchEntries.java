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
        Map<String, Statement.Credit> batches = new LinkedHashMap<>();
        List<Statement.Credit> credits = new ArrayList<>();
        for (Statement.Credit credit : statement.credits()) {
            Optional<String> entry = credit.together().filter(stored::contains);
            if (entry.isPresent()) {
                batches.merge(entry.get(), single(entry.get(), credit), BatchEntries::both);
            } else {
                credits.add(credit);
            }
        }
        credits.addAll(batches.values());
        return new Statement(
                statement.statementId(),
                statement.account(),
                statement.date(),
                statement.opening(),
                statement.closing(),
                credits,
                statement.debits());
    }

    private static Statement.Credit single(String entry, Statement.Credit share) {
        return new Statement.Credit(entry, share.bookedOn(), share.amount(), share.fee(), share.text());
    }

    private static Statement.Credit both(Statement.Credit one, Statement.Credit other) {
        Satang amount = one.amount().plus(other.amount());
        return new Statement.Credit(
                one.entryReference(),
                one.bookedOn(),
                amount,
                one.fee().plus(other.fee()),
                one.text() + " " + other.text());
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
