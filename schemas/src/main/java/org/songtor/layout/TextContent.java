package org.songtor.layout;

import java.util.Set;
import org.songtor.model.ProblemCode;

/** Contents whose value is a {@link String}. */
sealed interface TextContent extends Content.Given {
    @Override
    default Class<?> type() {
        return String.class;
    }

    /** Free text, left, blank filled, with no blank at either edge. */
    record Free(boolean optional) implements TextContent {
        @Override
        public void write(Object value, Slot slot) {
            String text = (String) value;
            if (text.isEmpty() && !optional) {
                slot.complain(ProblemCode.MISSING_VALUE, "", "a value");
            } else if (!text.equals(text.strip())) {
                slot.complain(ProblemCode.BAD_TEXT, "[" + text + "]", "no blank at the edges");
            }
            slot.putText(text);
        }

        @Override
        public Object read(Slot slot) {
            String text = slot.text();
            if (text.isEmpty() && !optional) {
                slot.refuse("a value");
            } else if (text.startsWith(" ")) {
                slot.refuse("text from the left");
            }
            return text;
        }
    }

    /** Exactly as many digits as the field is wide; leading zeros belong to the value. */
    record Digits() implements TextContent {
        @Override
        public void write(Object value, Slot slot) {
            String text = (String) value;
            if (text.length() == slot.width() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                slot.putText(text);
            } else {
                slot.complain(ProblemCode.BAD_TEXT, text, slot.width() + " digits");
            }
        }

        @Override
        public Object read(Slot slot) {
            if (!slot.allDigits()) {
                slot.refuse(slot.width() + " digits");
            }
            return slot.text();
        }
    }

    /** One of a few codes, each as wide as the field. */
    record Choice(Set<String> codes) implements TextContent {
        public Choice {
            codes = Set.copyOf(codes);
        }

        @Override
        public void write(Object value, Slot slot) {
            if (codes.contains((String) value)) {
                slot.putText((String) value);
            } else {
                slot.complain(ProblemCode.BAD_TEXT, (String) value, expected());
            }
        }

        @Override
        public Object read(Slot slot) {
            String text = slot.text();
            if (!codes.contains(text)) {
                slot.refuse(expected());
            }
            return text;
        }

        private String expected() {
            return "one of " + codes.stream().sorted().toList();
        }
    }
}
