package org.songtor.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import org.songtor.approval.Quorum;
import org.songtor.console.Words;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.springframework.context.MessageSource;

/** The very words of the pages on a screen: a line in Thai, and under it the same in English, set in by two. */
public final class BothTongues {
    private final PrintWriter out;
    private final Words thai;
    private final Words english;

    /** @param out where lines are said */
    public BothTongues(PrintWriter out, SongtorSettings settings) {
        this.out = out;
        MessageSource texts = PageTexts.read();
        thai = new Words(texts, PageTexts.THAI, Hours.ZONE, settings);
        english = new Words(texts, PageTexts.ENGLISH, Hours.ZONE, settings);
    }

    /** In one line, Thai first and a dot between. */
    public String both(Function<Words, String> told) {
        return told.apply(thai) + " · " + told.apply(english);
    }

    /** What a signature is missing: its code, and the words of the page. */
    public String missing(Quorum.Reason why) {
        return why + ", " + both(w -> w.say("order.missing." + why));
    }

    void say(Function<Words, String> told) {
        out.println(told.apply(thai).stripTrailing());
        out.println("  " + told.apply(english).stripTrailing());
    }
}
