package org.songtor.store;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How work is done in the database. */
final class In {
    private static final int ROWS_AT_ONCE = 1_000;

    private In() {}

    /** Reads by a cursor, so that memory does not grow with the rows; inside a transaction only. */
    static JdbcClient pieces(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(ROWS_AT_ONCE);
        return JdbcClient.create(template);
    }

    /**
     * Statements are planned anew until this transaction ends. A plan the server kept from when a table was small looks at every row for every row once
     * it has grown.
     */
    static void plannedAnew(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /**
     * Undoes {@link #plannedAnew} for what follows in this transaction: a foreign key's or a trigger's lookup would be planned anew for each row, and the plan
     * costs several times the lookup.
     */
    static void plansKept(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = auto").update();
    }

    /** One transaction around work that always has a result. */
    static <T> T transaction(TransactionTemplate transactions, Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
