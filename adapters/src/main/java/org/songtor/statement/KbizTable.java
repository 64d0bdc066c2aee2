package org.songtor.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** Reads head and rows, and follows the balance from row to row. A problem names the row as a spreadsheet counts it. */
final class KbizTable {
    static final String ACCOUNT = "เลขที่บัญชี";
    static final String ID = "เลขที่รายการเดินบัญชี";
    static final String BROUGHT = "ยอดยกมา";
    static final String AS_OF = "ณ วันที่";
    static final String FORWARD = "ยอดยกไป";
    static final String IN = "ฝากเงิน";
    static final String OUT = "ถอนเงิน";
    static final String BALANCE = "ยอดคงเหลือ";
    static final String FEE = "ค่าธรรมเนียม";
    static final String TEXT = "รายละเอียด";
    static final List<String> COLUMNS = List.of("วันที่", "เวลา", "รายการ", OUT, IN, FEE, BALANCE, TEXT);

    private static final Pattern MONEY = Pattern.compile("(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*|[1-9][0-9]*)\\.[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("([0-9]{2})/([0-9]{2})/([0-9]{4})");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?");
    /** What is written of an entry that takes a credit back. */
    static final String REVERSAL = "กลับรายการ";

    /** As banks call it, in the kind of the entry or beside it. */
    private static final Pattern REVERSED = Pattern.compile(
            "(กลับ|ยกเลิก|ปรับปรุง)\\s*รายการ|\\breversal\\b|\\breversed\\b|\\bcorrection\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** As people fill a cell in which nothing stands. */
    static final String NOTHING = "-";

    private static final int BUDDHIST = 543;
    private static final int LONGEST_DIGITS = 18;

    private final List<List<String>> rows;
    private final List<Statement.Credit> credits = new ArrayList<>();
    private final List<Statement.Debit> debits = new ArrayList<>();
    private final Map<String, Integer> moments = new HashMap<>();
    private int at;

    KbizTable(List<List<String>> rows) {
        this.rows = rows;
    }

    Statement read() throws FormatException {
        String account = Statement.account(head(ACCOUNT));
        String id = head(ID);
        Satang opening = money(BROUGHT, head(BROUGHT));
        Optional<LocalDate> asOf = Optional.empty();
        if (stands(AS_OF)) {
            asOf = Optional.of(day(head(AS_OF)));
        }
        Optional<Satang> closing = Optional.empty();
        if (stands(FORWARD)) {
            closing = Optional.of(money(FORWARD, head(FORWARD)));
        }
        if (!next().equals(COLUMNS)) {
            throw Refusal.badRecord(at, "columns", String.join(",", rows.get(at - 1)), String.join(",", COLUMNS));
        }
        List<Row> entries = entries();
        Optional<Row> sums = sums();
        Satang balance = opening;
        LocalDate last = null;
        for (Row row : entries) {
            at = row.number();
            last = entry(row.cells());
            balance = follow(balance, row.cells());
        }
        forward(closing, balance);
        Statement statement = new Statement(id, account, dated(asOf, last), opening, balance, credits, debits);
        if (sums.isPresent()) {
            at = sums.get().number();
            KbizSums.check(at, sums.get().cells(), statement);
        }
        return statement;
    }

    /** The day that the head says, else that of the last entry: a table without either has no day, so nobody could say of which day it is empty. */
    private LocalDate dated(Optional<LocalDate> asOf, @Nullable LocalDate last) throws FormatException {
        if (asOf.isPresent()) {
            if (last != null && asOf.get().isBefore(last)) {
                throw Refusal.badRecord(at, AS_OF, asOf.get().toString(), "no day before its last entry");
            }
            return asOf.get();
        }
        if (last == null) {
            throw Refusal.badRecord(
                    at,
                    "row",
                    "no row",
                    "at least one entry, or " + AS_OF + " in the head: a table without has no day");
        }
        return last;
    }

    private void forward(Optional<Satang> said, Satang balance) throws FormatException {
        if (said.isPresent() && !said.get().equals(balance)) {
            throw Refusal.badRecord(at, FORWARD, said.get().toBaht(), balance.toBaht() + " after its entries");
        }
    }

    private boolean stands(String name) {
        return at < rows.size() && rows.get(at).get(0).strip().equals(name);
    }

    /** @param number as a spreadsheet counts it */
    private record Row(int number, List<String> cells) {
        /** Day and hour in the order of time, where they are what they should be. */
        Optional<String> moment() {
            Matcher day = DAY.matcher(cells.get(0).strip());
            Matcher time = TIME.matcher(cells.size() > 1 ? cells.get(1).strip() : "");
            return day.matches() && time.matches()
                    ? Optional.of(year(day) + "-" + day.group(2) + "-" + day.group(1) + "T" + time.group())
                    : Optional.empty();
        }
    }

    /** Up to an empty row or the sums, the oldest first: some programs turn the table round. */
    private List<Row> entries() {
        List<Row> entries = new ArrayList<>();
        while (at < rows.size() && !blank(rows.get(at)) && !KbizSums.are(rows.get(at))) {
            List<String> cells = rows.get(at++).stream()
                    .map(cell -> cell.strip().equals(NOTHING) ? "" : cell)
                    .toList();
            entries.add(new Row(at, cells));
        }
        if (entries.size() > 1) {
            Optional<String> first = entries.get(0).moment();
            Optional<String> last = entries.get(entries.size() - 1).moment();
            if (first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0) {
                Collections.reverse(entries);
            }
        }
        return entries;
    }

    /** What a spreadsheet's user or the bank added up below; behind it, and behind an empty row, nothing else may stand. */
    private Optional<Row> sums() throws FormatException {
        Optional<Row> sums = Optional.empty();
        while (at < rows.size()) {
            List<String> cells = rows.get(at++);
            if (sums.isEmpty() && KbizSums.are(cells)) {
                sums = Optional.of(new Row(at, cells));
            } else if (!blank(cells)) {
                throw Refusal.badRecord(at, "row", "more rows after an empty one", "the end of the table");
            }
        }
        return sums;
    }

    private String head(String name) throws FormatException {
        List<String> row = next();
        if (row.size() < 2 || !row.get(0).strip().equals(name)) {
            throw Refusal.badRecord(at, name, row.get(0), name + ",...");
        }
        return row.get(1).strip();
    }

    private List<String> next() throws FormatException {
        if (at >= rows.size()) {
            throw Refusal.badRecord(at, "row", "the end", "the next row");
        }
        return rows.get(at++);
    }

    private static boolean blank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private LocalDate entry(List<String> row) throws FormatException {
        if (row.size() != COLUMNS.size()) {
            throw Refusal.badRecord(at, "row", row.size() + " cells", COLUMNS.size() + " cells");
        }
        LocalDate day = day(row.get(0));
        String reference = reference(day, row);
        boolean in = !row.get(4).isBlank();
        if (in == !row.get(3).isBlank()) {
            throw Refusal.badRecord(at, OUT, "both or neither", "either " + OUT + " or " + IN);
        }
        String text = row.get(7).strip();
        if (in) {
            Satang fee = row.get(5).isBlank() ? Satang.ZERO : money(FEE, row.get(5));
            credits.add(new Statement.Credit(reference, day, money(IN, row.get(4)), fee, text));
        } else {
            boolean reversal = reversal(row.get(2)) || reversal(text);
            debits.add(new Statement.Debit(reference, day, money(OUT, row.get(3)), text, reversal));
        }
        return day;
    }

    /** Whether the words call an entry that left a reversal. Of money that came they say nothing: it is a credit, and asked about where nobody's. */
    static boolean reversal(String said) {
        return REVERSED.matcher(said).find();
    }

    private String reference(LocalDate day, List<String> row) throws FormatException {
        Matcher time = TIME.matcher(row.get(1).strip());
        if (!time.matches()) {
            throw Refusal.badRecord(at, "เวลา", row.get(1), "an hour such as 09:14");
        }
        return numbered(
                moments,
                day + "T" + time.group(1) + time.group(2) + "-"
                        + money(BALANCE, row.get(6)).value());
    }

    /** The first of a day, time and balance is named by them alone, as all were once: what was stored then is known again. The next ends with {@code -2}. */
    static String numbered(Map<String, Integer> moments, String moment) {
        int which = moments.merge(moment, 1, Integer::sum);
        return which == 1 ? moment : moment + "-" + which;
    }

    private Satang follow(Satang before, List<String> row) throws FormatException {
        Satang after = row.get(4).isBlank() ? before.minus(money(OUT, row.get(3))) : before.plus(money(IN, row.get(4)));
        Satang said = money(BALANCE, row.get(6));
        if (!said.equals(after)) {
            throw Refusal.badRecord(at, BALANCE, said.toBaht(), after.toBaht() + " after the row above");
        }
        return said;
    }

    private Satang money(String field, String text) throws FormatException {
        return money(at, field, text);
    }

    static Satang money(int row, String field, String text) throws FormatException {
        String plain = text.strip();
        if (!MONEY.matcher(plain).matches() || plain.length() > LONGEST_DIGITS) {
            throw Refusal.badRecord(row, field, text, "baht such as 1,234.50");
        }
        return Satang.ofBaht(new BigDecimal(plain.replace(",", "")));
    }

    private static int year(Matcher day) {
        int year = Integer.parseInt(day.group(3));
        return year > 2400 ? year - BUDDHIST : year;
    }

    private LocalDate day(String text) throws FormatException {
        Matcher m = DAY.matcher(text.strip());
        if (m.matches()) {
            try {
                return LocalDate.of(year(m), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(1)));
            } catch (DateTimeException e) {
                throw Refusal.badRecord(at, COLUMNS.get(0), text, "a day that is in the calendar");
            }
        }
        throw Refusal.badRecord(at, COLUMNS.get(0), text, "a day such as 21/11/2569");
    }
}
