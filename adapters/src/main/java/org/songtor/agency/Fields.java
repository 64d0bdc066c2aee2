package org.songtor.agency;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;
import org.songtor.wire.Baht;
import org.songtor.wire.Refusal;

/**
 * Texts of one record as values of the model, refused with the record's number where they are none.
 *
 * @param record from 1; 0 in a header or trailer
 */
public record Fields(int record) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern SIX = Pattern.compile("[0-9]{6}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public PaymentReference reference(String field, String text) throws FormatException {
        isTrue(PaymentReference.isValid(text), field, text, "ST and ten digits with their check digits");
        return PaymentReference.of(text);
    }

    /** The id is never shown whole, not even a wrong one. */
    public NationalId person(String field, String text) throws FormatException {
        isTrue(NationalId.isValid(text), field, NationalId.mask(text), "a national id with its check digit");
        return NationalId.of(text);
    }

    public Period period(String field, String text) throws FormatException {
        try {
            return Period.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRecord(record, field, text, "a Buddhist year and month such as 2569-11");
        }
    }

    /** A Gregorian day, {@code 2026-11-21}. A Buddhist year here would be five centuries away and is refused. */
    public LocalDate date(String field, String text) throws FormatException {
        try {
            LocalDate day = LocalDate.parse(text, DAY);
            isTrue(day.getYear() >= 1900 && day.getYear() < 2400, field, text, "a Gregorian year");
            return day;
        } catch (DateTimeException e) {
            throw Refusal.badRecord(record, field, text, "a Gregorian day such as 2026-11-21");
        }
    }

    public SchemeCode scheme(String field, String text) throws FormatException {
        try {
            return SchemeCode.of(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRecord(record, field, text, "a scheme code");
        }
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, String field, String text) throws FormatException {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw Refusal.badRecord(record, field, text, "one of the words for it");
    }

    /** ASCII digits only: {@code Integer.parseInt} would take Thai ones. */
    public int number(String field, String text) throws FormatException {
        isTrue(NUMBER.matcher(text).matches(), field, text, "a number without leading zeros");
        return Integer.parseInt(text);
    }

    public int sixDigits(String field, String text) throws FormatException {
        isTrue(SIX.matcher(text).matches(), field, text, "six digits");
        return Integer.parseInt(text);
    }

    public Satang baht(String field, String text) throws FormatException {
        return Baht.parse(record, field, text);
    }

    public void same(String field, String text, String expected) throws FormatException {
        isTrue(text.equals(expected), field, text, expected);
    }

    public void isTrue(boolean holds, String field, String found, String expected) throws FormatException {
        if (!holds) {
            throw Refusal.badRecord(record, field, found, expected);
        }
    }

    /** A declared count that the records must give. */
    public void count(String field, String declared, long counted) throws FormatException {
        if (number(field, declared) != counted) {
            throw Refusal.controlTotal(field, declared, counted);
        }
    }

    /** A declared sum that the records must give. */
    public void total(String field, String declared, Satang summed) throws FormatException {
        if (!Baht.parseLoose(record, field, declared).equals(summed)) {
            throw Refusal.controlTotal(field, declared, summed);
        }
    }
}
