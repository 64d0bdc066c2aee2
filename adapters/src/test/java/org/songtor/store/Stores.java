package org.songtor.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores over one test database, put together as Spring does. */
record Stores(TestDatabase database) {

    Keeping keeping() {
        return new Keeping(database.dataSource(), TestSecrets.ONE);
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
                new CheckedRows(copy(), persons()),
                new CheckedItems(database.dataSource(), entries()),
                new Turn(database.dataSource()),
                entries());
    }

    JdbcRosterStore rosters() {
        return new JdbcRosterStore(
                database.dataSource(),
                transactions(),
                new MemberRows(database.dataSource(), copy(), persons()),
                new PaymentRows(database.dataSource(), copy(), persons()),
                new Turn(database.dataSource()),
                entries());
    }

    static Persons persons() {
        return new Persons(TestSecrets.ONE);
    }

    void fund(String id) {
        jdbc().sql("insert into fund (fund_id, name_th, name_en) values (?, 'กองทุนทดสอบ', 'Test fund')")
                .param(id)
                .update();
    }
}
