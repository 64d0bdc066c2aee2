package org.songtor.agency.lao;

import java.text.Normalizer;

/**
 * Text cells that a spreadsheet program would take for a formula get an apostrophe in front: those that begin, also behind
 * blanks, with {@code = + - @}, a tab or a line break, in any width. A text that begins with an apostrophe gets one
 * more, so that taking one away gives every text back exactly.
 */
final class Disarmed {
    private static final char MARK = '\'';
    private static final String ARMED = "=+-@\t\r\n";
    private static final int MINUS_SIGN = 0x2212;

    private Disarmed() {}

    static String of(String text) {
        return needsMark(text) ? MARK + text : text;
    }

    /** The text of a cell, whether it was disarmed or a person typed it. */
    static String back(String cell) {
        return cell.length() > 1 && cell.charAt(0) == MARK && needsMark(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean needsMark(String text) {
        if (!text.isEmpty() && text.charAt(0) == MARK) {
            return true;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (armed(character)) {
                return true;
            }
            if (!unseen(character)) {
                return false;
            }
        }
        return false;
    }

    /** The half and the full width of a character are the same one here. */
    private static boolean armed(int character) {
        String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return character == MINUS_SIGN || (!plain.isEmpty() && ARMED.indexOf(plain.charAt(0)) >= 0);
    }

    private static boolean unseen(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || switch (Character.getType(character)) {
                    case Character.CONTROL, Character.FORMAT -> true;
                    default -> false;
                };
    }
}
