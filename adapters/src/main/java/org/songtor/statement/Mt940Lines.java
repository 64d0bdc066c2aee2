package org.songtor.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.ThaiText;

/** The fields of a message's text block: a tag at the start of a line, and all lines until the next one. */
final class Mt940Lines {
    private static final Pattern TAG = Pattern.compile(":([0-9]{2}[A-Z]?):(.*)");
    private static final Pattern BLOCKS =
            Pattern.compile("(?s)(\\{[123]:[^{}]*(\\{[^{}]*\\}[^{}]*){0,20}\\}){0,4}\\{4:\\R(.*?)\\R-\\}(.*)");

    /** What may stand behind the text: a block of check sums. */
    private static final Pattern TRAILER = Pattern.compile("\\s*(\\{5:[^{}]*(\\{[^{}]*\\}[^{}]*){0,20}\\})?\\s*");

    /** SWIFT's own bound is 65; banks that are not in SWIFT's network write longer ones. */
    private static final int LONGEST_LINE = 400;

    private static final int MOST_LINES_OF_A_FIELD = 12;

    private Mt940Lines() {}

    /** @param line where it begins in the file, from 1 */
    record Field(int line, String tag, List<String> lines) {
        String first() {
            return lines.get(0);
        }

        /** Blanks behind it say nothing: some banks write lines of one width. */
        String plain() {
            return first().stripTrailing();
        }

        Field only() throws FormatException {
            if (lines.size() > 1) {
                throw Refusal.badRecord(line + 1, ":" + tag + ":", lines.get(1), "one line");
            }
            return this;
        }
    }

    static List<Field> of(byte[] content) throws FormatException {
        String text = ThaiText.decode(content);
        Matcher blocks = BLOCKS.matcher(text);
        int before = 0;
        if (text.startsWith("{")) {
            if (!blocks.matches()) {
                throw Refusal.badRecord(1, "{4:", "blocks that do not close", "{1:}{2:}{4: text -}");
            }
            end(text, blocks);
            before = lines(text, blocks.start(3));
            text = blocks.group(3);
        }
        return fields(text, before);
    }

    /** Of a second message nothing would be read: its money would be lost without a word. */
    private static void end(String text, Matcher blocks) throws FormatException {
        Matcher trailer = TRAILER.matcher(blocks.group(4));
        if (!trailer.matches()) {
            int more = trailer.lookingAt() ? trailer.end() : 0;
            throw Refusal.badRecord(
                    lines(text, blocks.start(4) + more + 1), "-}", "more behind it", "one message a file");
        }
    }

    /** How many lines there are up to this place. */
    private static int lines(String text, int end) {
        return (int) text.substring(0, end).lines().count();
    }

    private static List<Field> fields(String text, int before) throws FormatException {
        List<Field> fields = new ArrayList<>();
        int number = before;
        for (String line : text.split("\\r?\\n", -1)) {
            number++;
            Matcher tag = TAG.matcher(line);
            if (tag.matches()) {
                fields.add(new Field(number, tag.group(1), new ArrayList<>(List.of(tag.group(2)))));
            } else if (!line.isEmpty() && !line.equals("-")) {
                more(fields, number, line);
            }
        }
        return fields;
    }

    private static void more(List<Field> fields, int number, String line) throws FormatException {
        if (fields.isEmpty() || line.length() > LONGEST_LINE) {
            throw Refusal.badRecord(number, "line", line.length() + " characters", "a tag such as :20:");
        }
        Field last = fields.get(fields.size() - 1);
        if (last.lines().size() >= MOST_LINES_OF_A_FIELD) {
            throw Refusal.badRecord(number, ":" + last.tag() + ":", "more lines", "at most " + MOST_LINES_OF_A_FIELD);
        }
        last.lines().add(line);
    }
}
