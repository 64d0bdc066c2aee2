package org.songtor.layout;

import java.util.function.Function;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeCode;

/**
 * A value of the trade that checks itself when made, written as its text from the left, blank filled.
 *
 * @param make throws {@link IllegalArgumentException} for text that is no such value
 * @param expected for people
 */
record TypedContent(Class<?> type, Function<Object, String> text, Function<String, Object> make, String expected)
        implements Content.Given {
    static final TypedContent PERSON = new TypedContent(
            NationalId.class, v -> ((NationalId) v).value(), NationalId::of, "13 digits with a right check digit");
    static final TypedContent REFERENCE = new TypedContent(
            PaymentReference.class,
            v -> ((PaymentReference) v).value(),
            PaymentReference::of,
            "a payment reference such as ST0000000112");
    static final TypedContent SCHEME = new TypedContent(
            SchemeCode.class,
            v -> ((SchemeCode) v).value(),
            SchemeCode::of,
            "a scheme's code, lower-case letters and digits");
    /** A number or code that may stand in a file name. */
    static final TypedContent CODE_TEXT = words(TypedContent::isCode, "letters, digits, point, hyphen");
    /** An agency's own code of a cause; may be empty. */
    static final TypedContent CAUSE_TEXT = words(TypedContent::isCause, "a code in capital letters, or nothing");

    private static TypedContent words(Function<String, Boolean> shape, String expected) {
        return new TypedContent(
                String.class,
                v -> (String) v,
                s -> {
                    if (!shape.apply(s)) {
                        throw new IllegalArgumentException(expected);
                    }
                    return s;
                },
                expected);
    }

    private static boolean isCode(String text) {
        return !text.isEmpty() && isAlphanumeric(text.charAt(0)) && text.chars().allMatch(TypedContent::inCode);
    }

    private static boolean inCode(int c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || isCapital(c);
    }

    private static boolean isCause(String text) {
        return text.isEmpty()
                || isCapital(text.charAt(0)) && text.chars().allMatch(c -> isCapital(c) || c == '_' || c == '-');
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    @Override
    public String print(Row row, int at) {
        return text.apply(row.present(at));
    }

    @Override
    public Object parse(String from) {
        return make.apply(from);
    }

    @Override
    public void write(Row row, int at, Slot slot) {
        String out = text.apply(row.present(at));
        if (type == String.class && !fits(out)) {
            slot.complain(ProblemCode.BAD_TEXT, out, expected);
        } else {
            slot.putText(out, Padding.TEXT);
        }
    }

    private boolean fits(String out) {
        try {
            return make.apply(out) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The value of the record before is kept where the same stands here again. */
    @Override
    public void read(Slot slot, Row row, int at) {
        Object before = row.last(at);
        if (before != null && type != String.class && type.isInstance(before) && slot.holds(text.apply(before))) {
            return;
        }
        String found = slot.text(Padding.TEXT);
        try {
            row.put(at, make.apply(found));
        } catch (IllegalArgumentException e) {
            String shown = slot.shown();
            slot.complain(ProblemCode.BAD_RECORD, type == NationalId.class ? NationalId.mask(shown) : shown, expected);
            row.put(at, null);
        }
    }
}
