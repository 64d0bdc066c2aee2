package org.songtor.port;

import org.songtor.model.Statement;

/** A form of bank statement. Agency is not bank: any agency's collection account may be reported in any of these. */
public interface StatementFormat {
    /** Name in settings, for example {@code camt.053}. */
    String name();

    String fileName(Statement statement);

    byte[] write(Statement statement) throws FormatException;

    Statement read(String fileName, byte[] content) throws FormatException;
}
