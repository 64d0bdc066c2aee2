package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.Severity;
import org.songtor.port.BatchReader;

/** Takes rows from a reader, numbers them and lets each be parsed; keeps none. */
abstract class Rows implements BatchReader.Sink {
    private final int mostLines;
    private final List<Problem> ofNextRow = new ArrayList<>();
    private int submitted;

    Rows(int mostLines) {
        this.mostLines = mostLines;
    }

    /** Rows beyond the limit are counted and let go. */
    @Override
    public final void row(int row, Map<String, String> fields) {
        submitted++;
        if (submitted <= mostLines) {
            line(parser().parse(row, submitted, fields, ofNextRow));
        }
        if (!ofNextRow.isEmpty()) {
            ofNextRow.clear();
        }
    }

    @Override
    public final void problems(List<Problem> found) {
        for (Problem problem : found) {
            if (problem.severity() == Severity.REFUSE_BATCH) {
                fatal(problem);
            } else if (ofNextRow.size() < ProblemList.MOST) {
                ofNextRow.add(problem);
            }
        }
    }

    final int submitted() {
        return submitted;
    }

    abstract LineParser parser();

    abstract void line(ParsedLine line);

    abstract void fatal(Problem problem);
}
