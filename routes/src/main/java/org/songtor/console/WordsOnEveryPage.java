package org.songtor.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

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

    /** The same page in the other language, with what was asked of it: a filter, a leaf, a fund. */
    @ModelAttribute("otherLanguage")
    String otherLanguage(HttpServletRequest request, Locale locale) {
        UriComponentsBuilder same = UriComponentsBuilder.newInstance();
        Optional.ofNullable(request.getQueryString()).ifPresent(same::query);
        return same.replaceQueryParam("lang", ConsoleWeb.THAI.getLanguage().equals(locale.getLanguage()) ? "en" : "th")
                .build()
                .toUriString();
    }

    /** Whether the request was refused because its officer is not in office. */
    @ModelAttribute("office")
    boolean office(HttpServletRequest request) {
        return request.getAttribute(TermOfOffice.REFUSED) != null;
    }
}
