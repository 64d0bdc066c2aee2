package org.songtor.layout;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProblemCode;

/** Contents whose value is a {@link String}. */
sealed interface TextContent extends Content.Given {
    @Override
    default Class<?> type() {
        return String.class;
    }

    @Override
    default Object parse(String text) {
        return text;
    }

    @Override
    default String print(Row row, int at) {
        return (String) row.present(at);
    }

    /** Free text, left and blank filled unless the table says otherwise, with no filling at the edges of the value. */
    record Free(boolean optional, Padding padding) implements TextContent {
        @Override
        public void write(Row row, int at, Slot slot) {
            String text = (String) row.present(at);
            if (text.isEmpty() && !optional) {
                slot.complain(ProblemCode.MISSING_VALUE, "", "a value");
            } else if (!text.equals(text.strip())) {
                slot.complain(ProblemCode.BAD_TEXT, "[" + text + "]", "no blank at the edges");
            } else if (slot instanceof FixedSlot && lostInFilling(text)) {
                slot.complain(ProblemCode.BAD_TEXT, text, "no filling at the edge");
            }
            slot.putText(text, padding);
        }

        private boolean lostInFilling(String text) {
            return padding.fill() != ' '
                    && !text.isEmpty()
                    && text.charAt(padding.right() ? 0 : text.length() - 1) == padding.fill();
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            String text = slot.text(padding);
            row.put(at, text);
            if (text.isEmpty() && !optional) {
                slot.refuse("a value");
            } else if (!text.isEmpty() && (blank(text.charAt(0)) || blank(text.charAt(text.length() - 1)))) {
                slot.refuse(padding.right() ? "text to the right" : "text from the left");
            }
        }

        private static boolean blank(char c) {
            return Character.isWhitespace(c);
        }
    }

    /** Exactly as many digits as the field is wide; leading zeros belong to the value. */
    record Digits() implements TextContent {
        @Override
        public void write(Row row, int at, Slot slot) {
            String text = (String) row.present(at);
            if (text.length() == slot.width() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                slot.putText(text, Padding.TEXT);
            } else {
                slot.complain(ProblemCode.BAD_TEXT, text, slot.width() + " digits");
            }
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            if (!slot.allDigits()) {
                slot.refuse(slot.width() + " digits");
            }
            row.put(at, slot.text(Padding.TEXT));
        }
    }

    /** One of a few codes; in a fixed form each is as wide as the field. */
    record Choice(Set<String> codes) implements TextContent {
        public Choice {
            codes = Set.copyOf(codes);
        }

        @Override
        public void write(Row row, int at, Slot slot) {
            String code = (String) row.present(at);
            if (codes.contains(code)) {
                slot.putText(code, Padding.TEXT);
            } else {
                slot.complain(ProblemCode.BAD_TEXT, code, expected());
            }
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            if (row.last(at) instanceof String before && codes.contains(before) && slot.holds(before)) {
                return;
            }
            String text = slot.text(Padding.TEXT);
            if (!codes.contains(text)) {
                slot.refuse(expected());
            }
            row.put(at, text);
        }

        private String expected() {
            return "one of " + codes.stream().sorted().toList();
        }
    }

    /**
     * A meaning, written as its code.
     *
     * @param unknown what a meaning without a code is told as
     */
    record Coded(CodeTable table, ProblemCode unknown) implements TextContent {
        @Override
        public void write(Row row, int at, Slot slot) {
            String meaning = (String) row.present(at);
            @Nullable String code = table.code(meaning);
            if (code == null) {
                slot.complain(unknown, meaning, "one of " + table.entries().values());
            } else {
                slot.putText(code, Padding.TEXT);
            }
        }

        @Override
        public void read(Slot slot, Row row, int at) {
            @Nullable String meaning = table.meaning(slot.text(Padding.TEXT));
            if (meaning == null) {
                slot.refuse("one of " + table.entries().keySet());
            }
            row.put(at, meaning == null ? "" : meaning);
        }
    }
}
