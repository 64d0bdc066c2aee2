package org.songtor.layout;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProblemCode;
import org.songtor.model.SchemeCode;

/**
 * A value of the trade that checks itself when made, written as its text from the left, blank filled.
 *
 * @param parse throws {@link IllegalArgumentException} for text that is no such value
 * @param expected for people
 */
record TypedContent(Class<?> type, Function<Object, String> print, Function<String, Object> parse, String expected)
        implements Content.Given {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern CAUSE = Pattern.compile("([A-Z0-9][A-Z0-9_-]*)?");

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
    static final TypedContent CODE_TEXT = text(CODE, "letters, digits, point, hyphen");
    /** An agency's own code of a cause; may be empty. */
    static final TypedContent CAUSE_TEXT = text(CAUSE, "a code in capital letters, or nothing");

    private static TypedContent text(Pattern shape, String expected) {
        return new TypedContent(
                String.class,
                v -> (String) v,
                s -> {
                    if (!shape.matcher(s).matches()) {
                        throw new IllegalArgumentException(expected);
                    }
                    return s;
                },
                expected);
    }

    @Override
    public void write(Object value, Slot slot) {
        String text = print.apply(value);
        try {
            slot.putText(print.apply(parse.apply(text)));
        } catch (IllegalArgumentException e) {
            slot.complain(ProblemCode.BAD_TEXT, text, expected);
        }
    }

    @Override
    public Object read(Slot slot) {
        String text = slot.text();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            String shown = slot.shown();
            slot.complain(ProblemCode.BAD_RECORD, type == NationalId.class ? NationalId.mask(shown) : shown, expected);
            return text;
        }
    }
}
