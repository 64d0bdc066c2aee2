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
    /** Appends an answer. @return false when these bytes were here before */
    boolean answer(ProfileId profile, Arrived arrived, Answer answer);

    /** Appends a statement's credits with the valid references found in their text. @return false when these bytes were here before */
    boolean statement(AgencyCode agency, Arrived arrived, Statement statement);

    /** Keeps what could not be verified or read, with a review item for the operator; nothing of it is applied. */
    boolean rejected(AgencyCode agency, Arrived arrived, List<Problem> problems);

    record Arrived(String name, byte[] content, byte[] signature) {}
}
