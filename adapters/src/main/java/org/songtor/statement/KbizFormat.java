package org.songtor.statement;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;
import org.songtor.wire.Refusal;
import org.songtor.wire.ThaiText;
import org.songtor.wire.Utf8;
import org.springframework.stereotype.Component;

/**
 * {@code kbiz-csv}: the table a treasurer downloads from a Thai bank's business site, UTF-8 with or without a byte order mark. UNCONFIRMED: banks publish no layout; columns and
 * words are our assumption of the form. Rows of the head are {@code เลขที่บัญชี,<account>}, {@code เลขที่รายการเดินบัญชี,<id>}, {@code ยอดยกมา,<balance>} and, where the bank or who downloads it writes them, {@code ณ วันที่,<day>} and {@code ยอดยกไป,<balance>}: with the day a table without rows says that nothing moved on it; the
 * table is {@code วันที่,เวลา,รายการ,ถอนเงิน,ฝากเงิน,ค่าธรรมเนียม,ยอดคงเหลือ,รายละเอียด}; days {@code 21/11/2569} (Buddhist above 2400, else
 * Gregorian); amounts {@code 1,234.50}. As spreadsheet programs save it, it may be in Windows-874, have the newest row first, {@code -} in an empty cell and a
 * row {@code รวม} below, whose sums must be those of the rows. A year of two digits is refused: it may be of either era. Each row's balance must follow from the
 * one above it: a row that is missing or altered is found where it stands. Money that left and that {@code รายการ} or {@code รายละเอียด} calls {@code กลับรายการ},
 * {@code ยกเลิกรายการ}, {@code ปรับปรุงรายการ}, {@code reversal}, {@code reversed} or {@code correction} is a reversal: the form has no mark of its own for it, and too many are rather asked about than one not. There is no reference of the bank: day, minute (also where the table has seconds) and
 * balance after the entry name it, and which of these it is, which overlapping downloads share
 * that begin with a minute, as those of whole days do. One that begins within a minute after which the same balance came twice would name the second as the
 * first.
 */
@Component
public final class KbizFormat implements StatementFormat {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,30}");
    static final Whole.Names NAMES = new Whole.Names(
            KbizTable.BROUGHT,
            KbizTable.BALANCE,
            KbizTable.ACCOUNT,
            "row",
            KbizTable.BALANCE,
            KbizTable.IN,
            KbizTable.TEXT);

    /** {@link KbizTable#ACCOUNT} in Windows-874. */
    private static final byte[] FIRST = KbizTable.ACCOUNT.getBytes(Charset.forName("x-windows-874"));

    @Override
    public String name() {
        return "kbiz-csv";
    }

    @Override
    public String fileName(Statement statement) {
        return "KBIZ-" + Whole.inName(statement, ID) + ".csv";
    }

    @Override
    public byte[] write(Statement statement) throws FormatException {
        Whole.text(0, KbizTable.ID, statement.statementId(), ID);
        Whole.check(statement, NAMES);
        return Utf8.encode(KbizWriter.write(statement));
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        String text = text(content);
        Statement statement = new KbizTable(records(text.startsWith("\uFEFF") ? text.substring(1) : text)).read();
        Whole.check(statement, NAMES);
        return statement;
    }

    /** A spreadsheet program saves it in Windows-874; only where its first words say so then. */
    private static String text(byte[] content) throws FormatException {
        boolean thai =
                content.length >= FIRST.length && Arrays.equals(content, 0, FIRST.length, FIRST, 0, FIRST.length);
        return thai ? ThaiText.decode(content) : Utf8.decode(content);
    }

    private static List<List<String>> records(String text) throws FormatException {
        List<List<String>> rows = new ArrayList<>();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new StringReader(text));
        try {
            reader.forEach(record -> rows.add(record.getFields()));
        } catch (CsvParseException e) {
            throw Refusal.badRecord(rows.size() + 1, "row", "", "cells parted by commas; quotes in pairs");
        }
        return rows;
    }
}
