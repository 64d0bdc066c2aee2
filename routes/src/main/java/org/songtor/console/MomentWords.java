package org.songtor.console;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.What;

/** What happened to money, in words; what has no words of its own stands as it is. */
final class MomentWords {
    private static final Pattern LINE = Pattern.compile("(B[0-9]+) line ([0-9]+)");
    private static final Pattern ITEM = Pattern.compile("item ([0-9]+)");
    private static final Pattern ORDER = Pattern.compile("order ([0-9]+)");
    private static final Pattern ENTRY = Pattern.compile(
            "(?s)(\\S+) (.+?) ([0-9]{4}-[0-9]{2}-[0-9]{2})(?:, fee (?<fee>[0-9]{1,16}\\.[0-9]{2}))?(?<many>, many)?(?:, file (?<file>[A-Za-z0-9 ]+))?(?:: (?<text>.*))?");

    private MomentWords() {}

    /** Empty where what happened says all. */
    static String of(Words w, Moment moment) {
        String detail = moment.detail();
        return switch (moment.what()) {
            case CHECKED -> "";
            case SUBMITTED -> w.or("channel.", detail);
            case HELD, FORWARDED, RETURNED -> detail.isEmpty() ? "" : w.say("trace.order", detail);
            case SENT, DELIVERED -> w.agency(AgencyCode.of(detail));
            case ATTEMPTED -> w.or("outcome.", detail);
            case LABELLED, ASKED -> w.or("label.", detail);
            case ANSWERED, LINE_ANSWERED -> w.or("answer.", detail);
            case CREDITED,
                    DEBITED,
                    DEBIT_UNNAMED,
                    CREDIT_MATCHED,
                    CREDIT_UNMATCHED,
                    CREDIT_MOVED,
                    CREDIT_MOVED_BACK,
                    DEBIT_MATCHED,
                    DEBIT_UNMATCHED -> entry(w, moment);
            case PROPOSED, APPROVED, UNDO_PROPOSED, UNDO_APPROVED -> w.or(ordered(moment) ? "order." : "kind.", detail);
            case DECIDED -> w.or(ordered(moment) ? "order.state." : "decided.", detail);
            case MOVED -> {
                String[] accounts = detail.split(" ");
                yield w.say("trace.from.to", w.say("account." + accounts[0]), w.say("account." + accounts[1]));
            }
            case FROZEN, SIGNED, SETTLED, UNBOOKED -> w.plain(detail);
        };
    }

    private static String entry(Words w, Moment moment) {
        Matcher m = ENTRY.matcher(moment.detail());
        if (!m.matches()) {
            return w.plain(moment.detail());
        }
        String fee = m.group("fee") == null
                ? ""
                : " " + w.say("note.credit.fee", w.money(Satang.ofBaht(new BigDecimal(m.group("fee")))));
        String many = m.group("many") == null
                ? ""
                : " · " + w.say(moment.amount().isPresent() ? "trace.many.own" : "trace.many");
        String text = m.group("text") == null ? "" : " · " + w.bank(m.group("text"));
        return ItemNotes.credit(w, m) + fee + many + files(w, moment, m.group("file")) + text;
    }

    /** Which file the text of a credit names that counts for this one, and for which one it counts in place of this. */
    private static String files(Words w, Moment moment, @Nullable String said) {
        boolean matched = moment.what() == What.CREDIT_MATCHED;
        if (said == null) {
            return matched ? " · " + w.say("trace.file.CREDIT_MATCHED.none") : "";
        }
        String files = Arrays.stream(said.split(" "))
                .map(file -> file.equals("other") ? w.say("trace.file.other") : w.say("trace.file", file))
                .collect(Collectors.joining(", "));
        return " · " + w.say("trace.file." + moment.what(), files);
    }

    /** Which batch, line, file, entry or item. */
    static String subject(Words w, Moment moment) {
        Matcher line = LINE.matcher(moment.subject());
        if (line.matches()) {
            return line.group(1) + " " + w.say("line.at", line.group(2));
        }
        Matcher item = ITEM.matcher(moment.subject());
        if (item.matches()) {
            return w.say("trace.item", item.group(1));
        }
        Matcher order = ORDER.matcher(moment.subject());
        return order.matches() ? w.say("trace.order", order.group(1)) : w.plain(moment.subject());
    }

    /** Of an order about money held in trust, and not of a decision about an item. */
    private static boolean ordered(Moment moment) {
        return ORDER.matcher(moment.subject()).matches();
    }
}
