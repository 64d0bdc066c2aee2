package org.songtor.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.FormatException;

/** Problems of one file, gathered so that they are told once; bounded, because a wrong file is wrong everywhere. */
final class Findings {
    private static final int USUAL = 100;
    /** What stood in a field may be a national id out of its place: long runs of digits are never shown, nor an id in another spelling. */
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9]{11,}");

    private final int most;
    private final List<Finding> found = new ArrayList<>();

    Findings() {
        this(USUAL);
    }

    Findings(int most) {
        this.most = most;
    }

    /** @param offset first byte of what is wrong, from 1; 0 where no byte is meant, as on writing */
    void add(ProblemCode code, long record, String field, String seen, String expected, long offset) {
        if (!full() && !unreadable(record, field)) {
            int row = (int) Math.min(record, Integer.MAX_VALUE);
            String due = offset > 0 ? expected + " (byte " + offset + ")" : expected;
            found.add(new Finding(Problem.ofRow(code, row, 0, field, masked(seen), due), offset));
        }
    }

    void add(ProblemCode code, long record, String field, String seen, String expected) {
        add(code, record, field, seen, expected, 0);
    }

    /** Of bytes that are no text nothing more can be said. */
    private boolean unreadable(long record, String field) {
        if (found.isEmpty()) {
            return false;
        }
        Problem last = found.get(found.size() - 1).problem();
        return last.code() == ProblemCode.WRONG_ENCODING
                && last.row() == record
                && last.field().equals(field);
    }

    /** Says of the problems from this one on whose record it is. */
    void ofPerson(int from, String masked) {
        for (int i = from; i < found.size() && !masked.isEmpty(); i++) {
            Problem p = found.get(i).problem();
            String due = p.expected() + " (person " + masked + ")";
            Problem told = Problem.ofRow(p.code(), p.row(), p.lineNo(), p.field(), p.found(), due);
            found.set(i, new Finding(told, found.get(i).offset()));
        }
    }

    int size() {
        return found.size();
    }

    boolean full() {
        return found.size() >= most;
    }

    List<Finding> findings() {
        return List.copyOf(found);
    }

    List<Problem> problems() {
        return found.stream().map(Finding::problem).toList();
    }

    void orThrow() throws FormatException {
        if (!found.isEmpty()) {
            throw new FormatException(problems());
        }
    }

    static String character(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }

    private static String masked(String seen) {
        return Shown.withoutIds(LONG_DIGITS.matcher(seen).replaceAll(m -> NationalId.mask(m.group())));
    }
}
