package org.songtor.statement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;
import org.songtor.wire.ThaiText;

/** A statement as the text of an MT940, without blocks around it; texts in lines of 65 characters. */
final class Mt940Writer {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9.-]{1,16}");
    private static final Pattern MISTAKABLE = Pattern.compile(":[0-9]{2}[A-Z]?:|/CHGS/|-$");
    private static final Satang MOST = Satang.of(99_999_999_999_999L);
    private static final int LINE = 65;
    private static final int MOST_LINES = 6;

    private final StringBuilder out = new StringBuilder();

    private Mt940Writer() {}

    static byte[] write(Statement statement) throws FormatException {
        Mt940Writer writer = new Mt940Writer();
        writer.all(statement);
        return ThaiText.encode(writer.out);
    }

    private void all(Statement statement) throws FormatException {
        line(":20:" + statement.statementId());
        line(":25:" + statement.account());
        line(":28C:1/1");
        line(":60F:C" + DAY.format(statement.date()) + "THB" + amount(0, statement.opening()));
        int record = 0;
        for (Statement.Credit credit : statement.credits()) {
            record++;
            entry(record, credit.bookedOn(), "C", credit.amount(), credit.entryReference());
            about(record, credit.fee(), credit.text());
        }
        for (Statement.Debit debit : statement.debits()) {
            record++;
            entry(record, debit.bookedOn(), debit.reversal() ? "RC" : "D", debit.amount(), debit.entryReference());
            about(record, Satang.ZERO, debit.text());
        }
        line(":62F:C" + DAY.format(statement.date()) + "THB" + amount(0, statement.closing()));
    }

    private void entry(int record, LocalDate day, String side, Satang amount, String reference) throws FormatException {
        Whole.text(record, ":61:", reference, REFERENCE);
        line(":61:" + DAY.format(day) + side + amount(record, amount) + "NTRFNONREF//" + reference);
    }

    private void about(int record, Satang fee, String text) throws FormatException {
        if (text.length() > LINE * MOST_LINES) {
            throw Refusal.of(
                    ProblemCode.TOO_LONG, record, ":86:", text.length() + " characters", "" + LINE * MOST_LINES);
        }
        String tag = ":86:";
        if (fee.isPositive()) {
            line(tag + "/CHGS/THB" + amount(record, fee));
            tag = "";
        }
        for (int at = 0; at < text.length(); at += LINE) {
            String part = text.substring(at, Math.min(at + LINE, text.length()));
            if (MISTAKABLE.matcher(part).lookingAt()) {
                throw Refusal.badRecord(record, ":86:", part, "a line that is no tag and no charge");
            }
            line(tag + part);
            tag = "";
        }
    }

    private void line(String text) {
        out.append(text).append("\r\n");
    }

    private static String amount(int record, Satang amount) throws FormatException {
        if (amount.compareTo(MOST) > 0) {
            throw Refusal.of(ProblemCode.TOO_LONG, record, "amount", amount.toBaht(), "at most " + MOST);
        }
        return amount.toBaht().replace('.', ',');
    }
}
