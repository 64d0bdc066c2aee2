package org.songtor.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.songtor.port.BoxReads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a box. */
@Repository
class JdbcBoxReads implements BoxReads {
    private final JdbcClient jdbc;

    JdbcBoxReads(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void read(String box, Instant at) {
        jdbc.sql("""
                        insert into box_read (box, read_at) values (:box, :at)
                        on conflict (box) do update set read_at = excluded.read_at where box_read.read_at < excluded.read_at
                        """).param("box", box).param("at", Timestamp.from(at)).update();
    }

    @Override
    public Optional<Instant> lastRead(String box) {
        return jdbc.sql("select read_at from box_read where box = :box")
                .param("box", box)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
