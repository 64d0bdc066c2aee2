package org.songtor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Severity;
import org.songtor.port.BatchReader;

/** Collects what a reader hands over: the header's texts, parsed lines, and everything that refuses the batch as a whole. */
final class Sheet implements BatchReader.Sink {
    private final LineParser parser;
    private final int mostLines;
    private final List<ParsedLine> lines = new ArrayList<>();
    private final List<Problem> fatal = new ArrayList<>();
    private final List<Problem> ofNextRow = new ArrayList<>();
    private Map<String, String> header = Map.of();
    private int submitted;

    Sheet(LineParser parser, int mostLines) {
        this.parser = parser;
        this.mostLines = mostLines;
    }

    @Override
    public void header(Map<String, String> fields) {
        header = fields;
    }

    /** Rows beyond the limit are counted and let go, so that memory stays bounded. */
    @Override
    public void row(int row, Map<String, String> fields) {
        submitted++;
        if (submitted <= mostLines) {
            lines.add(parser.parse(row, submitted, fields, List.copyOf(ofNextRow)));
        }
        ofNextRow.clear();
    }

    @Override
    public void problems(List<Problem> found) {
        for (Problem problem : found) {
            if (problem.severity() != Severity.REFUSE_BATCH) {
                ofNextRow.add(problem);
            } else if (fatal.size() < ProblemList.MOST) {
                fatal.add(problem);
            }
        }
    }

    String field(String name) {
        return header.getOrDefault(name, "");
    }

    boolean hasHeader() {
        return !header.isEmpty();
    }

    List<ParsedLine> lines() {
        return lines;
    }

    int submitted() {
        return submitted;
    }

    /** The sum of all lines, bad ones too; empty where one amount cannot be read. */
    Optional<Satang> total() {
        Satang sum = Satang.ZERO;
        for (ParsedLine line : lines) {
            if (line.submitted().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(line.submitted().get());
        }
        return Optional.of(sum);
    }

    /** What the reader found wrong with the whole, and lines that no batch may hold. */
    List<Problem> fatal() {
        List<Problem> all = new ArrayList<>(fatal);
        if (submitted > mostLines) {
            all.add(Problem.ofFile(ProblemCode.TOO_MANY_LINES, "", submitted + " lines", "at most " + mostLines));
        }
        return all;
    }
}
