package org.songtor.sandbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.songtor.model.Sha256;

/**
 * The second half of an agency's own book, {@code events.csv}: {@code at,box,file,sha256,bytes,what,note}, one row an event, in time's
 * order, never changed. Arrivals stand in {@code ledger.csv} ({@link Ledger}) and only there; here stands what is no arrival.
 *
 * <ul>
 *   <li>{@code refused}: a document, a call or a log-in was sent away at the door; nothing of it was kept or booked;
 *   <li>{@code truncated}: only the first {@code bytes} bytes of a document were kept, {@code sha256} is theirs; nothing was booked;
 *   <li>{@code dropped}: the connection was cut while the document came; nothing was booked;
 *   <li>{@code doubled}: the broker let go of a message because it had one with its id, before the desk saw it;
 *   <li>{@code answered}: an answer was given out, as often as there are rows with its {@code sha256}; {@code file} is the answer's
 *       name, the note {@code to <name of the file it answers>}, with {@code wrong:} before it where an order spoiled it or nobody sent that file;
 *   <li>{@code stated}: a statement was given out.
 * </ul>
 *
 * {@code -} stands for a name or hash that is not known at the door, and 0 for bytes nobody counted. The note of a refusal is the
 * misbehaviour's word, or the reason in English. No column holds a comma.
 */
final class Events {
    static final String HEADER = "at,box,file,sha256,bytes,what,note";
    static final String NONE = "-";

    enum What {
        REFUSED,
        TRUNCATED,
        DROPPED,
        DOUBLED,
        ANSWERED,
        STATED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final AppendOnly file;
    private final Clock clock;

    Events(AppendOnly file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        List<String> unused = file.open(HEADER);
    }

    /** Something that came or went whole. */
    void add(Box box, String name, byte[] content, What what, String note) throws IOException {
        add(box, name, Sha256.of(content).hex(), content.length, what, note);
    }

    synchronized void add(Box box, String name, String sha256, long bytes, What what, String note) throws IOException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        file.add(String.join(
                        ",",
                        at.toString(),
                        box.name(),
                        plain(name),
                        sha256,
                        Long.toString(bytes),
                        what.word(),
                        plain(note))
                + "\n");
    }

    /** Names come from whoever calls. */
    private static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._: /-]", "?");
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }
}
