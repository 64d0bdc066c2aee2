package org.songtor.store;

import java.util.Arrays;
import org.songtor.model.Label;
import org.songtor.review.Decidable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The end of a statement that opens items again in a part {@code opened (item_id, label)}. The table itself notes when, and that by which people wanted to decide what
 * was asked before ({@code review_item_opens_again}); the journal tells the day that is asked for now, by the rule of a new item.
 */
final class ReopenedItems {
    private static final String DUE = """
            select '%s', 'item.due-anew', 'item:' || o.item_id, ((now() at time zone '%s')::date + asks.days)::text
            from opened o join unnest(:asking::text[], :within::int[]) as asks (label, days) on asks.label = o.label
            """.formatted(Entries.SELF, DecisionRows.ZONE);

    private static final String JOURNAL = "insert into journal (actor, event, subject, detail)\n";

    /** Taken back by people, who are in the journal already. */
    static final String TAKEN_BACK = JOURNAL + DUE;

    /** Contradicted by evidence. */
    static final String CONTRADICTED = JOURNAL + """
            select '%s', 'item.reopened', 'item:' || item_id, label || ' although it was decided' from opened
            union all
            """.formatted(Entries.SELF) + DUE;

    private static final String[] LABELS = LabelNames.DECISIONS;
    private static final Integer[] DAYS =
            Arrays.stream(LABELS).map(Label::valueOf).map(Decidable::days).toArray(Integer[]::new);

    private ReopenedItems() {}

    /** Gives either end the days that labels ask for. */
    static StatementSpec due(StatementSpec statement) {
        return statement.param("asking", LABELS).param("within", DAYS);
    }
}
