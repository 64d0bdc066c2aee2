package org.songtor.layout;

import java.util.Objects;
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
        String remark,
        Role role,
        Content.@Nullable Given form) {

    /** What is done with the field; known beforehand, because asking a content for its kind takes longer than writing it. */
    enum Role {
        /** Always the same, without a condition: stands in the record's template. */
        STILL,
        FIXED,
        GIVEN,
        REPEATED,
        COUNTED
    }

    static Field of(
            String name,
            String label,
            int from,
            int to,
            int width,
            Content content,
            @Nullable Condition condition,
            String words,
            String remark) {
        Role role = role(content, condition);
        return new Field(
                name.intern(), label, from, to, width, content, condition, words, remark, role, Content.form(content));
    }

    private static Role role(Content content, @Nullable Condition condition) {
        if (content instanceof Content.Fixed) {
            return condition == null ? Role.STILL : Role.FIXED;
        }
        if (content instanceof Content.Given) {
            return Role.GIVEN;
        }
        return content instanceof Computed.Repeat ? Role.REPEATED : Role.COUNTED;
    }

    boolean given() {
        return role == Role.GIVEN;
    }

    /** How the value is written. */
    Content.Given as() {
        return Objects.requireNonNull(form, "always the same");
    }

    /** Whether the field may hold something in this record. */
    boolean open(Row row) {
        return condition == null || condition.holds(row);
    }
}
