package org.songtor.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores over one test database, put together as Spring does. */
record Stores(TestDatabase database) {

    Keeping keeping() {
        return new Keeping(database.dataSource());
    }

    Entries entries() {
        return new Entries(database.dataSource());
    }

    CopyRows copy() {
        return new CopyRows(database.dataSource());
    }

    TransactionTemplate transactions() {
        return database.transactions();
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    JdbcBatchStore batches() {
        return new JdbcBatchStore(
                database.dataSource(),
                transactions(),
                keeping(),
                new CheckedRows(database.dataSource(), copy()),
                entries());
    }

    JdbcRosterStore rosters() {
        return new JdbcRosterStore(database.dataSource(), transactions(), copy(), entries());
    }

    void fund(String id) {
        jdbc().sql("insert into fund (fund_id, name_th, name_en) values (?, 'กองทุนทดสอบ', 'Test fund')")
                .param(id)
                .update();
    }
}
