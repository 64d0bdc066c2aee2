package org.songtor.agency;

import java.util.List;
import org.songtor.layout.ProfileForms;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileInfo;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;

/** A profile that no layout table says: one version, a file that is made whole, and a remittance that is read only in the form written. */
public abstract class WholeFormat implements AgencyFormat {
    private final ProfileInfo profile;
    private final FileNames names;
    private final int longestWords;

    /** @param longestWords so many characters an answer's own words may have */
    protected WholeFormat(String profile, FileNames names, int longestWords) {
        this.profile = ProfileFacts.read(profile, 1);
        this.names = names;
        this.longestWords = longestWords;
    }

    /** @param document checked: nothing in it is beyond the profile */
    protected abstract byte[] bytes(Document document) throws FormatException;

    /** @throws FormatException for bytes that are no such file */
    protected abstract Document document(byte[] content) throws FormatException;

    /** @param answer checked as well */
    protected abstract byte[] bytes(Answer answer) throws FormatException;

    /** @throws FormatException for bytes that are no such answer */
    protected abstract Answer answer(byte[] content) throws FormatException;

    @Override
    public final ProfileInfo profile() {
        return profile;
    }

    @Override
    public final List<FormVersion> versions() {
        return ProfileForms.of(profile);
    }

    @Override
    public final String fileName(Document.Header header) {
        return names.remittance(header.reference(), header.sequence());
    }

    @Override
    public final byte[] write(Document document) throws FormatException {
        Carriage.document(document, this::check);
        return bytes(document);
    }

    @Override
    public final Document read(String fileName, byte[] content) throws FormatException {
        Document document = document(content);
        Carriage.named(fileName, document.header().reference());
        Carriage.sameBytes(write(document), content);
        return document;
    }

    @Override
    public final String answerName(Answer answer) {
        return names.answer(answer.reference(), Carriage.inName(answer.answerId()));
    }

    @Override
    public final byte[] writeAnswer(Answer answer) throws FormatException {
        Carriage.answer(answer, longestWords);
        return bytes(answer);
    }

    /** Not compared byte by byte: the agency may say the same in another form. */
    @Override
    public Answer readAnswer(String fileName, byte[] content) throws FormatException {
        Answer answer = answer(content);
        Carriage.answer(answer, longestWords);
        Carriage.named(fileName, answer.reference());
        return answer;
    }
}
