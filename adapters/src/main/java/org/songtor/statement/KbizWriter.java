package org.songtor.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.model.ThaiDay;
import org.songtor.port.FormatException;
import org.songtor.wire.Refusal;

/** A statement as the table of {@link KbizFormat}: credits first, then debits, the balance after each. */
final class KbizWriter {
    private KbizWriter() {}

    static String write(Statement statement) throws FormatException {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(KbizTable.ACCOUNT, statement.account());
        csv.writeRecord(KbizTable.ID, statement.statementId());
        csv.writeRecord(KbizTable.BROUGHT, statement.opening().toBaht());
        if (statement.credits().isEmpty() && statement.debits().isEmpty()) {
            csv.writeRecord(KbizTable.AS_OF, ThaiDay.of(statement.date()));
            csv.writeRecord(KbizTable.FORWARD, statement.closing().toBaht());
        }
        csv.writeRecord(KbizTable.COLUMNS);
        Map<String, Integer> moments = new HashMap<>();
        Satang balance = credits(csv, statement, moments);
        debits(csv, statement, balance, moments);
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** @return the balance after them */
    private static Satang credits(CsvWriter csv, Statement statement, Map<String, Integer> moments)
            throws FormatException {
        Satang balance = statement.opening();
        for (Statement.Credit credit : statement.credits()) {
            balance = balance.plus(credit.amount());
            own(credit.entryReference(), credit.bookedOn(), balance, moments);
            String fee = credit.fee().isPositive() ? credit.fee().toBaht() : "";
            row(
                    csv,
                    credit.entryReference(),
                    credit.bookedOn(),
                    List.of("รับโอน", "", credit.amount().toBaht(), fee),
                    balance,
                    credit.text());
        }
        return balance;
    }

    private static void debits(CsvWriter csv, Statement statement, Satang before, Map<String, Integer> moments)
            throws FormatException {
        Satang balance = before;
        for (Statement.Debit debit : statement.debits()) {
            balance = balance.minus(debit.amount());
            own(debit.entryReference(), debit.bookedOn(), balance, moments);
            if (!debit.reversal() && KbizTable.reversal(debit.text())) {
                throw Refusal.badRecord(
                        0, KbizTable.TEXT, debit.entryReference(), "no word of a reversal where it is none");
            }
            row(
                    csv,
                    debit.entryReference(),
                    debit.bookedOn(),
                    List.of(
                            debit.reversal() ? KbizTable.REVERSAL : "ถอน",
                            debit.amount().toBaht(),
                            "",
                            ""),
                    balance,
                    debit.text());
        }
    }

    /** The form has no place for a reference: it is made of day, hour and balance, and which of these it is, so only such a one can be written. */
    private static void own(String reference, LocalDate day, Satang balance, Map<String, Integer> moments)
            throws FormatException {
        Matcher own = Pattern.compile("(" + day + "T[0-9]{4}-" + balance.value() + ")(-[0-9]+)?")
                .matcher(reference);
        if (!own.matches() || !KbizTable.numbered(moments, own.group(1)).equals(reference)) {
            throw Refusal.badRecord(
                    0, KbizTable.BALANCE, reference, "<day>T<hour>-<balance after it, satang>[-<which>]");
        }
    }

    private static void row(
            CsvWriter csv, String reference, LocalDate day, List<String> what, Satang balance, String text) {
        String hour = reference.substring(11, 13) + ":" + reference.substring(13, 15);
        csv.writeRecord(
                ThaiDay.of(day), hour, what.get(0), what.get(1), what.get(2), what.get(3), balance.toBaht(), text);
    }
}
