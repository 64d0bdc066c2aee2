package org.songtor.agency;

import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** For files whose lines have no number of their own: a line's position is its place, so the document must say the same. */
public final class Positions {
    private int last;

    /** @throws FormatException for a document without lines, or whose lines do not count from 1 */
    public static void check(Document document) throws FormatException {
        Positions positions = new Positions();
        for (Document.Line line : document.lines()) {
            positions.next(line);
        }
        positions.end();
    }

    /** The next line's position. */
    public int next() {
        return ++last;
    }

    /** @throws FormatException for a line whose position is not the next */
    public void next(Document.Line line) throws FormatException {
        int due = next();
        if (line.position() != due) {
            throw new FormatException(
                    Problem.ofRow(ProblemCode.BAD_RECORD, due, 0, "position", "" + line.position(), "" + due));
        }
    }

    /** @throws FormatException where there was no line */
    public void end() throws FormatException {
        if (last == 0) {
            throw new FormatException(Problem.ofFile(ProblemCode.BAD_RECORD, "", "no line", "one line or more"));
        }
    }
}
