package org.songtor.port;

import java.io.IOException;
import org.songtor.model.Document;

/** The lines of one document, from the first to the last. A format whose header holds sums asks twice: the same must come. */
@FunctionalInterface
public interface Lines {
    void each(Sink sink) throws FormatException, IOException;

    /** Takes one line after the other. */
    @FunctionalInterface
    interface Sink {
        void line(Document.Line line) throws FormatException, IOException;
    }
}
