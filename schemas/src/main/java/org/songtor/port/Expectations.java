package org.songtor.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.model.AgencyCode;

/** What should come, what came, and what is told of it. One node at a time judges: the one that holds the outbox row {@code expect}. */
public interface Expectations {
    /** The only subject of topic {@link Outbox#EXPECT}. */
    long ALL = 0;

    /** Makes sure that the row is there; it is never done. */
    void begin();

    /** Adds those that are not there yet, and a day of answers for each day on which an answer that has not come is due. */
    void expect(List<Expected> more);

    /** All that were not there at the last look, and the others that were due since, so that what is contradicted is told. */
    List<Expected> open(Instant since);

    /** Of each agency what is dated on this day or later, in the order in which it came. */
    Map<AgencyCode, List<Judgement.SeenStatement>> statements(LocalDate from);

    /** @param known of each, up to which instant what came is known */
    Map<Expected.OfAnswers, Judgement.SeenAnswers> answers(Map<Expected.OfAnswers, Instant> known);

    Map<Expected.OfBatch, Judgement.SeenBatches> batches(List<Expected.OfBatch> expected);

    /**
     * One transaction: keeps each judgement that changed, opens or mends the review item that it asks for, closes those of its subject
     * that it does not, and makes the row due again.
     *
     * @throws RuntimeException where another node has the row by now; nothing is written
     */
    void judged(Outbox.Work work, Map<Expected, Judgement> judgements, Duration again);
}
