package org.songtor.intake;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Problem;
import org.songtor.port.BatchStore.CheckedLine;

/** The second reading of a batch: each line is parsed again, judged, and handed over. */
final class Handing extends Rows {
    private final LineParser parser;
    private final Judgement judgement;
    private final Consumer<CheckedLine> to;
    private @Nullable RuntimeException failed;

    Handing(int mostLines, LineParser parser, Judgement judgement, Consumer<CheckedLine> to) {
        super(mostLines);
        this.parser = parser;
        this.judgement = judgement;
        this.to = to;
    }

    @Override
    public void header(Map<String, String> fields) {
        // The first reading looked at it.
    }

    @Override
    LineParser parser() {
        return parser;
    }

    /** A failure of whoever takes the lines must not look like one of the file, which is what a reader makes of failures. */
    @Override
    void line(ParsedLine line) {
        if (failed != null) {
            return;
        }
        try {
            to.accept(judgement.judge(line));
        } catch (RuntimeException e) {
            failed = e;
            throw e;
        }
    }

    @Override
    void fatal(Problem problem) {
        throw new IllegalStateException("the first reading found no " + problem.code());
    }

    /** Throws what went wrong while a line was handed over. */
    void rethrow() {
        if (failed != null) {
            throw failed;
        }
    }
}
