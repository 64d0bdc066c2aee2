package org.songtor.intake.grid;

/**
 * One cell as text.
 *
 * @param formula the text is what a formula last showed; another program may show something else
 */
public record Cell(String text, boolean formula) {
    public static final Cell EMPTY = new Cell("", false);

    public static Cell of(String text) {
        return new Cell(text, false);
    }

    /** Nothing a person would see: no text, or blanks of any kind. */
    boolean blank() {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200B);
    }
}
