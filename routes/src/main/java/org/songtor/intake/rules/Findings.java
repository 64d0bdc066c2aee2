package org.songtor.intake.rules;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Severity;

/** What was found wrong with one line, in the order of the rules. Most lines have nothing, and then nothing is made. */
public final class Findings {
    private final int row;
    private final int lineNo;
    private List<Problem> problems = List.of();

    public Findings(RemittanceLine line) {
        this.row = line.row();
        this.lineNo = line.lineNo();
    }

    /** @param found what stood there, a national id masked */
    public void add(ProblemCode code, String field, String found, String expected) {
        if (problems.isEmpty()) {
            problems = new ArrayList<>();
        }
        problems.add(Problem.ofRow(code, row, lineNo, field, found, expected));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Whether any problem stops the line for good. */
    public boolean refuse() {
        return has(Severity.REFUSE_LINE) || has(Severity.REFUSE_BATCH);
    }

    /** Whether any problem needs a person. */
    public boolean hold() {
        return has(Severity.HOLD_LINE);
    }

    private boolean has(Severity severity) {
        for (Problem problem : problems) {
            if (problem.severity() == severity) {
                return true;
            }
        }
        return false;
    }
}
