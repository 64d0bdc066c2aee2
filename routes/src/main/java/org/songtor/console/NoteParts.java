package org.songtor.console;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Shown;

/** Notes that are made of parts, each with a word of ours before it: the store writes codes and places, so that no name stands in it; here they become words. */
final class NoteParts {
    private static final Pattern CODE = Pattern.compile("(SGT-[0-9]{4})(?: ([a-z_]+))?");
    /** What is in brackets is the agency's own text. */
    private static final Pattern PLACE = Pattern.compile(
            "(?s)(\\S{1,120}(?: \\+ \\S{1,120}){0,8}): (?:line ([0-9]+)|([0-9]+) lines)(?: \\((.*)\\))?");

    private static final Pattern TOLD = Pattern.compile(
            "(fund|funds|day|came-of-day|period|agency|profile|silent|file|refused-batch|held|missed|account|stated-until|stated-from"
                    + "|closing|opening|apart) (\\S.*)");

    private NoteParts() {}

    /** The note in words; what is no part of ours stands as others wrote it. */
    static String of(Words w, String note) {
        Matcher place = PLACE.matcher(note);
        if (place.matches()) {
            return placed(w, place);
        }
        String[] parts = note.split("; ");
        boolean told = Arrays.stream(parts).allMatch(part -> TOLD.matcher(part).matches());
        return Arrays.stream(parts)
                .map(part -> told ? told(w, part) : part(w, part))
                .collect(Collectors.joining(" · "));
    }

    /** In a file, at a line or at several, with the cause as the agency wrote it. */
    private static String placed(Words w, Matcher place) {
        String where = place.group(2) == null ? w.say("lines.count", place.group(3)) : w.say("line.at", place.group(2));
        String cause = place.group(4) == null ? "" : " · " + w.plain(Shown.withoutIds(place.group(4)));
        return place.group(1) + ": " + where + cause;
    }

    /** Words of others may begin as ours do: what is no value of the trade then stands as it is. */
    private static String told(Words w, String part) {
        String[] said = part.split(" ", 2);
        try {
            return w.say("note." + said[0], value(w, said[0], said[1]));
        } catch (IllegalArgumentException | DateTimeException free) {
            return w.plain(part);
        }
    }

    private static String part(Words w, String part) {
        Matcher code = CODE.matcher(part);
        if (code.matches()) {
            return ProblemCode.ofCode(code.group(1))
                    .map(c -> w.what(Problem.ofFile(c, "", "", "")) + place(w, code.group(2)))
                    .orElse(part);
        }
        return w.plain(part);
    }

    /** A value as the reader writes it: days and periods in the Buddhist era, an agency by its name. */
    private static String value(Words w, String word, String value) {
        return switch (word) {
            case "fund" -> w.fund(FundId.of(value));
            case "funds" -> w.say("fund.many");
            case "day", "came-of-day", "stated-until", "stated-from" -> w.day(LocalDate.parse(value));
            case "closing", "opening", "apart" -> w.money(Satang.ofBaht(new BigDecimal(value)));
            case "period" -> w.period(Optional.of(Period.of(value)));
            case "agency" -> w.agency(AgencyCode.of(value));
            case "profile" -> w.agency(ProfileId.of(value)) + " " + value;
            case "missed" -> w.time(Instant.parse(value));
            default -> w.plain(value);
        };
    }

    private static String place(Words w, @Nullable String field) {
        return field == null ? "" : " (" + w.field(field) + ")";
    }
}
