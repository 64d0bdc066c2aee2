package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that a person holds: their delivery does not ring, and bytes that have not left do not leave. Inside the caller's transaction. */
@Component
class Holds {
    private final JdbcClient jdbc;
    private final Entries entries;

    Holds(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    /** @return false where somebody holds it already, or nothing is left to send */
    boolean hold(FileId id, String officer, String reason) {
        int held = jdbc.sql("""
                        update agency_file set held_by = ?, held_at = now(), held_reason = ?
                        where file_id = ? and held_by is null and state in ('FROZEN', 'SIGNED', 'SENT')
                        """).params(officer, reason, id.value()).update();
        if (held > 0) {
            park(id);
            entries.journal(officer, "file.held", "file:" + id.value(), reason);
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
    boolean release(FileId id, String officer, String reason) {
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
            entries.journal(officer, "file.released", "file:" + id.value(), reason);
        }
        return released > 0;
    }
}
