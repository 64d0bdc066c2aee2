package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.songtor.layout.Finding;
import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;

/**
 * One problem of a file.
 *
 * @param offset first byte, from 1; 0 where no byte is meant
 */
record Told(Problem problem, long offset) {
    static Told of(Finding finding) {
        return new Told(finding.problem(), finding.offset());
    }

    static Told of(Problem problem) {
        return new Told(problem, 0);
    }

    /** Where it stands and what it is, in Thai and English; national ids masked. */
    String words() {
        StringBuilder text = new StringBuilder(problem.code().code());
        if (problem.row() > 0) {
            text.append(" ระเบียน record ").append(problem.row());
        }
        if (offset > 0) {
            text.append(" ไบต์ byte ").append(offset);
        }
        text.append(' ').append(problem.field()).append(": \"").append(ProblemTexts.foundInBoth(problem));
        text.append("\", ต้องเป็น expected ")
                .append(ProblemTexts.expectedInBoth(problem))
                .append('\n');
        text.append("    ").append(ProblemTexts.what(problem.code(), Locale.forLanguageTag("th")));
        text.append(" · ").append(ProblemTexts.what(problem.code(), Locale.ENGLISH));
        return Masked.text(text.toString());
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", problem.code().code())
                .put("record", problem.row())
                .put("offset", offset)
                .put("field", problem.field())
                .put("found", problem.found())
                .put("expected", problem.expected());
    }
}
