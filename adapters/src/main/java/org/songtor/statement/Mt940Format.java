package org.songtor.statement;

import java.util.regex.Pattern;
import org.songtor.model.Statement;
import org.songtor.port.FormatException;
import org.songtor.port.StatementFormat;
import org.springframework.stereotype.Component;

/**
 * {@code mt940}: SWIFT customer statement, one message of one account in Thai baht a file, Windows-874 (of which SWIFT's own
 * characters are a part), with or without the blocks around the text. A statement of several pages ({@code :60M:},
 * {@code :62M:}), a reversal of a debit ({@code RD}), another currency, a second message or an unknown line is refused with its line; a reversal of a credit
 * ({@code RC}) is money that left.
 *
 * <p>An entry's own reference is the bank's, after {@code //} in {@code :61:}; where there is none, the day of value, the statement's number and
 * the entry's place in it. It is booked on its entry day, the second of {@code :61:}, in the year that brings it nearest to the day of its value; where only
 * the value's stands there, on that. A fee is what {@code /CHGS/THB12,50} at the start of a line of {@code :86:} says was kept.
 */
@Component
public final class Mt940Format implements StatementFormat {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,16}");
    static final Whole.Names NAMES = new Whole.Names(":60F:", ":62F:", ":25:", ":61:", ":61:", ":61:", ":86:");

    @Override
    public String name() {
        return "mt940";
    }

    @Override
    public String fileName(Statement statement) {
        return "MT940-" + Whole.inName(statement, ID) + ".sta";
    }

    @Override
    public byte[] write(Statement statement) throws FormatException {
        Whole.text(0, ":20:", statement.statementId(), ID);
        Whole.check(statement, NAMES);
        return Mt940Writer.write(statement);
    }

    @Override
    public Statement read(String fileName, byte[] content) throws FormatException {
        Statement statement = new Mt940Reader(Mt940Lines.of(content)).read();
        Whole.check(statement, NAMES);
        return statement;
    }
}
