package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a statement tells under the names that the store has for it, however forms named it once or tell it again: it is known again, and not counted twice. */
@Component
class StoredNames {
    private final OlderNames older;
    private final MomentNames moments;
    private final NamedByMinute minutes;

    StoredNames(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.older = new OlderNames(jdbc);
        this.moments = new MomentNames(jdbc);
        this.minutes = new NamedByMinute(jdbc);
    }

    /** The statement with the store's names for the entries that the account has. */
    Statement of(Statement statement) {
        return minutes.asStored(moments.asStored(older.asStored(statement)));
    }
}
