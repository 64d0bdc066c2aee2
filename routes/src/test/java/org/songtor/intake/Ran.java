package org.songtor.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.NewItem;

/** A check that was run to its end: every line it gave, and what it came to. */
record Ran(List<CheckedLine> lines, CheckedBatch result) {
    static Ran of(Check check) throws IOException {
        List<CheckedLine> lines = new ArrayList<>();
        check.lines(lines::add);
        return new Ran(List.copyOf(lines), check.result());
    }

    BatchState state() {
        return result.state();
    }

    List<Problem> problems() {
        return result.problems();
    }

    List<NewItem> missing() {
        return result.missing();
    }

    Receipt receipt() {
        return result.receipt();
    }

    List<ProblemCode> codes() {
        return problems().stream().map(Problem::code).toList();
    }

    List<Label> labels() {
        return lines.stream().map(CheckedLine::label).toList();
    }
}
