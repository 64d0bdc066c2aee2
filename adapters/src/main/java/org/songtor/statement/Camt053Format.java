package org.songtor.statement;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;
import org.songtor.wire.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code camt.053}: bank to customer statement, camt.053.001.08, one statement of one account in Thai baht a file, UTF-8. Banks
 * fill this message differently, so optional parts we do not know are passed over; but nothing that counts is guessed:
 * opening + credits = closing, totals where given, booked entries only, and a debit, a reversal, another currency, a second
 * statement or one of several pages is refused.
 */
@Component
public final class Camt053Format implements StatementFormat {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,35}");
    private static final int MOST_CREDITS = 1_000_000;

    @Override
    public String name() {
        return "camt.053";
    }

    @Override
    public String fileName(Statement statement) {
        if (!SAFE.matcher(statement.statementId()).matches()) {
            throw new IllegalArgumentException("not a statement id for a file name");
        }
        return "CS-" + statement.statementId() + ".xml";
    }

    @Override
    public byte[] write(Statement statement) throws FormatException {
        text(0, "statement id", statement.statementId(), SAFE);
        text(0, "account", statement.account(), CamtText.ACCOUNT);
        check(statement);
        for (Statement.Credit credit : statement.credits()) {
            int length = credit.text().codePointCount(0, credit.text().length());
            if (length > CamtText.LONGEST) {
                throw Refusal.of(ProblemCode.TOO_LONG, 0, "Ustrd", length + " characters", "" + CamtText.LONGEST);
            }
        }
        return CamtWriter.write(statement);
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        Statement statement = CamtReader.read(content);
        text(0, "Acct/Id", statement.account(), CamtText.ACCOUNT);
        check(statement);
        return statement;
    }

    private static void check(Statement statement) throws FormatException {
        if (statement.credits().size() > MOST_CREDITS) {
            throw Refusal.badRecord(0, "Ntry", "" + statement.credits().size(), "at most " + MOST_CREDITS);
        }
        Set<String> seen = new HashSet<>();
        Satang sum = statement.opening();
        notNegative("OPBD", statement.opening());
        notNegative("CLBD", statement.closing());
        int record = 0;
        for (Statement.Credit credit : statement.credits()) {
            record++;
            credit(record, credit);
            if (!seen.add(credit.entryReference())) {
                throw Refusal.badRecord(record, "AcctSvcrRef", credit.entryReference(), "each reference once");
            }
            sum = sum.plus(credit.amount());
        }
        if (!sum.equals(statement.closing())) {
            throw Refusal.controlTotal("CLBD", statement.closing(), sum);
        }
    }

    private static void credit(int record, Statement.Credit credit) throws FormatException {
        text(record, "AcctSvcrRef", credit.entryReference(), CamtText.REFERENCE);
        Optional<String> bad = CamtText.reject(credit.text());
        if (bad.isPresent()) {
            throw Refusal.badRecord(record, "Ustrd", bad.get(), "text");
        }
        if (!credit.amount().isPositive() || credit.amount().compareTo(CamtText.MOST) > 0) {
            throw Refusal.badRecord(record, "Amt", credit.amount().toBaht(), "0.01 to " + CamtText.MOST);
        }
    }

    private static void notNegative(String field, Satang balance) throws FormatException {
        if (balance.compareTo(Satang.ZERO) < 0 || balance.compareTo(CamtText.MOST) > 0) {
            throw Refusal.badRecord(0, field, balance.toBaht(), "0.00 to " + CamtText.MOST);
        }
    }

    private static void text(int record, String field, String text, Pattern shape) throws FormatException {
        if (!shape.matcher(text).matches()) {
            throw Refusal.badRecord(record, field, text, "characters " + shape.pattern());
        }
    }
}
