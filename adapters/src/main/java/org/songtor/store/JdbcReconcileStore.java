package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.match.Evidence;
import org.songtor.match.Labelled;
import org.songtor.model.AgencyCode;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Evidence read in one snapshot; labels and items written under the token of the file's row. */
@Repository
class JdbcReconcileStore implements ReconcileStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final EvidenceRows evidence;
    private final Labelling labelling;
    private final Tokens tokens;

    JdbcReconcileStore(
            DataSource dataSource,
            TransactionTemplate transactions,
            EvidenceRows evidence,
            Labelling labelling,
            Tokens tokens) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.evidence = evidence;
        this.labelling = labelling;
        this.tokens = tokens;
    }

    @Override
    public ProfileId profile(FileId id) {
        return jdbc.sql("select agency, profile from agency_file where file_id = :id")
                .param("id", id.value())
                .query((row, n) -> new ProfileId(AgencyCode.of(row.getString("agency")), row.getString("profile")))
                .single();
    }

    @Override
    public Evidence evidence(FileId id) {
        return In.transaction(transactions, () -> {
            jdbc.sql("set transaction isolation level repeatable read, read only")
                    .update();
            return evidence.of(id);
        });
    }

    @Override
    public void labelled(FileId id, Outbox.Work work, List<Labelled> labels, Instant now) {
        List<Labelled> own =
                labels.stream().filter(label -> label.file().equals(id)).toList();
        transactions.executeWithoutResult(status -> {
            lock(id);
            if (tokens.holds(id, work)) {
                labelling.write(id, own);
                settled(id);
                end(id, work, waiting(own) ? due(id, now) : Optional.empty());
            }
        });
    }

    /** The file before its outbox row, as an answer and an attempt's end take them: in the other order two of them would wait for each other. */
    private void lock(FileId id) {
        jdbc.sql("select 1 from agency_file where file_id = ? for no key update")
                .param(id.value())
                .query(Integer.class)
                .optional();
    }

    /** The bank has the file's money, whole; what an account shows may change with the next statement. */
    private void settled(FileId id) {
        jdbc.sql("""
                        update agency_file f set settled_at = case when f.settled_at is null then now() end
                        where f.file_id = ? and (f.settled_at is null) = (credited(f.file_id) = f.satang)
                        """).param(id.value()).update();
    }

    private static boolean waiting(List<Labelled> labels) {
        return labels.stream().anyMatch(label -> label.label() == Label.WAITING);
    }

    private Optional<Timestamp> due(FileId id, Instant now) {
        return jdbc.sql("select answer_due from agency_file where file_id = :id and answer_due > :now")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .query(Timestamp.class)
                .optional();
    }

    private void end(FileId id, Outbox.Work work, Optional<Timestamp> due) {
        if (due.isEmpty()) {
            jdbc.sql("delete from outbox where topic = :topic and subject = :id")
                    .param("topic", work.topic())
                    .param("id", id.value())
                    .update();
            return;
        }
        jdbc.sql("""
                        update outbox set due_at = greatest(:due, now() + interval '1 second'), rings = 0, failures = 0,
                            holder = null, held_until = null
                        where topic = :topic and subject = :id
                        """)
                .param("due", due.get())
                .param("topic", work.topic())
                .param("id", id.value())
                .update();
    }
}
