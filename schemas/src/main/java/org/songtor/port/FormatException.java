package org.songtor.port;

import java.util.List;
import java.util.stream.Collectors;
import org.songtor.model.Problem;

/** Bytes that do not follow a format, or a document that a format cannot carry. Nothing was written or applied. */
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public FormatException(List<Problem> problems) {
        super(problems.stream()
                .limit(5)
                .map(p -> p.code().code() + " row " + p.row() + " " + p.field() + ": found \"" + p.found()
                        + "\", expected " + p.expected())
                .collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public FormatException(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
