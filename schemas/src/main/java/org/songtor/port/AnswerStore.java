package org.songtor.port;

import java.util.List;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.model.Statement;

/**
 * What comes back. Bytes and signature are kept before anything is applied; the same bytes again change nothing. Outcomes
 * are appended, never rewritten. Every method is one transaction and ends with outbox rows {@code reconcile} for each file touched.
 */
public interface AnswerStore {
    /** What became of bytes that could be read. */
    enum Taken {
        APPLIED,
        /** They were here before; nothing changed. */
        KNOWN,
        /** They contradict themselves or what was here before: kept with the reason and a review item, and nothing of them is applied. */
        REFUSED
    }

    /** Appends an answer. */
    Taken answer(ProfileId profile, Arrived arrived, Answer answer);

    /** Appends a statement's credits with the valid references found in their text. */
    Taken statement(AgencyCode agency, Arrived arrived, Statement statement);

    /** Keeps what could not be verified or read, with a review item for the operator; nothing of it is applied. @return false when these bytes were here before */
    boolean rejected(AgencyCode agency, Arrived arrived, List<Problem> problems);

    record Arrived(String name, byte[] content, byte[] signature) {}
}
