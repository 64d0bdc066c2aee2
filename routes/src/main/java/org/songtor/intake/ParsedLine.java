package org.songtor.intake;

import java.util.List;
import java.util.Optional;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.Severity;
import org.songtor.port.BatchStore.LineContent;

/**
 * A line after its shape was looked at.
 *
 * @param submitted what the line adds to the batch's total; empty where the amount cannot be read, which leaves no total to check.
 *     A cell with nothing in it adds nothing, as in every spreadsheet's own sum.
 * @param scheme its place among the schemes, -1 where none is known
 * @param member the member's place in the roster, -1 where none is known
 * @param period the line's own month, of a refused line too; empty where the batch's holds, or none can be read
 */
record ParsedLine(
        LineContent content,
        Optional<Satang> submitted,
        List<Problem> problems,
        int scheme,
        int member,
        Optional<Period> period) {

    /** What of a line may be kept and shown once it was refused. */
    static LineContent.Bad refused(RemittanceLine line) {
        return new LineContent.Bad(
                line.lineNo(),
                line.row(),
                line.scheme().value(),
                line.person().masked(),
                line.name().full(),
                line.amount().value());
    }

    static boolean has(List<Problem> problems, Severity severity) {
        for (Problem problem : problems) {
            if (problem.severity() == severity) {
                return true;
            }
        }
        return false;
    }
}
