package org.songtor.console;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songtor.flow.SongtorSettings;
import org.songtor.match.Reason;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchState;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemTexts;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Shown;
import org.songtor.port.Hold;
import org.songtor.port.ReviewDesk.Case;
import org.songtor.port.ReviewDesk.Row;
import org.songtor.port.Traces.Moment;
import org.songtor.repair.Mistake;
import org.songtor.review.Decidable;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.FundEntry;
import org.springframework.context.MessageSource;

/** Writes what the trade knows in the reader's language: Buddhist years, baht with separators, a word for every state. */
public record Words(MessageSource texts, Locale locale, ZoneId zone, SongtorSettings settings) {
    private static final Pattern OF_FUND = Pattern.compile("^(?:fund ([a-z0-9-]+)|funds many)(?:;|$)");
    /** As whoever holds a late file writes it. */
    private static final Pattern HELD_BY_US =
            Pattern.compile("((?:เลยกำหนดส่งเมื่อ|ปฏิทินของหน่วยงานบอกไม่ได้).*?) · (.*)");

    private static final Set<Label> OF_NO_FUND = EnumSet.of(
            Label.SILENT_AGENCY,
            Label.STATEMENT_MISSING,
            Label.STATEMENT_EMPTY,
            Label.STATEMENT_WRONG_DAY,
            Label.STATEMENT_GAP,
            Label.ARRIVAL_REJECTED,
            Label.WORK_STOPPED);
    private static final Set<Label> OF_A_DAY =
            EnumSet.of(Label.STATEMENT_MISSING, Label.STATEMENT_EMPTY, Label.STATEMENT_WRONG_DAY);
    /** Asked until a person lets it go, or until nothing is left to let go. */
    private static final Set<Label> LET_GO = EnumSet.of(Label.MISSED_CUTOFF, Label.WORK_STOPPED);

    private static final int ERA = 543;
    private static final Pattern CODE = Pattern.compile("(SGT-[0-9]{4})(?: ([a-z_]+))?");
    /** What is in brackets is the agency's own text. */
    private static final Pattern PLACE =
            Pattern.compile("(?s)(\\S{1,120}): (?:line ([0-9]+)|([0-9]+) lines)(?: \\((.*)\\))?");

    private static final Pattern TOLD = Pattern.compile(
            "(fund|funds|day|came-of-day|period|agency|profile|silent|file|refused-batch|held|missed|account|stated-until|stated-from"
                    + "|closing|opening|apart) (\\S.*)");
    private static final Pattern LONE_ID = Pattern.compile("(?<![0-9])[0-9]{13}(?![0-9])");

    public boolean thai() {
        return !locale.getLanguage().equals("en");
    }

