package org.songtor.cli.layout;

import java.nio.charset.Charset;
import org.songtor.layout.Inspection;

/** Two lines under each other. */
final class Ruled {
    private Ruled() {}

    /** The record's bytes as characters, without the line ending. */
    static String line(Inspection.Seen record, byte[] content, Charset charset) {
        return new String(content, (int) record.offset() - 1, record.length(), charset);
    }

    /**
     * A caret under every place of the later line that differs. A mark over or under a letter takes no place of its own on a screen, so
     * it gets none here.
     */
    static String changes(String before, String after) {
        StringBuilder ruler = new StringBuilder();
        for (int i = 0; i < Math.max(before.length(), after.length()); i++) {
            boolean same = i < before.length() && i < after.length() && before.charAt(i) == after.charAt(i);
            boolean mark = i < after.length() && Character.getType(after.charAt(i)) == Character.NON_SPACING_MARK;
            if (!mark) {
                ruler.append(same ? ' ' : '^');
            } else if (!same && !ruler.isEmpty()) {
                ruler.setCharAt(ruler.length() - 1, '^');
            }
        }
        return ruler.toString().stripTrailing();
    }
}
