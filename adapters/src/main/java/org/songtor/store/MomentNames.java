package org.songtor.store;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments that are named by their moment and by which of it they are. A report that comes again may tell those of one moment in another order, and more of them:
 * each takes the name that the store has for what is most like it, and what is left over the next numbers. One that the store has and the report has altered
 * leaves its name to what stands there now, and so is found out.
 */
final class MomentNames {
    /** The likest first: told in the same words; for the same files, as an id may have been masked meanwhile; of the same amount; any. */
    private static final List<Function<Statement.Credit, Object>> LIKENESS = List.of(
            payment -> List.of(payment.amount(), payment.text()),
            payment -> List.of(payment.amount(), PaymentReference.findAll(payment.text())),
            Statement.Credit::amount,
            payment -> true);

    private final JdbcClient jdbc;

    MomentNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The statement with the store's name for each payment that the store has. */
    Statement asStored(Statement statement) {
        Map<String, List<Statement.Credit>> told = new LinkedHashMap<>();
        for (Statement.Credit credit : statement.credits()) {
            credit.moment()
                    .ifPresent(moment -> told.computeIfAbsent(moment, of -> new ArrayList<>())
                            .add(credit));
        }
        Map<String, List<Statement.Credit>> stored = stored(statement.account(), told.keySet());
        if (stored.isEmpty()) {
            return statement;
        }
        Map<String, String> names = new HashMap<>();
        stored.forEach((moment, before) -> names(moment, told.getOrDefault(moment, List.of()), before, names));
        return statement.with(
                statement.credits().stream()
                        .map(credit ->
                                credit.named(names.getOrDefault(credit.entryReference(), credit.entryReference())))
                        .toList(),
                statement.debits());
    }

    private static void names(
            String moment, List<Statement.Credit> told, List<Statement.Credit> stored, Map<String, String> names) {
        List<Statement.Credit> left = new ArrayList<>(told);
        List<Statement.Credit> free = new ArrayList<>(stored);
        for (Function<Statement.Credit, Object> like : LIKENESS) {
            Map<Object, Deque<Statement.Credit>> by = new HashMap<>();
            free.forEach(one -> by.computeIfAbsent(like.apply(one), of -> new ArrayDeque<>())
                    .add(one));
            left.removeIf(one -> {
                Deque<Statement.Credit> same = by.getOrDefault(like.apply(one), new ArrayDeque<>());
                if (same.isEmpty()) {
                    return false;
                }
                names.put(one.entryReference(), same.remove().entryReference());
                return true;
            });
            free.clear();
            by.values().forEach(free::addAll);
        }
        int number = stored.size();
        for (Statement.Credit one : left) {
            number++;
            names.put(one.entryReference(), Statement.Credit.numbered(moment, number));
        }
    }

    /** Numbers of a moment have no gap. */
    private Map<String, List<Statement.Credit>> stored(String account, Iterable<String> moments) {
        List<String> all = new ArrayList<>();
        moments.forEach(all::add);
        Map<String, List<Statement.Credit>> stored = new HashMap<>();
        if (all.isEmpty()) {
            return stored;
        }
        jdbc.sql("""
                        with recursive stored as (
                            select m.moment, 1 as number, c.entry, c.booked_on, c.satang, c.text
                            from unnest(:moments::text[]) m (moment)
                                join credit c on c.account = :account and c.entry = m.moment || '-000001'
                            union all
                            select s.moment, s.number + 1, c.entry, c.booked_on, c.satang, c.text
                            from stored s
                                join credit c on c.account = :account and c.entry = s.moment || '-' || to_char(s.number + 1, 'FM000000')
                        )
                        select moment, entry, booked_on, satang, text from stored order by moment, number
                        """)
                .param("account", account)
                .param("moments", all.toArray(String[]::new))
                .query((row, n) -> stored.computeIfAbsent(row.getString("moment"), of -> new ArrayList<>())
                        .add(new Statement.Credit(
                                row.getString("entry"),
                                row.getObject("booked_on", LocalDate.class),
                                Satang.of(row.getLong("satang")),
                                row.getString("text"))))
                .list();
        return stored;
    }
}
