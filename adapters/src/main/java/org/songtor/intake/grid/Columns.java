package org.songtor.intake.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/** Which column of the table holds what, by canonical name, from the left and without gaps. */
record Columns(List<String> names) {
    /** A formula here would let the money or the person change with the program that opens the file. */
    private static final Map<String, ProblemCode> TYPED = Map.of(
            "national_id", ProblemCode.BAD_NATIONAL_ID,
            "amount", ProblemCode.BAD_AMOUNT,
            "wages", ProblemCode.BAD_WAGES);

    static Columns of(int row, List<Cell> cells) throws FormatException {
        List<String> names = new ArrayList<>();
        for (Cell cell : withoutTail(cells)) {
            Optional<Label> label = Label.find(Label.COLUMNS, cell);
            if (label.isEmpty() || names.contains(label.get().name())) {
                throw Grid.badHeader(row, "", cell.text(), "each once: " + Label.names(Label.COLUMNS));
            }
            names.add(label.get().name());
        }
        List<Problem> missing = Label.COLUMNS.stream()
                .filter(l -> Label.NEEDED_COLUMNS.contains(l.name()) && !names.contains(l.name()))
                .map(l -> Problem.ofRow(ProblemCode.MISSING_COLUMN, row, 0, l.name(), "", l.thai() + " " + l.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw new FormatException(missing);
        }
        return new Columns(List.copyOf(names));
    }

    Map<String, String> fields(List<Cell> cells) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (Label.NOTES.contains(names.get(i))) {
                continue;
            }
            fields.put(names.get(i), i < cells.size() ? cells.get(i).text() : "");
        }
        return fields;
    }

    /** Whether a row holds nothing, or notes of ours and nothing else. */
    boolean blank(List<Cell> cells) {
        for (int i = 0; i < cells.size(); i++) {
            boolean note = i < names.size() && Label.NOTES.contains(names.get(i));
            if (!note && !cells.get(i).blank()) {
                return false;
            }
        }
        return true;
    }

    /** Problems of cells that hold a formula where a typed value must stand. */
    List<Problem> computed(int row, List<Cell> cells) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            ProblemCode code = TYPED.get(names.get(i));
            if (code != null && cells.get(i).formula()) {
                problems.add(Problem.ofRow(code, row, 0, names.get(i), "=…", "a value that was typed, not computed"));
            }
        }
        return problems;
    }

    private static List<Cell> withoutTail(List<Cell> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).blank()) {
            end--;
        }
        return cells.subList(0, end);
    }
}
