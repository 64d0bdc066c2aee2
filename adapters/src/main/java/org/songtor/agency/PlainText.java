package org.songtor.agency;

import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

/**
 * Text that XML 1.0 and CSV carry unharmed: no controls, no line or paragraph breaks, no half surrogates, none of U+FFFE and
 * U+FFFF, no blank at either end (a reader elsewhere might strip it), and not longer than the field; nothing is ever cut.
 */
public final class PlainText {
    private PlainText() {}

    /**
     * @param position line that the text stands in; 0 in a header
     * @param longest in code points
     */
    public static Optional<Problem> problem(int position, String field, String text, int longest) {
        if (holdsWhatCannotStand(text)) {
            return problem(ProblemCode.UNENCODABLE, position, field, "a control or broken character", "text");
        }
        if (!text.strip().equals(text)) {
            return problem(ProblemCode.BAD_TEXT, position, field, "a blank at an end", "no blank at an end");
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            String cut = text.substring(0, text.offsetByCodePoints(0, longest));
            return problem(ProblemCode.TOO_LONG, position, field, length + " characters", longest + ": " + cut);
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(ProblemCode code, int at, String field, String found, String expected) {
        return Optional.of(Problem.ofRow(code, at, at, field, found, expected));
    }

    private static boolean holdsWhatCannotStand(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (cannotStand(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean cannotStand(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> character == 0xFFFE || character == 0xFFFF;
        };
    }
}
