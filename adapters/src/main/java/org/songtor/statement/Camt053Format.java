package org.songtor.statement;

import java.util.regex.Pattern;
import org.songtor.model.ProblemCode;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;
import org.songtor.wire.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code camt.053}: bank to customer statement, camt.053.001.08, one statement of one account in Thai baht a file, UTF-8. Banks
 * fill this message differently, so optional parts we do not know are passed over; but nothing that counts is guessed:
 * opening + credits - debits = closing, totals where given, booked entries only, and a reversal of a debit, another currency, a second
 * statement or one of several pages is refused; a reversal of a credit is money that left. An hour with its distance from UTC is of Bangkok's day. A fee is what {@code Ntry/Chrgs/TtlChrgsAndTaxAmt} says was kept, unless {@code ChrgInclInd} says that it is
 * booked by itself. An entry with several {@code TxDtls} that each say their {@code Amt} is as many credits, {@code <reference>#1} and on, and they must be its
 * sum; such an entry with a fee is refused, since whose it is would be guessed.
 */
@Component
public final class Camt053Format implements StatementFormat {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,35}");
    private static final Whole.Names NAMES =
            new Whole.Names("OPBD", "CLBD", "Acct/Id", "Ntry", "AcctSvcrRef", "Amt", "Ustrd");

    @Override
    public String name() {
        return "camt.053";
    }

    @Override
    public String fileName(Statement statement) {
        return "CS-" + Whole.inName(statement, SAFE) + ".xml";
    }

    @Override
    public byte[] write(Statement statement) throws FormatException {
        Whole.text(0, "statement id", statement.statementId(), SAFE);
        Whole.check(statement, NAMES);
        for (Statement.Credit credit : statement.credits()) {
            fits(credit.text());
        }
        for (Statement.Debit debit : statement.debits()) {
            fits(debit.text());
        }
        return CamtWriter.write(statement);
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        Statement statement = CamtReader.read(content);
        Whole.check(statement, NAMES);
        return statement;
    }

    private static void fits(String text) throws FormatException {
        int length = text.codePointCount(0, text.length());
        if (length > CamtText.LONGEST) {
            throw Refusal.of(ProblemCode.TOO_LONG, 0, "Ustrd", length + " characters", "" + CamtText.LONGEST);
        }
    }
}
