package org.songtor.console;

import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.flow.SongtorSettings;
import org.songtor.match.Reason;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.Hold;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Unchanged;
import org.springframework.context.MessageSource;

/**
 * Writes what the trade knows in the reader's language. Each subject has its own part; here is what is told of files, batches and what happened to money.
 */
public record Words(MessageSource texts, Locale locale, ZoneId zone, SongtorSettings settings)
        implements FigureWords, ItemWords, ProblemWords {
    /** As whoever holds a late file writes it, and why the gateway stops an agency. */
    private static final Pattern HELD_BY_US =
            Pattern.compile("((?:เลยกำหนดส่งเมื่อ|ปฏิทินของหน่วยงานบอกไม่ได้|ปลายทางแสดงตัวไม่ตรง).*?) · (.*)");

    /** What happened to money, in words: a label, accounts, a verdict. */
    public String moment(Moment moment) {
        return MomentWords.of(this, moment);
    }

    /** What it happened to. */
    public String subject(Moment moment) {
        return MomentWords.subject(this, moment);
    }

    /** Why a file could be what a credit pays. */
    public String reason(Reason reason) {
        return ReasonWords.of(this, reason);
    }

    /** The note of an item with this label, in words. */
    public String note(Label label, String note) {
        return ItemNotes.of(this, label, note);
    }

    /** How it stands with a file, as {@link Headline} has it. */
    public String headline(DeliveryDesk.Waiting file) {
        return say(Headline.of(file));
    }

    /** How it stands with a batch. */
    public String batch(BatchState state) {
        return say("batch." + state);
    }

    /** What is held, by which house and since when. */
    public String hold(Hold hold) {
        return say("hold." + hold.kind() + "." + hold.by(), time(hold.since()));
    }

    /** Why a file is held: what the program says itself stands there in both languages, and a page has one. */
    public String heldWhy(String why) {
        Matcher own = HELD_BY_US.matcher(why);
        return plain(own.matches() ? own.group(thai() ? 1 : 2) : why);
    }

    /** Why a wish changed nothing. */
    public String unchanged(Unchanged why) {
        return plain(UnchangedWords.of(this, why));
    }
}
