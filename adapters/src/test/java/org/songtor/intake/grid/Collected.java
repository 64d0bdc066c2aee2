package org.songtor.intake.grid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;

/** Keeps everything a reader hands over. */
public final class Collected implements BatchReader.Sink {
    public final Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();
    public final List<Problem> problems = new ArrayList<>();
    public Map<String, String> header = Map.of();

    /** Reads the file; a refusal's problems are kept like the others. */
    public static Collected from(BatchReader reader, Path file) throws IOException {
        Collected all = new Collected();
        try {
            reader.read(file, all);
        } catch (FormatException e) {
            all.problems.addAll(e.problems());
        }
        return all;
    }

    public List<ProblemCode> codes() {
        return problems.stream().map(Problem::code).toList();
    }

    @Override
    public void header(Map<String, String> fields) {
        header = fields;
    }

    @Override
    public void row(int row, Map<String, String> fields) {
        rows.put(row, fields);
    }

    @Override
    public void problems(List<Problem> more) {
        problems.addAll(more);
    }
}
