package org.songtor.cli;

import java.io.PrintWriter;
import java.util.List;
import org.songtor.console.Words;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Traces.Line;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Trace;

/** A trace as people read it, in the very words of the page: a line in Thai, and under it the same in English. */
final class TraceText {
    private final BothTongues tongues;

    TraceText(PrintWriter out, SongtorSettings settings) {
        this.tongues = new BothTongues(out, settings);
    }

    void print(Trace trace) {
        trace.lines().forEach(line -> tongues.say(w -> line(w, line)));
        trace.moments().forEach(moment -> tongues.say(w -> moment(w, moment)));
        if (trace.cut()) {
            tongues.say(w -> w.say("trace.cut"));
        }
        if (!TraceCommand.known(trace)) {
            tongues.say(w -> w.say("trace.none"));
        }
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
