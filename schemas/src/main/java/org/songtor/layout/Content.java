package org.songtor.layout;

/**
 * What a field holds: the closed set of value functions of a layout table. Each writes the one form its reader takes back;
 * whatever is not that form is a problem told to the slot, never mended.
 */
sealed interface Content permits Content.Given, Content.Fixed, Computed {

    /** A value that the caller gives on writing and gets on reading. */
    sealed interface Given extends Content permits TextContent, TypedContent, NumberContent, DateContent {
        /** The Java type of the value. */
        Class<?> type();

        /** Writes a value of {@link #type()}. */
        void write(Object value, Slot slot);

        /** The value, or any value of the type after a problem was told. */
        Object read(Slot slot);
    }

    /** Bytes that are always the same. */
    sealed interface Fixed extends Content {
        String text();

        default void write(Slot slot) {
            slot.putText(text());
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
}
