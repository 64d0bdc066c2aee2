package org.songtor.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import org.songtor.console.Words;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.springframework.context.MessageSource;

/** The very words of the pages on a screen: a line in Thai, and under it the same in English, set in by two. */
final class BothTongues {
    private final PrintWriter out;
    private final Words thai;
    private final Words english;

    BothTongues(PrintWriter out, SongtorSettings settings) {
        this.out = out;
        MessageSource texts = PageTexts.read();
        thai = new Words(texts, PageTexts.THAI, Hours.ZONE, settings);
        english = new Words(texts, PageTexts.ENGLISH, Hours.ZONE, settings);
    }

    void say(Function<Words, String> told) {
        out.println(told.apply(thai).stripTrailing());
        out.println("  " + told.apply(english).stripTrailing());
    }
}
