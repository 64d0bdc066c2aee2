package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.songtor.flow.SongtorSettings;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of the console, the error pages too, its words as {@code w}. */
@ControllerAdvice(basePackageClasses = Words.class, assignableTypes = ErrorController.class)
class WordsOnEveryPage {
    private final MessageSource texts;
    private final Clock clock;
    private final SongtorSettings settings;

    WordsOnEveryPage(MessageSource texts, Clock clock, SongtorSettings settings) {
        this.texts = texts;
        this.clock = clock;
        this.settings = settings;
    }

    @ModelAttribute("w")
    Words words(Locale locale) {
        return new Words(texts, locale, clock.getZone(), settings);
    }

    /** Whether the request was refused because its officer is not in office. */
    @ModelAttribute("office")
    boolean office(HttpServletRequest request) {
        return request.getAttribute(TermOfOffice.REFUSED) != null;
    }
}
