package org.songtor.layout;

import org.jspecify.annotations.Nullable;

/**
 * What a field holds: the closed set of value functions of a layout table. Each writes the one form its reader takes back;
 * whatever is not that form is a problem told to the slot, never mended.
 */
sealed interface Content permits Content.Given, Content.Fixed, Computed {

    /** A value that the caller gives on writing and gets on reading. */
    sealed interface Given extends Content permits TextContent, TypedContent, NumberContent, DateContent, LineKey {
        /** The Java type of the value. */
        Class<?> type();

        /** Writes the row's value of {@link #type()}. */
        void write(Row row, int at, Slot slot);

        /** Puts the value into the row, or any value of the type after a problem was told. */
        void read(Slot slot, Row row, int at);

        /** The value as text that {@link #parse} takes back. */
        default String print(Row row, int at) {
            return row.value(at).toString();
        }

        /** @throws IllegalArgumentException for text that is no such value */
        Object parse(String text);

        /** Whether the value is kept as a plain number. */
        default boolean numeric() {
            return false;
        }

        default void store(Object value, Row row, int at) {
            row.put(at, value);
        }

        default Object boxed(long number) {
            throw new IllegalStateException("no number: " + number);
        }
    }

    /** Bytes that are always the same. */
    sealed interface Fixed extends Content {
        String text();

        default void write(Slot slot) {
            slot.putText(text(), Padding.TEXT);
        }

        default void read(Slot slot) {
            if (!slot.holds(text())) {
                slot.refuse(text().isEmpty() ? "blanks" : text());
            }
        }
    }

    record Constant(String text) implements Fixed {}

    /** @param mayBeMissing a record may end before this field; only the last field can say so */
    record Blank(boolean mayBeMissing) implements Fixed {
        @Override
        public String text() {
            return "";
        }
    }

    /** How a value of this content is written; none where it is always the same. */
    static @Nullable Given form(Content content) {
        if (content instanceof Computed computed) {
            return computed.as();
        }
        return content instanceof Given given ? given : null;
    }
}
