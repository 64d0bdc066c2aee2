package org.songtor.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.statement.Mt940Lines.Field;
import org.songtor.wire.Refusal;

/** Reads the fields in the order the standard gives them. A problem names the line of the file. */
final class Mt940Reader {
    private static final String AMOUNT = "([0-9]{1,15},[0-9]{0,2})";
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})" + AMOUNT);
    private static final Pattern ENTRY = Pattern.compile("([0-9]{6})([0-9]{4})?(RC|RD|C|D)([A-Z])?" + AMOUNT
            + "([FNS][A-Z0-9]{3})([^/]{0,16}(?:/[^/]+)*?)(?://(.{1,16}))?");
    private static final Pattern CHARGES = Pattern.compile("/CHGS/THB" + AMOUNT + "\\s*");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,5})(?:/([0-9]{1,5}))?");
    private static final int FULL_LINE = 65;
    private static final String NONE = "NONREF";

    /** An entry may give one letter of its currency: the last by the standard, the first as some banks write. */
    private static final String THB = "TB";

    private final List<Field> fields;
    private final List<Statement.Credit> credits = new ArrayList<>();
    private final List<Statement.Debit> debits = new ArrayList<>();
    private int next;

    Mt940Reader(List<Field> fields) {
        this.fields = fields;
    }

    Statement read() throws FormatException {
        String id = take("20").only().plain();
        if (at("21")) {
            take("21");
        }
        String account = Statement.account(take("25").only().plain());
        String number = number(take("28C").only());
        if (at("13D")) {
            take("13D"); // when it was made
        }
        Balance opening = balance(take("60F").only());
        while (at("61")) {
            entry(take("61"), number);
        }
        Balance closing = balance(take("62F").only());
        while (at("64") || at("65") || at("86")) {
            next++;
        }
        if (next < fields.size()) {
            Field more = fields.get(next);
            throw Refusal.badRecord(more.line(), ":" + more.tag() + ":", "", "the end of the statement");
        }
        return new Statement(id, account, closing.day(), opening.amount(), closing.amount(), credits, debits);
    }

    private boolean at(String tag) {
        return next < fields.size() && fields.get(next).tag().equals(tag);
    }

    private Field take(String tag) throws FormatException {
        if (!at(tag)) {
            int line = next < fields.size() ? fields.get(next).line() : 0;
            String found = next < fields.size() ? ":" + fields.get(next).tag() + ":" : "the end";
            throw Refusal.badRecord(line, ":" + tag + ":", found, ":" + tag + ":");
        }
        return fields.get(next++);
    }

    /** The statement's number; only its first page may be its last, or a part would be taken for the whole. */
    private static String number(Field field) throws FormatException {
        Matcher m = NUMBER.matcher(field.plain());
        if (!m.matches() || (m.group(2) != null && Integer.parseInt(m.group(2)) > 1)) {
            throw Refusal.badRecord(field.line(), ":28C:", field.first(), "a number, and /1 where pages are counted");
        }
        return m.group(1);
    }

    private record Balance(LocalDate day, Satang amount) {}

    private static Balance balance(Field field) throws FormatException {
        Matcher m = BALANCE.matcher(field.plain());
        String tag = ":" + field.tag() + ":";
        if (!m.matches() || !m.group(3).equals("THB")) {
            throw Refusal.badRecord(field.line(), tag, field.first(), "C, day, THB, amount");
        }
        Satang amount = satang(m.group(4));
        if (m.group(1).equals("D") && amount.isPositive()) {
            throw Refusal.badRecord(field.line(), tag, "a debit balance", "a credit balance");
        }
        return new Balance(day(field, m.group(2)), amount);
    }

    private void entry(Field field, String number) throws FormatException {
        Matcher m = ENTRY.matcher(field.plain());
        if (!m.matches()) {
            throw Refusal.badRecord(
                    field.line(), ":61:", field.first(), "day, C, D or RC, amount, N and kind, reference");
        }
        if (m.group(3).equals("RD")) {
            throw Refusal.badRecord(field.line(), ":61:", "RD", Whole.NO_REVERSED_DEBIT);
        }
        if (m.group(4) != null && !THB.contains(m.group(4))) {
            throw Refusal.badRecord(field.line(), ":61:", "a currency that ends with " + m.group(4), "THB");
        }
        LocalDate value = day(field, m.group(1));
        LocalDate day = m.group(2) == null ? value : booked(field, value, m.group(2));
        String reference = m.group(8) == null || m.group(8).equals(NONE)
                ? "%s-%s-%d".formatted(value, number, credits.size() + debits.size() + 1)
                : m.group(8);
        List<String> about = at("86") ? take("86").lines() : List.of();
        String text = text(m.group(7), field.lines().subList(1, field.lines().size()), about);
        if (m.group(3).equals("C")) {
            credits.add(new Statement.Credit(reference, day, satang(m.group(5)), fee(about), text));
        } else {
            boolean reversal = m.group(3).equals("RC");
            debits.add(new Statement.Debit(reference, day, satang(m.group(5)), text, reversal));
        }
    }

    private static Satang fee(List<String> about) {
        Satang fee = Satang.ZERO;
        for (String line : about) {
            Matcher charges = CHARGES.matcher(line);
            if (charges.matches()) {
                fee = fee.plus(satang(charges.group(1)));
            }
        }
        return fee;
    }

    private static String text(String customer, List<String> more, List<String> about) {
        List<String> parts = new ArrayList<>();
        if (!customer.equals(NONE)) {
            parts.add(customer);
        }
        parts.addAll(more);
        parts.add(joined(about));
        parts.removeIf(String::isBlank);
        return String.join(" ", parts).strip();
    }

    /** A full line goes on in the next one: a blank there would break a reference that stands across both. */
    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (!CHARGES.matcher(line).matches()) {
                text.append(line).append(line.length() == FULL_LINE ? "" : " ");
            }
        }
        return text.toString().strip();
    }

    private static Satang satang(String amount) {
        String point = amount.replace(',', '.');
        return Satang.ofBaht(new BigDecimal(point.endsWith(".") ? point + "0" : point));
    }

    /** The entry's own day, which has no year: that which brings it nearest to the day of its value. */
    private static LocalDate booked(Field field, LocalDate value, String day) throws FormatException {
        try {
            MonthDay booked = MonthDay.of(Integer.parseInt(day.substring(0, 2)), Integer.parseInt(day.substring(2)));
            return IntStream.rangeClosed(value.getYear() - 1, value.getYear() + 1)
                    .filter(booked::isValidYear)
                    .mapToObj(booked::atYear)
                    .min(Comparator.comparingLong(one -> Math.abs(one.toEpochDay() - value.toEpochDay())))
                    .orElseThrow(() -> new DateTimeException("in no year near by"));
        } catch (DateTimeException e) {
            throw Refusal.badRecord(field.line(), ":61:", day, "a day such as 1121");
        }
    }

    private static LocalDate day(Field field, String text) throws FormatException {
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(text.substring(0, 2)),
                    Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(4)));
        } catch (DateTimeException e) {
            throw Refusal.badRecord(field.line(), ":" + field.tag() + ":", text, "a day such as 261121");
        }
    }
}
