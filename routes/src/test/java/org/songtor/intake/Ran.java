package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
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
        Ran ran = new Ran(List.copyOf(lines), check.result());
        ran.problems().forEach(Ran::toldInThai);
        return ran;
    }

    /** Whatever a test makes a check find is told to a reader of Thai in Thai, and in no year of the common era. */
    private static void toldInThai(Problem problem) {
        String told = ProblemTexts.expected(problem, Locale.forLanguageTag("th"));
        assertThat(told).as("%s", problem).doesNotContainPattern("(?<![0-9])(19|20)[0-9]{2}-[0-9]{2}");
        if (problem.code() != ProblemCode.NORMALISED_TEXT && told.matches("(?s).*[A-Za-z]{4}.*")) {
            assertThat(told).as("%s", problem).containsPattern("[ก-๛]");
        }
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
