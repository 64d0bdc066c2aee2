package org.songtor.intake;

import java.util.List;
import java.util.Optional;
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
 */
record ParsedLine(LineContent content, Optional<Satang> submitted, List<Problem> problems) {
    ParsedLine {
        problems = List.copyOf(problems);
    }

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
        return problems.stream().anyMatch(p -> p.severity() == severity);
    }
}
