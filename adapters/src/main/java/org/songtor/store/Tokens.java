package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the caller still holds the outbox row it took. The row stays locked until the caller's transaction ends. */
@Component("store.tokens")
class Tokens {
    private final JdbcClient jdbc;

    Tokens(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    boolean holds(FileId id, Outbox.Work work) {
        if (work.subject() != id.value()) {
            throw new IllegalArgumentException(work + " is not about " + id);
        }
        return jdbc.sql("""
                        select token from outbox
                        where topic = :topic and subject = :subject and token = :token and holder is not null
                        for update
                        """)
                .param("topic", work.topic())
                .param("subject", work.subject())
                .param("token", work.token())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** @throws IllegalStateException when another worker took the row, or it is done */
    void require(FileId id, Outbox.Work work) {
        if (!holds(id, work)) {
            throw new IllegalStateException("stale token: " + work + " is no longer ours");
        }
    }
}
