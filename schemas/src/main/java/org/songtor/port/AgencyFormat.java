package org.songtor.port;

import java.util.List;
import org.songtor.model.Answer;
import org.songtor.model.Document;
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

    /** What of this line the profile cannot carry: too long, not encodable, unknown title. Empty when it fits. */
    List<Problem> check(Document.Line line);

    /** The remittance's file name: holds the reference, no personal data, only {@code [A-Za-z0-9._-]}. */
    String fileName(Document.Header header);

    byte[] write(Document document) throws FormatException;

    /** @param fileName as delivered; some profiles carry the reference nowhere else */
    Document read(String fileName, byte[] content) throws FormatException;

    /** The answer's file name, by the same rules as {@link #fileName}. */
    String answerName(Answer answer);

    byte[] writeAnswer(Answer answer) throws FormatException;

    Answer readAnswer(String fileName, byte[] content) throws FormatException;
}
