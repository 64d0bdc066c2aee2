package org.songtor.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that a person holds: their delivery does not ring, and bytes that have not left do not leave. Inside the caller's transaction. */
@Component
class Holds {
    private final JdbcClient jdbc;
    private final Entries entries;
    private final ReviewItems items;

    Holds(DataSource dataSource, Entries entries, ReviewItems items) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
        this.items = items;
    }

    /** @return false where somebody holds it already, or nothing is left to send */
    boolean hold(FileId id, By by) {
        return hold(id, by.officer(), by.reason());
    }

    /** The program itself holds what missed its last instant: nobody who could let it go knows of it by himself, so the operator is asked until somebody does. */
    void holdLate(FileId id, Optional<Instant> missed, String reason) {
        if (hold(id, Entries.SELF, reason)) {
            Late late = jdbc.sql(
                            "select agency || '/' || profile as profile, period, satang, coalesce(fund_id, '') as fund from agency_file where file_id = ?")
                    .param(id.value())
                    .query(Late.class)
                    .single();
            String note = (late.fund().isEmpty() ? "funds many" : "fund " + late.fund()) + "; profile " + late.profile()
                    + "; period " + late.period() + "; held " + id
                    + missed.map(at -> "; missed " + at).orElse("");
            items.forOperator(Label.MISSED_CUTOFF, subject(id), Satang.of(late.satang()), note);
        }
    }

    private record Late(String profile, String period, long satang, String fund) {}

    private static String subject(FileId id) {
        return "file:" + id.value();
    }

    private boolean hold(FileId id, String actor, String reason) {
        int held = jdbc.sql("""
                        update agency_file set held_by = ?, held_at = now(), held_reason = ?
                        where file_id = ? and held_by is null and state in ('FROZEN', 'SIGNED', 'SENT')
                        """).params(actor, reason, id.value()).update();
        if (held > 0) {
            park(id);
            entries.journal(actor, "file.held", subject(id), reason);
        }
        return held > 0;
    }

    /** The delivery of a held file is parked, also one that begins after the hold. Work that failed too often stays that. */
    void park(FileId id) {
        jdbc.sql("""
                        update outbox o set parked = 'HELD', parked_at = f.held_at, parked_by = f.held_by, parked_reason = f.held_reason
                        from agency_file f
                        where f.file_id = ? and f.held_by is not null and o.subject = f.file_id and o.parked is null
                            and o.topic = 'deliver.' || f.agency || '.' || f.profile
                        """).param(id.value()).update();
    }

    /** @return false where nobody holds it */
    boolean release(FileId id, By by) {
        int released = jdbc.sql("""
                        update agency_file set held_by = null, held_at = null, held_reason = null
                        where file_id = ? and held_by is not null
                        """).param(id.value()).update();
        if (released > 0) {
            jdbc.sql("""
                            update outbox o set parked = null, parked_at = null, parked_by = null, parked_reason = null, rings = 0,
                                due_at = now()
                            from agency_file f
                            where f.file_id = ? and o.subject = f.file_id and o.parked = 'HELD'
                                and o.topic = 'deliver.' || f.agency || '.' || f.profile
                            """).param(id.value()).update();
            items.letGo(Label.MISSED_CUTOFF, subject(id), by);
            entries.journal(by.officer(), "file.released", subject(id), by.reason());
        }
        return released > 0;
    }

    /** All files that hold a line of the batch; and the batch itself, of which other files may yet be made. */
    int hold(BatchId id, By by) {
        // A freeze under way has the batch's row: afterwards its files are there.
        jdbc.sql("select 1 from batch where batch_id = ? for update")
                .param(id.value())
                .query(Integer.class)
                .optional();
        leaveCompany(id);
        int held = jdbc.sql("""
                        update outbox set parked = 'HELD', parked_at = now(), parked_by = ?, parked_reason = ?
                        where topic = ? and subject = ? and parked is null
                        """)
                .params(by.officer(), by.reason(), Outbox.DISPATCH, id.value())
                .update();
        held += (int) files(id).stream().filter(file -> hold(file, by)).count();
        if (held > 0) {
            entries.journal(by.officer(), "batch.held", "batch:" + id.value(), by.reason());
        }
        return held;
    }

    /** Lines of it that wait for those of other funds wait no more with them: what is held is dispatched anew once it is released. */
    private void leaveCompany(BatchId id) {
        int left = jdbc.sql("delete from file_group_part where batch_id = ?")
                .param(id.value())
                .update();
        if (left > 0) {
            entries.work(Outbox.DISPATCH, id.value());
        }
    }

    int release(BatchId id, By by) {
        int released = jdbc.sql("""
                        update outbox set parked = null, parked_at = null, parked_by = null, parked_reason = null, rings = 0, due_at = now()
                        where topic = ? and subject = ? and parked = 'HELD'
                        """).params(Outbox.DISPATCH, id.value()).update();
        released += (int) files(id).stream().filter(file -> release(file, by)).count();
        if (released > 0) {
            entries.journal(by.officer(), "batch.released", "batch:" + id.value(), by.reason());
        }
        return released;
    }

    private List<FileId> files(BatchId id) {
        return jdbc.sql("""
                        select distinct fl.file_id from file_line fl join line l on l.line_id = fl.line_id
                        where l.batch_id = ? order by fl.file_id
                        """)
                .param(id.value())
                .query((row, n) -> new FileId(row.getLong(1)))
                .list();
    }

    /** @throws HeldBackException where a person holds the batch */
    void refuse(BatchId id) {
        jdbc.sql(
                        "select parked_by || ': ' || parked_reason from outbox where topic = ? and subject = ? and parked = 'HELD'")
                .params(Outbox.DISPATCH, id.value())
                .query(String.class)
                .optional()
                .ifPresent(who -> {
                    throw new HeldBackException(id + " is held back by " + who);
                });
    }
}
