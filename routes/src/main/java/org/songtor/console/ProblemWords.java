package org.songtor.console;

import org.songtor.model.Problem;
import org.songtor.model.ProblemTexts;
import org.songtor.repair.Mistake;

/** What is wrong with a file or line, where, and what mends it. */
public interface ProblemWords extends Says {
    /** What is wrong, in one sentence. */
    default String what(Problem problem) {
        return ProblemTexts.what(problem, locale());
    }

    /** What mends it. */
    default String mend(Problem problem) {
        return ProblemTexts.todo(problem, locale());
    }

    /** What stood there. */
    default String found(Problem problem) {
        return plain(ProblemTexts.found(problem, locale()));
    }

    /** What should have stood there. */
    default String expected(Problem problem) {
        return plain(ProblemTexts.expected(problem, locale()));
    }

    /** What a group of equal mistakes is, in one sentence. */
    default String mistake(Mistake mistake) {
        return say("mistake." + mistake);
    }

    /** A column or control field as the sample files head it, never a name of the program. */
    default String field(String name) {
        if (name.startsWith("entry ")) {
            return say("field.entry", plain(name.substring("entry ".length())));
        }
        String key = name.replace(' ', '_');
        String text = or("field.", key);
        return text.equals(key) ? plain(name) : text;
    }
}
