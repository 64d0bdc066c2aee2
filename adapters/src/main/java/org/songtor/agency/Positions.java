package org.songtor.agency;

import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** For files whose lines have no number of their own: a line's position is its place, so the document must say the same. */
public final class Positions {
    private Positions() {}

    /** @throws FormatException for a document without lines, or whose lines do not count from 1 */
    public static void check(Document document) throws FormatException {
        if (document.lines().isEmpty()) {
            throw new FormatException(Problem.ofFile(ProblemCode.BAD_RECORD, "", "no line", "one line or more"));
        }
        for (int i = 0; i < document.lines().size(); i++) {
            int position = document.lines().get(i).position();
            if (position != i + 1) {
                throw new FormatException(
                        Problem.ofRow(ProblemCode.BAD_RECORD, i + 1, 0, "position", "" + position, "" + (i + 1)));
            }
        }
    }
}
