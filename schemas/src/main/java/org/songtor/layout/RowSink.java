package org.songtor.layout;

import java.io.IOException;
import org.songtor.port.FormatException;

/** Takes the records of a file one after the other. */
@FunctionalInterface
public interface RowSink {
    /** @param row valid during the call only; {@link Row#copy} keeps it */
    void row(Row row) throws FormatException, IOException;
}
