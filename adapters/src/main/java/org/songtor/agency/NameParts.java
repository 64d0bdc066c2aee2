package org.songtor.agency;

import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Document;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;

/** A name carried in its three parts: title at most {@value #TITLE} characters, first and last name {@value #NAME} each. */
public final class NameParts {
    public static final int TITLE = 40;
    public static final int NAME = 100;

    private NameParts() {}

    /** A last name may be absent, a first name may not. */
    public static List<Problem> check(Document.Line line) {
        PersonName name = line.name();
        List<Problem> problems = new ArrayList<>();
        if (name.first().isEmpty()) {
            problems.add(Carriage.of(ProblemCode.MISSING_VALUE, line, "first_name", "", "a first name"));
        }
        PlainText.problem(line.position(), "title", name.title(), TITLE).ifPresent(problems::add);
        PlainText.problem(line.position(), "first_name", name.first(), NAME).ifPresent(problems::add);
        PlainText.problem(line.position(), "last_name", name.last(), NAME).ifPresent(problems::add);
        return problems;
    }
}
