package org.songtor.console;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.songtor.port.CheckOnly.Preview;

/**
 * The first records of an agency's file against a ruler: one cell a byte, in blocks of ten under the number of their first byte. Only where records are of
 * one length and a character is a byte can a ruler tell the truth; other files are shown as text.
 *
 * @param records blocks of the first records; empty where the file has no ruler
 * @param text the same as it stands, where there is no ruler
 */
public record Ruler(Preview preview, List<List<Block>> records, String text) {
    private static final int MOST_RECORDS = 3;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int TEN = 10;

    /** @param at position of the first byte, from 1 */
    public record Block(int at, List<String> cells) {}

    static Ruler of(Preview preview) {
        List<String> lines = preview.text().lines().toList();
        if (!ruled(preview, lines)) {
            String text = preview.text();
            int end = text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, text.codePointCount(0, text.length())));
            return new Ruler(preview, List.of(), text.substring(0, end));
        }
        return new Ruler(
                preview, lines.stream().limit(MOST_RECORDS).map(Ruler::blocks).toList(), "");
    }

    private static boolean ruled(Preview preview, List<String> lines) {
        return !lines.isEmpty()
                && aByteEach(preview)
                && lines.stream().mapToInt(String::length).distinct().count() == 1
                && lines.get(0).length() > TEN;
    }

    private static boolean aByteEach(Preview preview) {
        int bytes = Charset.forName(preview.charset()).encode(preview.text()).remaining();
        return bytes == preview.text().length();
    }

    private static List<Block> blocks(String record) {
        List<Block> blocks = new ArrayList<>();
        for (int at = 0; at < record.length(); at += TEN) {
            List<String> cells = record.substring(at, Math.min(at + TEN, record.length()))
                    .chars()
                    .mapToObj(Ruler::cell)
                    .toList();
            blocks.add(new Block(at + 1, cells));
        }
        return blocks;
    }

    /** A blank is a dot, and a mark over nothing stands on a blank, so that every byte can be seen. */
    private static String cell(int c) {
        if (c == ' ') {
            return "·";
        }
        boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
        return (mark ? "\u00A0" : "") + (char) c;
    }
}
