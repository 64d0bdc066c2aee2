package org.songtor.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stops an agency, or all, inside the caller's transaction, whoever says so: an operator, or the gateway that met a stranger. */
@Component("store.stops")
class Stops {
    private final JdbcClient jdbc;
    private final Entries entries;

    Stops(DataSource dataSource, Entries entries) {
        this.jdbc = JdbcClient.create(dataSource);
        this.entries = entries;
    }

    /** @return false where it was stopped already: the first reason stays */
    boolean stop(String agency, String who, String why) {
        boolean stopped = jdbc.sql("""
                        insert into delivery_gate as g (agency, stopped_by, stopped_at, stop_reason) values (?, ?, now(), ?)
                        on conflict (agency) do update
                        set stopped_by = excluded.stopped_by, stopped_at = excluded.stopped_at, stop_reason = excluded.stop_reason
                        where g.stopped_at is null
                        """).params(agency, who, why).update() > 0;
        if (stopped) {
            entries.journal(who, "agency.stopped", "agency:" + agency, why);
        }
        return stopped;
    }
}
