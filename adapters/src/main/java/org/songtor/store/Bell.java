package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import javax.sql.DataSource;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rings the {@code reconcile} rows of files whose evidence changed. The token grows and the holder loses the row, so that
 * labels computed from older evidence are never written over newer ones.
 */
@Component("store.bell")
class Bell {
    private final JdbcClient jdbc;

    Bell(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Due now, whatever the row was before. Rows are touched in order, so that two arrivals never wait for each other. */
    void touch(Collection<Long> files) {
        jdbc.sql("""
                        insert into outbox (topic, subject)
                        select :topic, file from unnest(:files::bigint[]) file order by file
                        on conflict (topic, subject) do update
                            set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null
                        """)
                .param("topic", Outbox.RECONCILE)
                .param("files", files.toArray(Long[]::new))
                .update();
    }

    /** Due at {@code due}; a row that is there already is due now, because something else waits as well. */
    void touch(long file, Instant due) {
        jdbc.sql("""
                        insert into outbox (topic, subject, due_at) values (:topic, :file, :due)
                        on conflict (topic, subject) do update
                            set due_at = now(), token = nextval('outbox_token'), holder = null, held_until = null
                        """)
                .param("topic", Outbox.RECONCILE)
                .param("file", file)
                .param("due", Timestamp.from(due))
                .update();
    }
}
