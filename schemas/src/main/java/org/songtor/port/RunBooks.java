package org.songtor.port;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.songtor.model.Label;

/**
 * What an installation's database says, for those who judge it from outside: one snapshot, read only, with none of the program's own
 * sums. Found by {@link ServiceLoader}, so that a judge needs no part of the program it judges.
 */
public interface RunBooks {

    static RunBooks installed() {
        return ServiceLoader.load(RunBooks.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here can read an installation's books"));
    }

    /**
     * Reads the embedded database of a home: the running gateway's, or where none runs, started for the moment.
     *
     * @throws IOException where there is none, or it cannot be read
     */
    Extract read(Path home) throws IOException, InterruptedException;

    /** @param dueWork how many rows of the outbox are due by now, or failed so often that they stopped; a row put off to a deadline is not */
    record Extract(
            List<Batch> batches,
            List<Line> lines,
            List<File> files,
            List<Place> places,
            List<Attempt> attempts,
            List<Arrived> arrivals,
            List<Answered> answers,
            List<Credit> credits,
            List<Asked> asked,
            int dueWork) {
        public Extract {
            batches = List.copyOf(batches);
            lines = List.copyOf(lines);
            files = List.copyOf(files);
            places = List.copyOf(places);
            attempts = List.copyOf(attempts);
            arrivals = List.copyOf(arrivals);
            answers = List.copyOf(answers);
            credits = List.copyOf(credits);
            asked = List.copyOf(asked);
        }
    }

    /** @param number {@code B000012} */
    record Batch(String number, String fund, String sha256, String channel, String state) {}

    record Line(
            long id,
            String batch,
            int lineNo,
            String agency,
            String profile,
            long satang,
            boolean refused,
            Label label) {}

    /** @param sha256 of the signed bytes, empty before */
    record File(
            long id,
            String agency,
            String profile,
            long sequence,
            String reference,
            String name,
            String sha256,
            String state,
            int lines,
            long satang,
            boolean live,
            Optional<Instant> signedAt,
            Optional<Instant> sentAt,
            Optional<Instant> deliveredAt,
            Optional<Instant> answeredAt,
            Optional<Instant> acceptedAt) {}

    /** Where a line stands in a file. */
    record Place(long file, int position, long line, long satang, boolean live) {}

    record Attempt(long file, int number, String outcome) {}

    /** @param kind {@code answer}, {@code statement} or {@code rejected} */
    record Arrived(long id, String agency, String kind, String name, String sha256) {}

    /**
     * What an answer said of a line, {@code file} empty where the line is none of ours; or at position 0 of the file as a whole: {@code PROCESSED} or {@code
     * FILE_REFUSED}. A payment that we never sent stands at position 0 as well, as {@code BOOKED}.
     */
    record Answered(long arrival, Optional<Long> file, int position, String verdict, long satang) {}

    /**
     * Somebody is asked about a line, or was.
     *
     * @param label the item's, or that which the decision answers
     * @param decided false of an open item; true of a decision that is done and holds, and if it is to wait, until a day that has not come; and of one about the file's
     *     money, until the file is looked at anew
     */
    record Asked(long line, Label label, boolean decided) {}

    record Credit(String agency, String entry, long satang, List<String> references) {
        public Credit {
            references = List.copyOf(references);
        }
    }
}
