package org.songtor.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;

/** Notes of items as a reader writes them. Which form a note has follows from its label, never from its words: an agency's own text may look like ours. */
final class ItemNotes {
    private static final Pattern CREDIT = Pattern.compile("account (\\S+), entry (.+), ([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern NEVER_SENT = Pattern.compile("(.+): (x*[0-9]{4}) (-?[0-9]{1,15}\\.[0-9]{2})");
    private static final Pattern ARRIVAL = Pattern.compile("([a-z][a-z0-9]{1,15}) (.+?): (SGT-[0-9]{4}.*)");
    private static final Pattern PROBLEM = Pattern.compile("(SGT-[0-9]{4})(?: (.+?))??(?: \\(row ([0-9]+)\\))?");

    private static final Pattern MISSING = Pattern.compile("(.+) · (.+) · (2[4-9][0-9]{2}-(?:0[1-9]|1[0-2]))");
    private static final Pattern STRAYS =
            Pattern.compile("(.+): ([0-9]+) lines name a person the file does not hold there: ([0-9, ]*)");

    /** What came is used, and the operator asks about its number. */
    private static final Pattern AGAIN =
            Pattern.compile("[a-z][a-z0-9]{1,15} .+: " + ProblemCode.ANSWER_NUMBER_AGAIN.code() + " answer_id");

    private ItemNotes() {}

    /** Of an answer that was used though an operator is asked about it what its words end with: of which only some lines could not be, or whose number came before; else nothing. */
    static String used(Label label, String note) {
        return label != Label.ARRIVAL_REJECTED
                ? ""
                : STRAYS.matcher(note).matches()
                        ? ".partly"
                        : AGAIN.matcher(note).matches() ? ".again" : "";
    }

    static String of(Words w, Label label, String note) {
        return switch (label) {
            case CREDIT_UNSURE, CREDIT_QUESTIONED, CREDIT_WITHOUT_FILE, CREDIT_TAKEN_BACK ->
                said(CREDIT, note, m -> credit(w, m), w);
            case BOOKED_NEVER_SENT -> said(NEVER_SENT, note, m -> neverSent(w, m), w);
            case ARRIVAL_REJECTED ->
                used(label, note).equals(".partly")
                        ? said(STRAYS, note, m -> strays(w, m), w)
                        : said(ARRIVAL, note, m -> arrival(w, m), w);
            case MISSING_FROM_BATCH -> said(MISSING, note, m -> missing(w, m), w);
            case REFUSED_AT_INTAKE, HELD_FOR_REVIEW -> problems(w, note, "; ");
            default -> NoteParts.of(w, note);
        };
    }

    private static String said(Pattern form, String note, Function<Matcher, String> words, Words w) {
        Matcher m = form.matcher(note);
        return m.matches() ? words.apply(m) : w.plain(note);
    }

    /** @param m account, entry and day of a bank's credit, in this order */
    static String credit(Words w, Matcher m) {
        return w.say("note.credit", w.plain(m.group(1)), w.bank(m.group(2)), w.day(LocalDate.parse(m.group(3))));
    }

    private static String strays(Words w, Matcher m) {
        return w.say("note.strays", w.plain(m.group(1)), m.group(2), m.group(3));
    }

    private static String missing(Words w, Matcher m) {
        return w.plain(m.group(1)) + " · " + w.plain(w.scheme(m.group(2))) + " · " + w.period(Period.of(m.group(3)));
    }

    private static String neverSent(Words w, Matcher m) {
        return w.plain(m.group(1)) + ": " + m.group(2) + " " + w.money(Satang.ofBaht(new BigDecimal(m.group(3))));
    }

    private static String arrival(Words w, Matcher m) {
        return w.agency(AgencyCode.of(m.group(1))) + " " + w.plain(m.group(2)) + ": "
                + problems(w, m.group(3), ", (?=SGT-[0-9]{4})");
    }

    private static String problems(Words w, String all, String between) {
        return Arrays.stream(all.split(between)).map(one -> problem(w, one)).collect(Collectors.joining(" · "));
    }

    private static String problem(Words w, String text) {
        Matcher m = PROBLEM.matcher(text);
        Optional<ProblemCode> code = m.matches() ? ProblemCode.ofCode(m.group(1)) : Optional.empty();
        return code.map(c -> w.what(Problem.ofFile(c, "", "", ""))
                        + (m.group(2) == null ? "" : " (" + w.field(m.group(2)) + ")")
                        + (m.group(3) == null ? "" : " " + w.say("problem.row", m.group(3))))
                .orElseGet(() -> w.plain(text));
    }
}
