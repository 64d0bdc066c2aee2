package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;

/** What the database alone can do, to compare with; for benchmarks only. */
public interface Yardstick {

    /**
     * Reads the file and hands it to one bare {@code COPY} into a table of texts, commits, and drops the table.
     *
     * @param csv comma-separated UTF-8
     * @param skip lines before the first that counts
     * @param columns of every line
     * @return lines copied
     */
    long copy(Path csv, int skip, int columns) throws IOException;
}
