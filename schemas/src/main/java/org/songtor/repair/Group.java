package org.songtor.repair;

import java.util.List;

/**
 * Equal mistakes of one batch: the same kind in the same field.
 *
 * @param field canonical name; of the batch's own control fields {@code batch.period}, {@code batch.count}, {@code batch.total}
 * @param count rows that have it
 * @param examples the first few
 */
public record Group(Mistake mistake, String field, int count, List<Example> examples) {
    /** Before the name of a control field, which a column may have too. */
    public static final String OF_BATCH = "batch.";

    public static final int MOST_EXAMPLES = 5;

    public Group {
        examples = List.copyOf(examples);
    }

    /**
     * @param row as the fund's program shows it; 0 for a control field
     * @param before masked
     * @param after masked; empty where there is no repair
     */
    public record Example(int row, String before, String after) {}

    /** Stable name of the group within its batch, for forms and journals: {@code ID_LOST_ZERO.national_id}. */
    public String key() {
        return key(mistake, field);
    }

    public static String key(Mistake mistake, String field) {
        return mistake + "." + field;
    }
}
