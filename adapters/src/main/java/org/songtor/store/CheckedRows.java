package org.songtor.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.springframework.stereotype.Component;

/** The lines and problems of a checked batch, as the check hands them over. Inside the caller's transaction. */
@Component
class CheckedRows {
    private static final String PROBLEM_COLUMNS = "batch_id, number, code, row_no, line_no, field, found, expected";

    private final CopyRows copy;
    private final Persons persons;

    CheckedRows(CopyRows copy, Persons persons) {
        this.copy = copy;
        this.persons = persons;
    }

    /**
     * Asks the check and writes what it says.
     *
     * @return what the check came to, and how many lines it had
     * @throws UncheckedIOException where the check could not read the batch
     * @throws IllegalArgumentException for a result no check can come to; the caller has a fault
     */
    Written write(BatchId id, FundId fund, Check check) {
        LineRow line = new LineRow(id, fund, persons);
        long lines = copy.into(
                "line",
                LineRow.COLUMNS,
                to -> lines(check, one -> {
                    refuseContradiction(one);
                    to.accept(line.of(one));
                }));
        CheckedBatch result = check.result();
        refuseContradictions(result, lines);
        problems(id, result.problems());
        return new Written(result, lines);
    }

    record Written(CheckedBatch result, long lines) {}

    private static void lines(Check check, Consumer<CheckedLine> to) {
        try {
            check.lines(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseContradictions(CheckedBatch result, long lines) {
        boolean refused = result.state() == BatchState.REFUSED;
        if (!refused && result.state() != BatchState.CHECKED) {
            throw new IllegalArgumentException("a check ends CHECKED or REFUSED, not " + result.state());
        }
        if (refused ? lines > 0 || !result.missing().isEmpty() : result.header().isEmpty()) {
            throw new IllegalArgumentException("a refused batch has no lines and no items, a checked one has a header");
        }
    }

    private static void refuseContradiction(CheckedLine line) {
        boolean allowed =
                switch (line.label()) {
                    case REFUSED_AT_INTAKE -> true;
                    case WAITING, HELD_FOR_REVIEW, HELD_IN_TRUST -> line.raw() instanceof LineContent.Good;
                    default -> false;
                };
        if (!allowed) {
            throw new IllegalArgumentException("line " + line.raw().lineNo() + " cannot be " + line.label());
        }
    }

    private void problems(BatchId id, List<Problem> problems) {
        copy.into(
                "problem",
                PROBLEM_COLUMNS,
                to -> IntStream.range(0, problems.size()).forEach(n -> to.accept(row(id, n + 1, problems.get(n)))));
    }

    private static CopyRows.Row row(BatchId id, int number, Problem problem) {
        return new CopyRows.Row(
                id.value(),
                number,
                problem.code().name(),
                problem.row(),
                problem.lineNo(),
                problem.field(),
                problem.found(),
                problem.expected());
    }
}
