package org.songtor.store;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Shown;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Outbox.Work;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that fails by a fault of ours waits longer each time, and after so many failures in a row it is the operator's. */
@Component
class DeadWork {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ReviewItems items;
    private final Entries entries;

    DeadWork(DataSource dataSource, TransactionTemplate transactions, ReviewItems items, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.items = items;
        this.entries = entries;
    }

    private record Failed(int failures, boolean dead) {}

    /** Work that is no longer held under this token stays as it is: somebody else is at it. */
    void failed(Work work, Duration wait, int most, String cause) {
        String shown = Shown.masked(cause);
        transactions.executeWithoutResult(status ->
                count(work, wait, most, shown).filter(Failed::dead).ifPresent(f -> bury(work, f.failures(), shown)));
    }

    private Optional<Failed> count(Work work, Duration wait, int most, String cause) {
        return jdbc.sql("""
                        update outbox set failures = failures + 1, rings = 0, holder = null, held_until = null,
                            due_at = now() + least(:wait * power(2, least(failures, 30)), :longest) * interval '1 millisecond',
                            parked = case when parked is null and failures + 1 >= :most then 'DEAD' else parked end,
                            parked_at = case when parked is null and failures + 1 >= :most then now() else parked_at end,
                            parked_by = case when parked is null and failures + 1 >= :most then :self else parked_by end,
                            parked_reason = case when parked is null and failures + 1 >= :most then :cause else parked_reason end
                        where topic = :topic and subject = :subject and token = :token and holder is not null
                        returning failures, coalesce(parked = 'DEAD', false) as dead
                        """)
                .param("wait", wait.toMillis())
                .param("longest", LONGEST.toMillis())
                .param("most", most)
                .param("self", Entries.SELF)
                .param("cause", cause)
                .param("topic", work.topic())
                .param("subject", work.subject())
                .param("token", work.token())
                .query(Failed.class)
                .optional();
    }

    /**
     * Whoever does the work gives it up, inside its own transaction.
     *
     * @throws OptimisticLockingFailureException when it is no longer held under this token
     */
    void stopped(Work work, int failures, String cause) {
        int rows = jdbc.sql("""
                        update outbox set failures = :failures, rings = 0, holder = null, held_until = null,
                            parked = 'DEAD', parked_at = now(), parked_by = :self, parked_reason = :cause
                        where topic = :topic and subject = :subject and token = :token
                        """)
                .param("failures", failures)
                .param("self", Entries.SELF)
                .param("cause", cause)
                .param("topic", work.topic())
                .param("subject", work.subject())
                .param("token", work.token())
                .update();
        if (rows == 0) {
            throw new OptimisticLockingFailureException("no longer ours: " + work);
        }
        bury(work, failures, cause);
    }

    /** Nobody waits for it any more. */
    void forgotten(String topic, long id) {
        items.close(Label.WORK_STOPPED, subject(topic, id));
    }

    private void bury(Work work, int failures, String cause) {
        String subject = subject(work.topic(), work.subject());
        String note = work.topic() + " " + work.subject() + ": " + failures + " times, " + cause;
        items.forOperator(Label.WORK_STOPPED, subject, atRisk(work), note);
        entries.journal("work.stopped", subject, note);
    }

    private Satang atRisk(Work work) {
        boolean file = work.topic().equals("write")
                || work.topic().equals("reconcile")
                || work.topic().startsWith("deliver.");
        return file
                ? jdbc.sql("select satang from agency_file where file_id = ?")
                        .param(work.subject())
                        .query(Long.class)
                        .optional()
                        .map(Satang::of)
                        .orElse(Satang.ZERO)
                : Satang.ZERO;
    }

    /** Rings again from now on; its item is closed. @return false where it was not stopped */
    boolean revive(String topic, long id, String officer, String reason) {
        int rows = jdbc.sql("""
                        update outbox set failures = 0, rings = 0, due_at = now(),
                            parked = null, parked_at = null, parked_by = null, parked_reason = null
                        where topic = ? and subject = ? and parked = 'DEAD'
                        """).params(topic, id).update();
        if (rows > 0) {
            items.letGo(Label.WORK_STOPPED, subject(topic, id), new By(officer, reason));
            entries.journal(officer, "work.released", subject(topic, id), reason);
        }
        return rows > 0;
    }

    /** As items and journal name it: {@code work:check:12}. */
    private static String subject(String topic, long id) {
        return "work:" + topic + ":" + id;
    }
}
