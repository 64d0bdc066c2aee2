package org.songtor.layout;

import org.jspecify.annotations.Nullable;

/**
 * One field of a record. In a fixed form bytes {@code from} to {@code to}, both counted from 1 and inclusive, as agencies
 * print them; in a delimited form both are the column and the width is the most characters.
 *
 * @param label the agency's own word for it; the name where none is given
 * @param words the function as the table has it
 * @param remark the comment behind it
 */
record Field(
        String name,
        String label,
        int from,
        int to,
        int width,
        Content content,
        @Nullable Condition condition,
        String words,
        String remark) {

    boolean given() {
        return content instanceof Content.Given;
    }

    /** Whether the field may hold something in this record. */
    boolean open(Row row) {
        return condition == null || condition.holds(row);
    }
}
