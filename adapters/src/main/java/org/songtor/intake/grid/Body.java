package org.songtor.intake.grid;

import java.util.List;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

/** What stands under the column row, and how one row of it becomes lines. */
sealed interface Body permits Table, Ledger {
    /** How many columns it has, without gaps. */
    int width();

    /** Problems of the row come before its lines. Only rows that fit the width are given. */
    void row(int row, List<String> texts, Facts facts);

    /** Nobody can have meant to pass on what they did not see. */
    static Problem hidden(int row) {
        return Problem.ofRow(ProblemCode.HIDDEN_ROW, row, 0, "", "", "rows in sight");
    }

    static Problem computed(ProblemCode code, int row, String field) {
        return Problem.ofRow(code, row, 0, field, "=…", "a value that was typed, not computed");
    }
}
