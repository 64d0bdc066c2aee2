package org.songtor.intake.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
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
        all.problems.forEach(Collected::toldInThai);
        return all;
    }

    /** Whatever a reader refuses is told to a reader of Thai in Thai; headings that must be typed stand beside it. */
    private static void toldInThai(Problem problem) {
        String told = ProblemTexts.expected(problem, Locale.forLanguageTag("th"));
        if (problem.code() != ProblemCode.NORMALISED_TEXT && told.matches("(?s).*[A-Za-z]{4}.*")) {
            assertThat(told).as("%s", problem).containsPattern("[ก-๛]");
        }
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
