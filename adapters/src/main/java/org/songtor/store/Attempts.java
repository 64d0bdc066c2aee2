package org.songtor.store;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attempts to deliver, begun and ended inside the caller's transaction, and what they make of the file. */
@Component("store.attempts")
class Attempts {
    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Entries entries;
    private final Bell bell;

    Attempts(DataSource dataSource, Tokens tokens, Entries entries, Bell bell) {
        this.jdbc = JdbcClient.create(dataSource);
        this.tokens = tokens;
        this.entries = entries;
        this.bell = bell;
    }

    /** @throws IllegalStateException for an old token */
    void require(FileId id, Outbox.Work work) {
        tokens.require(id, work);
    }

    /** @throws IllegalStateException for an old token */
    void begin(FileId id, Outbox.Work work) {
        tokens.require(id, work);
        cutOff(id);
        jdbc.sql("""
                        update agency_file
                        set attempts = attempts + 1, begun_at = now(), sending_at = null, tries_since = coalesce(tries_since, now())
                        where file_id = ?
                        """).param(id.value()).update();
    }

    /** One that was begun and never ended: this node or another was killed, or it took too long and lost its lease. */
    private void cutOff(FileId id) {
        jdbc.sql("select sending_at is not null from agency_file where file_id = ? and begun_at is not null for update")
                .param(id.value())
                .query(Boolean.class)
                .optional()
                .map(left -> left
                        ? new Outcome.Unknown("cut off: bytes may have left before the gateway stopped")
                        : new Outcome.TryAgain("cut off before the first byte left"))
                .ifPresent(outcome -> append(id, outcome));
    }

    /**
     * @throws IllegalStateException for an old token, or a file of which nothing is to be sent
     * @throws HeldBackException where a person stopped the agency or holds the file
     */
    void sending(FileId id, Outbox.Work work) {
        tokens.require(id, work);
        refuseHeldBack(id);
        int begun = jdbc.sql("""
                        update agency_file
                        set state = 'SENT', sent_at = coalesce(sent_at, now()), sending_at = now(), doubt = true,
                            tries_since = coalesce(tries_since, now())
                        where file_id = :id and state in ('SIGNED', 'SENT')
                        """).param("id", id.value()).update();
        if (begun == 0) {
            throw new IllegalStateException(id + " is not to be sent");
        }
    }

    /** @throws HeldBackException where a person stopped the agency or holds the file */
    void refuseHeldBack(FileId id) {
        heldBack(id).ifPresent(who -> {
            throw new HeldBackException(id + " is held back by " + who);
        });
    }

    private Optional<String> heldBack(FileId id) {
        return jdbc.sql("""
                        select f.held_by || ': ' || f.held_reason from agency_file f where f.file_id = :id and f.held_by is not null
                        union all
                        select g.stopped_by || ': ' || g.stop_reason
                        from delivery_gate g join agency_file f on g.agency in ('*', f.agency)
                        where f.file_id = :id and g.stopped_at is not null
                        """).param("id", id.value()).query(String.class).list().stream()
                .findFirst();
    }

    /** An answer proves that the file arrived: it ends the delivery whatever the attempt's own outcome was. */
    void end(FileId id, Outbox.Work work, Outcome outcome, Instant answerDue, Optional<Duration> wait) {
        tokens.require(id, work);
        FileState state = jdbc.sql("select state from agency_file where file_id = :id for update")
                .param("id", id.value())
                .query(FileState.class)
                .single();
        append(id, outcome);
        if (outcome instanceof Outcome.Delivered || state == FileState.ANSWERED) {
            delivered(id, work, answerDue, outcome);
        } else if (outcome instanceof Outcome.Refused || wait.isEmpty()) {
            undeliverable(id, work, outcome);
        } else {
            again(work, wait.get());
        }
    }

