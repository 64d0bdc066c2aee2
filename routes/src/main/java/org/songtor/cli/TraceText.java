package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.songtor.console.Words;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Traces.Line;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Trace;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A trace as people read it, in the very words of the page: a line in Thai, and under it the same in English. */
final class TraceText {
    private final PrintWriter out;
    private final Words thai;
    private final Words english;

    TraceText(PrintWriter out, SongtorSettings settings) {
        this.out = out;
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        thai = new Words(texts, Locale.forLanguageTag("th"), Hours.ZONE, settings);
        english = new Words(texts, Locale.ENGLISH, Hours.ZONE, settings);
    }

    void print(Trace trace) {
        trace.lines().forEach(line -> both(w -> line(w, line)));
        trace.moments().forEach(moment -> both(w -> moment(w, moment)));
        if (trace.cut()) {
            both(w -> w.say("trace.cut"));
        }
        if (!TraceCommand.known(trace)) {
            both(w -> w.say("trace.none"));
        }
    }

    private void both(Function<Words, String> told) {
        out.println(told.apply(thai).stripTrailing());
        out.println("  " + told.apply(english).stripTrailing());
    }

    private static String line(Words w, Line line) {
        return String.join(
                "\t",
                w.fund(line.fund()),
                line.batch() + " " + w.say("line.at", Integer.toString(line.lineNo())),
                w.plain(line.person()),
                w.scheme(line.scheme()),
                w.money(line.amount()),
                w.label(line.label()));
    }

    private static String moment(Words w, Moment moment) {
        return String.join(
                "\t",
                List.of(
                        w.time(moment.at()),
                        w.say("moment." + moment.what()),
                        w.subject(moment),
                        moment.detail().isEmpty() ? "" : w.moment(moment),
                        moment.amount().map(w::money).orElse(""),
                        moment.who().map(w::person).orElse(""),
                        moment.sha256().map(sha256 -> "SHA-256 " + sha256).orElse("")));
    }
}
