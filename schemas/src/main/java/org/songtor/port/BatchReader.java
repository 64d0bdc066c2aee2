package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.songtor.model.Problem;

/** Reads one form of what funds send, row by row; memory does not grow with the file. */
public interface BatchReader {
    /** Name of the form: {@code csv}, {@code xlsx}, {@code xml}, {@code json}, {@code fixed}. */
    String name();

    /** Whether the first bytes look like this form, which no other form then claims; 512 bytes are given unless the file is shorter. */
    boolean recognises(byte[] firstBytes);

    /**
     * Reads the file and hands over each row in order. Values are the text that stood there, not trimmed and not judged.
     *
     * @throws FormatException for a file that cannot be read at all; no row handed over before it counts
     */
    void read(Path file, Sink sink) throws IOException, FormatException;

    /** Takes what was read: the header first and once, then each row. */
    interface Sink {
        /**
         * Control fields of the batch by their canonical English name: {@code fund, period, count, total, version}, and where the fund wrote them
         * {@code label}, its own name of the batch, and {@code corrects}, the number of its earlier batch that this one mends ({@code B000012}).
         */
        void header(Map<String, String> fields);

        /**
         * @param row number of the row as the fund's program shows it, from 1; in XML and JSON the line's place among the lines. Not always
         *     one line: a row of a ledger is handed over once for each amount in it
         * @param fields by canonical English name: {@code national_id, member_no, title, first_name, last_name, scheme, amount, wages,
         *     member_share, sponsor_share, period, collected_at}; from a ledger headed by desks {@code desk}, a number, in place of {@code scheme}.
         *     A field that the form lacks is missing or empty. The map cannot be changed
         */
        void row(int row, Map<String, String> fields);

        /** Something the reader had to mend or could not read in one place. */
        void problems(List<Problem> problems);
    }
}
