package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore.End;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.SentBack;
import org.songtor.port.HeldStore.State;

/** Orders about held money in a store from before an order said who ended it (V57). */
class OrderedBeforeTest {
    private static final FundId WIANG = FundId.of("wiang");

    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("56"));

    private final Bench bench = new Bench(OLD);

    private long ordered(String by, int line) {
        OLD.transactions()
                .executeWithoutResult(status -> List.of(
                                "insert into held_order (fund_id, kind, scheme, proposed_by, reason, lines, satang) values ('wiang', 'RETURN', 'toy', '"
                                        + by + "', 'x', 1, 10000)",
                                "insert into held_order_line select (select max(order_id) from held_order), line_id from line where line_no = "
                                        + line)
                        .forEach(sql -> bench.jdbc.sql(sql).update()));
        return bench.count("select max(order_id) from held_order");
    }

    @Test
    void who_ended_an_order_is_known_from_the_journal_and_what_is_open_may_be_sent_back() {
        long batch = bench.batch("wiang", 0, TOY).value();
        bench.line(batch, "wiang", 1, TOY, "HELD_IN_TRUST");
        bench.line(batch, "wiang", 2, TOY, "HELD_IN_TRUST");
        bench.jdbc
                .sql(
                        "insert into held_entry (line_id, kind, satang) select line_id, 'COLLECTED', satang from line where batch_id = ?")
                .param(batch)
                .update();
        long gone = ordered("malee", 1);
        OLD.transactions()
                .executeWithoutResult(status -> List.of(
                                "update held_order set state = 'WITHDRAWN', ended_at = now() where order_id = " + gone,
                                "update held_order_line set live = false where order_id = " + gone,
                                "insert into journal (actor, event, subject, detail) values ('malee', 'held.withdrawn', 'held:"
                                        + gone + "', '')")
                        .forEach(sql -> bench.jdbc.sql(sql).update()));
        long open = ordered("wichai", 2);

        OLD.migrate();

        JdbcHeldStore held = new Stores(OLD).held();
        assertThat(held.order(WIANG, gone).flatMap(Order::end).flatMap(End::by)).contains("malee");
        assertThat(held.order(WIANG, open).orElseThrow().state()).isEqualTo(State.PROPOSED);
        held.sendBack(WIANG, open, new SentBack("somchai", "ผู้จัดเก็บเสนอไม่ได้"));
        assertThat(held.order(WIANG, open).orElseThrow().state()).isEqualTo(State.SENT_BACK);
    }
}