    /**
     * Asking the other side is an attempt too, so that asking ends as sending does. Doubt ends by proof of either: the file is there, or nothing of what
     * this attempt sent is; an attempt that sent nothing has proved nothing. Where it was the first that sent anything, the file is no longer called
     * sent; what an earlier one sent may be on its way still, whatever the other side shows.
     */
    private void append(FileId id, Outcome outcome) {
        jdbc.sql("""
                        with this as (
                            insert into delivery_attempt (file_id, attempt, outcome, detail, begun_at)
                            select f.file_id, greatest(f.attempts, 1 + coalesce(max(a.attempt), 0)), :outcome, :detail, f.begun_at
                            from agency_file f left join delivery_attempt a on a.file_id = f.file_id
                            where f.file_id = :id
                            group by f.file_id
                            returning file_id, attempt
                        ), taken_back as (
                            select file_id from agency_file
                            where file_id = :id and state = 'SENT' and :outcome = 'TRY_AGAIN' and sent_at = sending_at
                        )
                        update agency_file f set attempts = this.attempt, begun_at = null, sending_at = null,
                            doubt = f.doubt and not (:outcome = 'DELIVERED' or :outcome = 'TRY_AGAIN' and f.sending_at is not null),
                            state = case when back.file_id is null then f.state else 'SIGNED' end,
                            sent_at = case when back.file_id is null then f.sent_at end
                        from this left join taken_back back on back.file_id = this.file_id
                        where f.file_id = this.file_id
                        """)
                .param("id", id.value())
                .param("outcome", word(outcome))
                .param("detail", outcome.detail())
                .update();
        entries.journal("file.attempted", "file:" + id.value(), word(outcome) + ": " + outcome.detail());
    }

    /** Two people say that it was carried there; whoever holds the work has nothing to deliver any more. The file's row is locked by the caller. */
    void handedOver(FileId id, String topic, Instant answerDue, Carriage carriage, String detail) {
        Outcome outcome = new Outcome.Delivered(detail);
        jdbc.sql("update agency_file set sent_at = coalesce(sent_at, ?), attempts = attempts + 1 where file_id = ?")
                .params(Timestamp.from(carriage.left()), id.value())
                .update();
        append(id, outcome);
        delivered(id, new Outbox.Work(topic, id.value(), 0), answerDue, outcome, Optional.of(carriage.arrived()));
    }

    /** @param left when it was first taken out @param arrived the day on which it was handed over, at whatever hour */
    record Carriage(Instant left, LocalDate arrived) {}

    private void delivered(FileId id, Outbox.Work work, Instant answerDue, Outcome outcome) {
        delivered(id, work, answerDue, outcome, Optional.empty());
    }

    /** @param day on which it arrived: its last moment if that is over, and never before it left; empty for now */
    private void delivered(FileId id, Outbox.Work work, Instant answerDue, Outcome outcome, Optional<LocalDate> day) {
        jdbc.sql("""
                        update agency_file
                        set state = case state when 'ANSWERED' then state else 'DELIVERED' end,
                            sent_at = coalesce(sent_at, now()), answer_due = :due,
                            delivered_at = greatest(sent_at,
                                least(now(), (:day::date + 1)::timestamp at time zone 'Asia/Bangkok' - interval '1 microsecond'))
                        where file_id = :id
                        """)
                .param("id", id.value())
                .param("day", day.orElse(null))
                .param("due", Timestamp.from(answerDue))
                .update();
        entries.ended(work.topic(), work.subject());
        bell.touch(id.value(), answerDue);
        entries.journal("file.delivered", "file:" + id.value(), outcome.detail());
    }

    private void undeliverable(FileId id, Outbox.Work work, Outcome outcome) {
        jdbc.sql("update agency_file set state = 'UNDELIVERABLE' where file_id = :id")
                .param("id", id.value())
                .update();
        entries.ended(work.topic(), work.subject());
        bell.touch(List.of(id.value()));
        entries.journal("file.undeliverable", "file:" + id.value(), word(outcome) + ": " + outcome.detail());
    }

    private void again(Outbox.Work work, Duration wait) {
        jdbc.sql("""
                        update outbox
                        set due_at = now() + :wait * interval '1 millisecond', rings = 0, failures = 0, holder = null, held_until = null
                        where topic = :topic and subject = :subject
                        """)
                .param("wait", wait.toMillis())
                .param("topic", work.topic())
                .param("subject", work.subject())
                .update();
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return "DELIVERED";
        }
        if (outcome instanceof Outcome.Refused) {
            return "REFUSED";
        }
        return outcome instanceof Outcome.TryAgain ? "TRY_AGAIN" : "UNKNOWN";
    }
}
