package org.songtor.layout;

import java.io.IOException;
import org.songtor.port.FormatException;

/**
 * The records of a file to be written, in order, from the first to the last. A layout whose header carries counts or sums asks
 * twice ({@link Layout#asksTwice}): the same rows must come both times. The row handed over may be the same object each time.
 */
@FunctionalInterface
public interface RowSource {
    void each(RowSink sink) throws FormatException, IOException;
}
