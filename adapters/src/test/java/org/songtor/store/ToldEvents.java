package org.songtor.store;

import java.util.List;
import java.util.Set;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents.Event;

/** The program of a fund that listens from now on, and takes whatever it is told. */
final class ToldEvents {
    private static final int MOST = 100;

    private final JdbcFundEvents events;
    private final long hook;

    ToldEvents(TestDatabase database, FundId fund) {
        events = new JdbcFundEvents(
                database.dataSource(),
                new Stores(database).transactions(),
                new Entries(database.dataSource()),
                new Stores(database).dead());
        events.listen(Set.of(fund));
        hook = database.jdbc()
                .sql("select webhook_id from webhook where fund_id = ?")
                .param(fund.value())
                .query(Long.class)
                .single();
    }

    /** What it is told in one turn, in order: type and subject. */
    List<String> all() {
        List<Event> untold = events.untold(hook, MOST);
        untold.forEach(event -> events.told(event.id()));
        return untold.stream().map(e -> e.type() + " " + e.subject()).toList();
    }
}
