package org.songtor.intake.grid;

import java.util.List;

/** Cells in which a person would see nothing: no text, or blanks of any kind. */
final class Blank {
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private Blank() {}

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!unseen(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean all(List<String> texts) {
        for (String text : texts) {
            if (!is(text)) {
                return false;
            }
        }
        return true;
    }

    static List<String> withoutTail(List<String> texts) {
        int end = texts.size();
        while (end > 0 && is(texts.get(end - 1))) {
            end--;
        }
        return texts.subList(0, end);
    }

    private static boolean unseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ZERO_WIDTH_SPACE;
    }
}
