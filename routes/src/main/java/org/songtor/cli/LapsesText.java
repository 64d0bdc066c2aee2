package org.songtor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.songtor.console.Words;
import org.songtor.delivery.Hours;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.flow.SongtorSettings;
import org.songtor.lapse.LapseWatch.Lapse;
import org.songtor.lapse.LapseWatch.Late;
import org.songtor.lapse.LapseWatch.Watch;
import org.songtor.port.Books.Unsure;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews.Payer;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whose cover may end as people read it, in the very words of the page: a line in Thai, and under it the same in English. */
final class LapsesText {
    private final PrintWriter out;
    private final Words thai;
    private final Words english;

    LapsesText(PrintWriter out, SongtorSettings settings) {
        this.out = out;
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        thai = new Words(texts, Locale.forLanguageTag("th"), Hours.ZONE, settings);
        english = new Words(texts, Locale.ENGLISH, Hours.ZONE, settings);
    }

    void print(Watch watch) {
        if (watch.quiet()) {
            both(w -> w.say("lapses.none") + "\t" + w.period(watch.last()));
        }
        watch.lapses().forEach(lapse -> both(w -> lapse(w, lapse)));
        watch.unsure().forEach(line -> both(w -> unsure(w, line)));
        watch.late().forEach(this::late);
    }

    private void late(Late late) {
        both(w -> late(w, late.row()));
        late.row().pending().held().ifPresent(hold -> both(w -> held(w, hold)));
        late.members().forEach(member -> both(w -> member(w, member)));
        if (late.more() > 0) {
            both(w -> "\t" + w.say("lapses.more", w.count(late.more())));
        }
    }

    private void both(Function<Words, String> told) {
        out.println(told.apply(thai).stripTrailing());
        out.println("  " + told.apply(english).stripTrailing());
    }

    private static String lapse(Words w, Lapse lapse) {
        int left = lapse.misses().left().orElse(0);
        return String.join(
                "\t",
                w.say("lapse." + lapse.misses().standing()),
                lapse.memberNo(),
                w.scheme(lapse.scheme()),
                w.say("lapses.inarow", w.count(lapse.misses().inARow())),
                left > 0 ? w.say("lapses.left", w.count(left)) : "");
    }

    private static String unsure(Words w, Unsure line) {
        return String.join(
                "\t",
                w.label(line.label()),
                line.batch() + " " + w.say("line.at", Integer.toString(line.lineNo())),
                w.plain(line.person()),
                w.scheme(line.scheme()),
                w.period(line.period()),
                w.money(line.satang()));
    }

    private static String late(Words w, Row row) {
        return String.join(
                "\t",
                w.say("standing." + row.countdown().standing()),
                w.agency(row.pending().profile()),
                row.pending().profile().toString(),
                w.period(row.pending().period()),
                w.say("lines.count", w.count(row.pending().lines())),
                w.money(row.pending().amount()),
                row.countdown()
                        .due()
                        .map(due -> w.say("standing." + row.countdown().standing() + ".by", w.moment(due)))
                        .orElse(""));
    }

    private static String held(Words w, Hold hold) {
        return "\t" + w.hold(hold) + " " + w.say("hold.why", w.heldWhy(hold.reason()));
    }

    private static String member(Words w, Payer member) {
        return String.join(
                "\t",
                "",
                w.plain(member.memberNo().orElse(member.person())),
                w.scheme(member.scheme()),
                w.money(member.amount()));
    }
}
