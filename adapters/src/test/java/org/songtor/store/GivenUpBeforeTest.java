package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.review.DecisionKind;

/** A line of another amount that was given up and is booked, in a store from before that contradicted anything (V72): its file is looked at once more. */
class GivenUpBeforeTest extends DeskBench {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("71"));

    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
    }

    @Test
    void what_was_given_up_and_is_booked_is_asked_about_and_no_other_file_is() {
        open(1);
        booked(0);
        settle(item(Label.AMOUNT_MISMATCH), Proposal.of(DecisionKind.WRITE_OFF, "ไม่ตามต่อ"));
        bench.reconcile(file, NOW);
        FileId given = file;
        BatchId lines = batch;
        open(1);
        booked(80);
        FileId other = file;
        file = given;
        booked(50);
        bench.jdbc.sql("delete from outbox").update();

        OLD.migrate();
        assertThat(rung()).isTrue();
        bench.reconcile(given, NOW);
        assertThat(bench.labels(lines)).containsExactly("DECISION_CONTRADICTED");
        file = other;
        assertThat(rung()).as("nothing was given up of it").isFalse();
    }

    private void booked(long baht) {
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, baht)));
        bench.reconcile(file, NOW);
    }
}
