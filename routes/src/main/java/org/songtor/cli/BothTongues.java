package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.songtor.console.Words;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The very words of the pages on a screen: a line in Thai, and under it the same in English, set in by two. */
final class BothTongues {
    private final PrintWriter out;
    private final Words thai;
    private final Words english;

    BothTongues(PrintWriter out, SongtorSettings settings) {
        this.out = out;
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        thai = new Words(texts, Locale.forLanguageTag("th"), Hours.ZONE, settings);
        english = new Words(texts, Locale.ENGLISH, Hours.ZONE, settings);
    }

    void say(Function<Words, String> told) {
        out.println(told.apply(thai).stripTrailing());
        out.println("  " + told.apply(english).stripTrailing());
    }
}
