package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;

/**
 * The real rules over a file that was not handed in. Nothing is kept, no number is taken, nobody is rung: the same file handed in afterwards is judged
 * as if it had never been checked.
 */
public interface CheckOnly {

    /**
     * @param fund who asks, as authenticated; the batch may be only this fund's
     * @param sourceName file name as the fund wrote it, for people only
     * @param file read from its start, and left where it is
     * @throws IOException where the file could not be read for a reason outside it
     */
    Result check(FundId fund, String sourceName, Path file) throws IOException;

    /**
     * What the receipt would say, and what each agency would see.
     *
     * @param state {@code CHECKED} or {@code REFUSED}
     * @param header empty when the header could not be read
     * @param problems at most {@link Receipt#MOST_PROBLEMS}; {@code problemCount} counts all
     * @param previews one a profile with lines that would go on, in the order of profiles; none of a refused batch
     */
    record Result(
            BatchState state,
            Optional<BatchHeader> header,
            Receipt.Count submitted,
            Receipt.Count accepted,
            Receipt.Count held,
            Receipt.Count refused,
            int problemCount,
            List<Problem> problems,
            List<Preview> previews) {
        public Result {
            problems = List.copyOf(problems);
            previews = List.copyOf(previews);
        }
    }

    /**
     * One file as its agency would get it if the lines that go on were passed on now.
     *
     * @param fileName the name by the profile's rules; its number is a placeholder, for numbers are taken only when a file is frozen
     * @param charset name of the encoding of the bytes, as {@link java.nio.charset.Charset} knows it
     * @param lines lines of the whole file
     * @param amount sum of the whole file
     * @param bytes size of the whole file
     * @param text the first bytes, decoded: whole records, at most {@value #MOST_BYTES} bytes of them; every national id masked digit for digit, so that
     *     each place is where the agency finds it
     * @param unfit what of any line the profile cannot carry: too long, not encodable, unknown title
     */
    record Preview(
            ProfileId profile,
            String fileName,
            String charset,
            int lines,
            Satang amount,
            long bytes,
            String text,
            List<Problem> unfit) {
        public static final int MOST_BYTES = 8_192;

        public Preview {
            unfit = List.copyOf(unfit);
        }
    }
}
