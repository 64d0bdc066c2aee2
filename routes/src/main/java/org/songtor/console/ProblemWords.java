package org.songtor.console;

import java.util.Locale;
import org.songtor.model.Problem;
import org.springframework.context.MessageSource;

/** Words for a problem, from what the code stops. */
public record ProblemWords(MessageSource texts) {
    String what(Problem problem, Locale locale) {
        return texts.getMessage("severity." + problem.severity(), null, locale);
    }

    String todo(Problem problem, Locale locale) {
        return texts.getMessage("severity." + problem.severity(), null, locale);
    }
}
