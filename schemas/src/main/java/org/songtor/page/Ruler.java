package org.songtor.page;

/** A piece of a record under its positions. A mark that stands over or under a letter has no width of its own, so a
 * blank follows the letter for each. */
final class Ruler {
    static final int WIDTH = 80;
    private static final int TEN = 10;

    private Ruler() {}

    /** @param from characters of the record before this piece */
    static void append(StringBuilder out, int from, String piece) {
        out.append(tens(from, piece.length())).append('\n');
        for (int i = 1; i <= piece.length(); i++) {
            out.append((from + i) % TEN);
        }
        out.append('\n');
        StringBuilder shown = new StringBuilder();
        int marks = 0;
        for (int i = 0; i < piece.length(); i++) {
            boolean mark = Character.getType(piece.charAt(i)) == Character.NON_SPACING_MARK;
            shown.append(" ".repeat(mark ? 0 : marks)).append(piece.charAt(i));
            marks = mark ? marks + 1 : 0;
        }
        out.append(shown.toString().stripTrailing()).append('\n');
    }

    /** Every tenth position by its number, which ends there. */
    private static String tens(int from, int length) {
        StringBuilder line = new StringBuilder(" ".repeat(length));
        for (int at = (from / TEN + 1) * TEN; at <= from + length; at += TEN) {
            String number = Integer.toString(at);
            line.replace(at - from - number.length(), at - from, number);
        }
        return line.toString().stripTrailing();
    }
}
