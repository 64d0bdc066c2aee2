package org.songtor.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProfileInfo;

/**
 * One profile of one agency in both directions: the file we send and the answer we read, and the same two from the agency's
 * side, so that the sandbox and the contract suite prove each with the other. A format knows bytes and nothing of transport.
 *
 * <p>Writing the same document twice gives the same bytes. Reading is strict: a wrong count, sum, length, order or encoding
 * is a {@link FormatException}; nothing is guessed.
 */
public interface AgencyFormat {
    ProfileInfo profile();

    /** What the form of the answer says of itself: it may be less sure than the remittance's. */
    default ProfileInfo answerProfile() {
        return profile();
    }

    /** Every version of what is sent and of its answer, each part from the first to the last. */
    default List<FormVersion> versions() {
        return List.of(
                FormVersion.declared(FormVersion.Part.REMITTANCE, profile()),
                FormVersion.declared(FormVersion.Part.ANSWER, answerProfile()));
    }

    /**
     * The version that {@link #write} uses for a contribution period and a day of sending.
     *
     * @throws FormatException where none holds then
     */
    default FormVersion version(Period period, LocalDate sending) throws FormatException {
        return newest(FormVersion.Part.REMITTANCE);
    }

    /** The version that {@link #readAnswer} uses for these bytes. */
    default FormVersion answerVersion(byte[] content) {
        return newest(FormVersion.Part.ANSWER);
    }

    private FormVersion newest(FormVersion.Part part) {
        return versions().stream()
                .filter(v -> v.part() == part)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /**
     * Whether lines of many funds may stand in one file under a sender's name; not where the payer in the header is party to each
     * line, for example the members' employer.
     */
    default boolean carriesManyFunds() {
        return true;
    }

    /** What of this line the profile cannot carry: too long, not encodable, unknown title. Empty when it fits. */
    List<Problem> check(Document.Line line);

    /** As {@link #check(Document.Line)}, in the version and by the rates of this contribution period. */
    default List<Problem> check(Document.Line line, Period period) {
        return check(line);
    }

    /**
     * What a person must know of the agency's collection account, as it is in the settings, before money goes there: what only warns,
     * what holds every line of the profile until a person decides, and what no file can be written for. Empty when nothing.
     */
    default List<Problem> check(Document.Payee payee) {
        return List.of();
    }

    /** The remittance's file name: holds the reference, no personal data, only {@code [A-Za-z0-9._-]}. */
    String fileName(Document.Header header);

    byte[] write(Document document) throws FormatException;

    /**
     * Writes a file of any length where the profile can go line by line; else it is gathered first.
     *
     * @throws FormatException as {@link #write(Document)}; what was put out before is to be thrown away
     */
    default void write(Document.Header header, Lines lines, OutputStream out) throws FormatException, IOException {
        List<Document.Line> all = new ArrayList<>();
        lines.each(all::add);
        out.write(write(new Document(header, all)));
    }

    /**
     * Reads a file of any length where the profile can go line by line.
     *
     * @param sink what it got counts for nothing until this method returns
     */
    default Document.Header read(String fileName, InputStream in, Lines.Sink sink) throws FormatException, IOException {
        Document document = read(fileName, in.readAllBytes());
        for (Document.Line line : document.lines()) {
            sink.line(line);
        }
        return document.header();
    }

    /** @param fileName as delivered; some profiles carry the reference nowhere else */
    Document read(String fileName, byte[] content) throws FormatException;

    /** The answer's file name, by the same rules as {@link #fileName}. */
    String answerName(Answer answer);

    byte[] writeAnswer(Answer answer) throws FormatException;

    Answer readAnswer(String fileName, byte[] content) throws FormatException;
}