    /** The text of a key; a missing one is an error, never an empty place on the page. */
    public String say(String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    /** {@code 21 พ.ย. 2569 14:05}, in Thailand's time. */
    public String time(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return "%s %02d:%02d".formatted(day(local), local.getHour(), local.getMinute());
    }

    /** {@code 14:05:09}, for what begins within a day. */
    public String clock(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return "%02d:%02d:%02d".formatted(local.getHour(), local.getMinute(), local.getSecond());
    }

    private String day(LocalDateTime local) {
        return day(local.toLocalDate());
    }

    /** {@code 21 พ.ย. 2569}. */
    public String day(LocalDate local) {
        String year = thai() ? "%d" : "BE %d";
        return local.getDayOfMonth() + " " + say("month.short." + local.getMonthValue()) + " "
                + year.formatted(local.getYear() + ERA);
    }

    /** {@code ศุกร์ 20 พ.ย. 2569 16:00}. */
    public String moment(Instant at) {
        return say("weekday." + LocalDateTime.ofInstant(at, zone).getDayOfWeek().getValue()) + " " + time(at);
    }

    /** What happened to money, in words: a label, accounts, a verdict. */
    public String moment(Moment moment) {
        return MomentWords.of(this, moment);
    }

    /** What it happened to. */
    public String subject(Moment moment) {
        return MomentWords.subject(this, moment);
    }

    /** {@code 2 วัน 3 ชั่วโมง 5 นาที}; less than a minute is none. */
    public String left(Instant from, Instant until) {
        Duration left = Duration.between(from, until);
        String days = left.toDays() == 0 ? "" : say("left.days", count(left.toDays())) + " ";
        String hours = left.toHours() == 0 ? "" : say("left.hours", "" + left.toHoursPart()) + " ";
        return days + hours + say("left.minutes", "" + left.toMinutesPart());
    }

    /** {@code 1 ธ.ค.}, of every year. */
    public String day(MonthDay day) {
        return day.getDayOfMonth() + " " + say("month.short." + day.getMonthValue());
    }

    /** {@code พฤศจิกายน 2569}. */
    public String period(Optional<Period> period) {
        return period.map(p -> say("period.of", say("month." + p.month().getMonthValue()), "" + p.buddhistYear()))
                .orElseGet(() -> say("period.unknown"));
    }

    /** {@code พฤศจิกายน 2569}. */
    public String period(Period period) {
        return period(Optional.of(period));
    }

    /** {@code 25,700.00 บาท}. */
    public String money(Satang amount) {
        long whole = Math.abs(amount.value() / 100);
        long rest = Math.abs(amount.value() % 100);
        String sign = amount.value() < 0 ? "-" : "";
        return say("money.baht", sign + String.format(Locale.ROOT, "%,d.%02d", whole, rest));
    }

    /** Why a file could be what a credit pays. */
    public String reason(Reason reason) {
        return ReasonWords.of(this, reason);
    }

    public String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public String label(Label label) {
        return say("label." + label);
    }

    /** What an item asks; of a file that was given up by what its last attempt came to. */
    public String label(Row item) {
        return say("label." + item.label() + given(item));
    }

    /** What happened, in the same way. */
    public String why(Row item) {
        return item.notTaken() ? say("label." + item.label() + ".why" + given(item)) : why(item.label(), item.note());
    }

    private static String given(Row item) {
        return item.notTaken() ? ".refused" : "";
    }

    /** What a file's lines ask where the other side said that it does not take the file, and else by their label. */
    public String label(Label label, boolean notTaken) {
        return label == Label.UNDELIVERED && notTaken ? say("label.UNDELIVERED.refused") : label(label);
    }

    /** As {@link #why(Label)}, of an item with this note: an answer of which some lines could not be used was used. */
    public String why(Label label, String note) {
        return ItemNotes.strays(label, note) ? say("item.strays") : why(label);
    }

    public String why(Label label) {
        return say("label." + label + ".why");
    }

    public String todo(Label label) {
        return say("label." + label + ".todo");
    }

    /** What deciding so does; of what a file has over, of what was taken back, of what is held for a member, and of a day's statement in words of its own. */
    public String does(DecisionKind kind, Label label) {
        boolean own = Decidable.endsExcess(label, kind)
                || Decidable.endsHeldMoney(label, kind)
                || kind == DecisionKind.WRITE_OFF && OF_A_DAY.contains(label)
                || (label == Label.CREDIT_TAKEN_BACK || label == Label.CREDIT_QUESTIONED || label == Label.FILE_SHORT)
                        && kind.movesMoney();
        return say("kind." + kind + ".does" + (own ? "." + label : ""));
    }

    /** What happened; of money that left and says of nothing that it takes it back, in words of its own. */
    public String why(Case found) {
        Label label = found.row().label();
        boolean named = label == Label.CREDIT_TAKEN_BACK && !found.takenUnknown();
        String own = named ? ".named" : unknown(found);
        return own.isEmpty() ? why(found.row()) : say("label." + label + ".why" + own);
    }

    /** What is to be done, in the same way. */
    public String todo(Case found) {
        return say("label." + found.row().label() + ".todo" + unknown(found) + given(found.row()));
    }

    /** What deciding so about it does, in the same way. */
    public String does(DecisionKind kind, Case found) {
        return found.takenUnknown() && kind.movesMoney()
                ? say("kind." + kind + ".does." + found.row().label() + unknown(found))
                : does(kind, found.row().label());
    }

    private static String unknown(Case found) {
        return found.takenUnknown() ? ".unknown" : "";
    }

    /** The note of an item with this label, in words. */
    public String note(Label label, String note) {
        return ItemNotes.of(this, label, note);
    }

    public String file(FileState state) {
        return say("file." + state);
    }

    public String batch(BatchState state) {
        return say("batch." + state);
    }

    public String fund(FundId fund) {
        FundEntry known = settings.funds().get(fund);
        return known == null ? fund.value() : thai() ? known.nameTh() : known.nameEn();
    }

    /** Money that names nobody belongs to no fund yet. */
    public String fund(Optional<FundId> fund) {
        return fund.map(this::fund).orElseGet(() -> say("fund.none"));
    }

    /**
     * Whose an item is. Of a statement, an agency's silence or work of the gateway's own no fund will ever be known; a file that missed its last day
     * is an operator's item and says in its note whose it is.
     */
    public String fund(Label label, Optional<FundId> fund, String note) {
        if (fund.isPresent()) {
            return fund(fund.get());
        }
        Matcher named = OF_FUND.matcher(note);
        if (named.find()) {
            return named.group(1) == null ? say("fund.many") : fund(FundId.of(named.group(1)));
        }
        return OF_NO_FUND.contains(label) ? say("fund.not") : say("fund.none");
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

    /** Of a file: one without a fund of its own carries lines of many. */
    public String fundOfFile(Optional<FundId> fund) {
        return fund.map(this::fund).orElseGet(() -> say("fund.many"));
    }

    /** How it stands with an item; what a person let go ended without evidence. */
    public String itemState(Label label, ItemState state) {
        return say(
                state == ItemState.CLOSED && LET_GO.contains(label) ? "itemstate.CLOSED.let-go" : "itemstate." + state);
    }

    /** What became of an item that no decision ended. */
    public String ended(Label label) {
        return say(LET_GO.contains(label) ? "item.ended.let-go" : "item.ended.evidence");
    }

    public String agency(ProfileId profile) {
        return agency(profile.agency());
    }

    public String agency(AgencyCode code) {
        AgencyEntry known = settings.agencies().get(code);
        return known == null ? code.value() : thai() ? known.nameTh() : known.nameEn();
    }

    /** The scheme's name; a scheme that is configured no longer keeps its code. */
    public String scheme(String code) {
        return settings.agencies().values().stream()
                .flatMap(agency -> agency.schemes().entrySet().stream())
                .filter(entry -> entry.getKey().value().equals(code))
                .map(entry ->
                        thai() ? entry.getValue().nameTh() : entry.getValue().nameEn())
                .findFirst()
                .orElse(code);
    }

    public String scheme(SchemeCode code) {
        return scheme(code.value());
    }

    /** What is wrong, in one sentence. */
    public String what(Problem problem) {
        return ProblemTexts.what(problem, locale);
    }

    /** What mends it. */
    public String mend(Problem problem) {
        return ProblemTexts.todo(problem, locale);
    }

    /** What stood there. */
    public String found(Problem problem) {
        return plain(ProblemTexts.found(problem, locale));
    }

    /** What should have stood there. */
    public String expected(Problem problem) {
        return plain(ProblemTexts.expected(problem, locale));
    }

    /** What a group of equal mistakes is, in one sentence. */
    public String mistake(Mistake mistake) {
        return say("mistake." + mistake);
    }

    /** A column or control field as the sample files head it, never a name of the program. */
    public String field(String name) {
        if (name.startsWith("entry ")) {
            return say("field.entry", plain(name.substring("entry ".length())));
        }
        String key = name.replace(' ', '_');
        String text = or("field.", key);
        return text.equals(key) ? plain(name) : text;
    }

    /** {@code 24.3 MB}. */
    public String size(long bytes) {
        return bytes < 1 << 20
                ? say("size.kb", count((bytes + 1023) >> 10))
                : say("size.mb", count((bytes + (1 << 20) - 1) >> 20));
    }

    /** The note of a review item: the store writes codes and places, so that no name stands in it; here they become words. */
    public String note(String note) {
        Matcher place = PLACE.matcher(note);
        if (place.matches()) {
            return placed(place);
        }
        String[] parts = note.split("; ");
        boolean told = Arrays.stream(parts).allMatch(part -> TOLD.matcher(part).matches());
        return Arrays.stream(parts).map(part -> told ? told(part) : part(part)).collect(Collectors.joining(" · "));
    }

    /** In a file, at a line or at several, with the cause as the agency wrote it. */
    private String placed(Matcher place) {
        String where = place.group(2) == null ? say("lines.count", place.group(3)) : say("line.at", place.group(2));
        String cause = place.group(4) == null ? "" : " · " + plain(Shown.withoutIds(place.group(4)));
        return place.group(1) + ": " + where + cause;
    }

    /** Words of others may begin as ours do: what is no value of the trade then stands as it is. */
    private String told(String part) {
        String[] said = part.split(" ", 2);
        try {
            return say("note." + said[0], value(said[0], said[1]));
        } catch (IllegalArgumentException | DateTimeException free) {
            return plain(part);
        }
    }

    private String part(String part) {
        Matcher code = CODE.matcher(part);
        if (code.matches()) {
            return ProblemCode.ofCode(code.group(1))
                    .map(c -> what(Problem.ofFile(c, "", "", "")) + place(code.group(2)))
                    .orElse(part);
        }
        return plain(part);
    }

    /** A value as the reader writes it: days and periods in the Buddhist era, an agency by its name. */
    private String value(String word, String value) {
        return switch (word) {
            case "fund" -> fund(FundId.of(value));
            case "funds" -> say("fund.many");
            case "day", "came-of-day", "stated-until", "stated-from" -> day(LocalDate.parse(value));
            case "closing", "opening", "apart" -> money(Satang.ofBaht(new BigDecimal(value)));
            case "period" -> period(Optional.of(Period.of(value)));
            case "agency" -> agency(AgencyCode.of(value));
            case "profile" -> agency(ProfileId.of(value)) + " " + value;
            case "missed" -> time(Instant.parse(value));
            default -> plain(value);
        };
    }

    private String place(@Nullable String field) {
        return field == null ? "" : " (" + field(field) + ")";
    }

    /** A word of another part, by its key; where this program has no text for it the other part's own word. */
    public String or(String prefix, String word) {
        String text = texts.getMessage(prefix + word, null, word, locale);
        return text == null ? word : text;
    }

    /** {@code มาลี ใจดี (malee)}, as the settings name who has this login; the login alone where they name nobody. */
    public String person(String login) {
        return settings.officers().stream()
                .filter(officer -> officer.login().equals(login))
                .findFirst()
                .map(officer -> officer.name() + " (" + login + ")")
                .orElse(login);
    }

    /** Who holds a file: a login, or the program itself, which holds what is late. */
    public String holder(String officer) {
        return officer.equals("songtor") ? say("hold.self") : officer;
    }

    /** The word that a page has for it, such as a role; else a person's name. */
    public String who(String prefix, String word) {
        String text = or(prefix, word);
        return text.equals(word) ? person(word) : text;
    }

    /** A bank's own number or words: only what is a national id by its check digit is masked, as banks' numbers have thirteen digits as well. */
    public String bank(String text) {
        return Shown.withoutSoundIds(text);
    }

    /** Free text of a fund or an agency: thirteen digits in a row may be a national id and are masked. */
    public String plain(String text) {
        return LONE_ID.matcher(text).replaceAll(found -> NationalId.mask(found.group()));
    }
}
