package org.songtor.store;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;

/** The desk of deliveries over a real database, and two people at it. */
abstract class DeliveryDeskBench {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    static final By WICHAI = new By("wichai", "รอกองทุนยืนยัน");
    static final By ORNUMA = new By("ornuma", "แฟ้มหาย");

    final JdbcDeliveryDesk desk = new Stores(DATABASE).desk();
    Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    Waiting shown(FileId file) {
        return desk.file(file).orElseThrow();
    }

    Why why(FileId file) {
        return shown(file).why();
    }

    long journal(String subject, String... events) {
        return bench.jdbc
                .sql("select count(*) from journal where subject = ? and event = any(?)")
                .params(subject, events)
                .query(Long.class)
                .single();
    }
}
