package org.songtor.workbook;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;

/** What is wrong, and what to do, in a cell's space: Thai first, English beside it. */
final class Notes {
    private static final Locale THAI = Locale.forLanguageTag("th");
    /** A cell holds 32,767 characters; nobody reads so many. */
    private static final int LONGEST = 4_000;

    private Notes() {}

    static String problems(List<Problem> problems) {
        return joined(problems.stream().map(Notes::problem).toList());
    }

    static String todos(List<Problem> problems) {
        return joined(problems.stream().map(Notes::todo).toList());
    }

    static String problem(Problem p) {
        return p.code().code() + place(p) + " " + ProblemTexts.what(p, THAI) + " / "
                + ProblemTexts.what(p, Locale.ENGLISH) + seen(p);
    }

    static String todo(Problem p) {
        return ProblemTexts.todo(p, THAI) + " / " + ProblemTexts.todo(p, Locale.ENGLISH);
    }

    /** The colour of a cell with these problems, by the worst of them; empty where there is none. */
    static Optional<String> colour(List<Problem> problems) {
        return problems.stream()
                .map(Problem::severity)
                .min(Comparator.naturalOrder())
                .map(severity -> switch (severity) {
                    case REFUSE_BATCH, REFUSE_LINE -> "FFC7CE";
                    case HOLD_LINE -> "FFD58A";
                    case WARN -> "FFF6C2";
                });
    }

    private static String place(Problem p) {
        String row = p.row() == 0 ? "" : " แถว row " + p.row();
        return row + (p.field().isEmpty() ? "" : " " + p.field()) + ":";
    }

    private static String seen(Problem p) {
        String found = p.found().isEmpty() ? "" : " พบ found: " + ProblemTexts.foundInBoth(p);
        String expected = p.expected().isEmpty() ? "" : " ควรเป็น expected: " + ProblemTexts.expectedInBoth(p);
        return found.isEmpty() && expected.isEmpty() ? "" : " (" + (found + ";" + expected).strip() + ")";
    }

    private static String joined(List<String> texts) {
        String all = texts.stream().distinct().collect(Collectors.joining("\n"));
        return all.length() > LONGEST ? all.substring(0, all.offsetByCodePoints(LONGEST, -1)) + "…" : all;
    }
}
