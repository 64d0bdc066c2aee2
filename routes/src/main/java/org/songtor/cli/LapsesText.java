package org.songtor.cli;

import java.io.PrintWriter;
import org.songtor.console.Words;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.flow.SongtorSettings;
import org.songtor.lapse.LapseWatch.Lapse;
import org.songtor.lapse.LapseWatch.Late;
import org.songtor.lapse.LapseWatch.Watch;
import org.songtor.port.Books.Unsure;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews.Payer;

/** Whose cover may end as people read it, in the very words of the page: a line in Thai, and under it the same in English. */
final class LapsesText {
    private final BothTongues tongues;

    LapsesText(PrintWriter out, SongtorSettings settings) {
        this.tongues = new BothTongues(out, settings);
    }

    void print(Watch watch) {
        if (watch.quiet()) {
            tongues.say(w -> w.say("lapses.none") + "\t" + w.period(watch.last()));
        }
        watch.lapses().forEach(lapse -> tongues.say(w -> lapse(w, lapse)));
        watch.unsure().forEach(line -> tongues.say(w -> unsure(w, line)));
        watch.late().forEach(this::late);
    }

    private void late(Late late) {
        tongues.say(w -> late(w, late.row()));
        late.row().pending().held().ifPresent(hold -> tongues.say(w -> held(w, hold)));
        late.members().forEach(member -> tongues.say(w -> member(w, member)));
        if (late.more() > 0) {
            tongues.say(w -> "\t" + w.say("lapses.more", w.count(late.more())));
        }
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
