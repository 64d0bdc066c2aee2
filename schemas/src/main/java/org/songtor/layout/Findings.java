package org.songtor.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Problems of one file, gathered so that they are told once; bounded, because a wrong file is wrong everywhere. */
final class Findings {
    private static final int MOST = 100;
    /** What stood in a field may be a national id out of its place: long runs of digits are never shown. */
    private static final Pattern LONG_DIGITS = Pattern.compile("[0-9]{11,}");

    private final List<Problem> problems = new ArrayList<>();

    void add(ProblemCode code, int record, String field, String found, String expected) {
        if (!full() && !unreadable(record, field)) {
            problems.add(Problem.ofRow(code, record, 0, field, masked(found), expected));
        }
    }

    /** Of bytes that are no text nothing more can be said. */
    private boolean unreadable(int record, String field) {
        if (problems.isEmpty()) {
            return false;
        }
        Problem last = problems.get(problems.size() - 1);
        return last.code() == ProblemCode.WRONG_ENCODING
                && last.row() == record
                && last.field().equals(field);
    }

    boolean full() {
        return problems.size() >= MOST;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void orThrow() throws FormatException {
        if (!problems.isEmpty()) {
            throw new FormatException(problems);
        }
    }

    private static String masked(String found) {
        return LONG_DIGITS.matcher(found).replaceAll(m -> NationalId.mask(m.group()));
    }
}
