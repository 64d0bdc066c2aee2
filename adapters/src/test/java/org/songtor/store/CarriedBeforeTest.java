package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.bytes;

import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.Roads;

/** What was carried in a store from before anything was carried twice (V41) is the handover it was. */
class CarriedBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("37"));

    private static final Set<org.songtor.model.ProfileId> BY_HAND = Set.of(TOY);

    private Bench bench;
    private FileId sentBefore;
    private FileId handedOver;

    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        sentBefore = signed();
        run("update agency_file set state = 'UNDELIVERABLE', sent_at = now()", sentBefore);
        run(
                "insert into delivery_replay (file_id, proposed_by, reason) select file_id, 'one', 'x' from agency_file",
                sentBefore);
        OLD.transactions().executeWithoutResult(status -> {
            run(
                    "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved)"
                            + " select replay_id, file_id, 'one', 'two', true from delivery_replay",
                    sentBefore);
            run("update agency_file set state = 'SENT'", sentBefore);
        });
        handedOver = signed();
        carried(sentBefore);
        carried(handedOver);
        run(
                "insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved)"
                        + " select claim_id, file_id, 'one', 'two', true from handover_claim",
                handedOver);
        run(
                "update agency_file set state = 'DELIVERED', sent_at = now(), delivered_at = now(), answer_due = now()",
                handedOver);
        OLD.migrate();
    }

    @Test
    void what_was_said_of_a_file_that_had_gone_again_waits_on_and_is_approved() {
        JdbcHandoverStore store = new Stores(OLD).handovers(new Roads(Set.of(TOY.agency()), BY_HAND));
        Carried said = one(store, sentBefore);
        assertThat(said.stage()).isEqualTo(Stage.SAID);
        assertThat(said.earlier()).isEmpty();
        store.approve(said.claim().orElseThrow().id(), DUE, "two");
        assertThat(one(store, sentBefore).stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(one(store, handedOver).stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(one(store, handedOver).earlier()).isEmpty();
    }

    private FileId signed() {
        FileId file = bench.files.freeze(bench.batch("wiang", 2, TOY), DAY).get(0);
        bench.files.signed(file, "F" + file.value() + ".txt", bytes("file " + file), bytes("signature " + file));
        return file;
    }

    private void carried(FileId file) {
        run("insert into handover_export (file_id, exported_by) select file_id, 'one' from agency_file", file);
        run(
                "insert into handover_claim (file_id, carried_by, receipt_no, handed_on, proposed_by)"
                        + " select file_id, 'ลุงคำ', '1', '2026-11-21', 'one' from agency_file",
                file);
    }

    private void run(String sql, FileId file) {
        bench.jdbc.sql(sql + " where file_id = ?").param(file.value()).update();
    }

    private static Carried one(JdbcHandoverStore store, FileId file) {
        return store.files(BY_HAND).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
