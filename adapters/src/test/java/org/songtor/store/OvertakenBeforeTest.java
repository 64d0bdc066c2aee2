package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.review.DecisionState;

/** Amounts that were proposed to be accepted in a store from before anything sent such a proposal back (V77): where the agency booked otherwise since, their file is looked at once more. */
class OvertakenBeforeTest extends DeskBench {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("75"));

    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
    }

    @Test
    void what_was_overtaken_goes_back_and_no_other_proposal_does() {
        Decision overtaken = proposed();
        FileId otherwise = file;
        booked(142);
        Decision holds = proposed();
        bench.jdbc.sql("delete from outbox").update();

        OLD.migrate();
        assertThat(rung()).as("booked as when it was proposed").isFalse();
        file = otherwise;
        assertThat(rung()).isTrue();
        bench.reconcile(file, NOW);
        assertThat(state(overtaken)).isEqualTo(DecisionState.RETURNED);
        assertThat(state(holds)).isEqualTo(DecisionState.PROPOSED);
    }

    private Decision proposed() {
        open(1);
        booked(50);
        bench.reconcile(file, NOW);
        long item =
                bench.count("select item_id from review_item where closed_at is null and file_id = " + file.value());
        return desk.propose(viewer, item, Proposal.of(accept(), "ตกลง"), by("malee"));
    }

    private void booked(long baht) {
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, baht)));
    }

    private DecisionState state(Decision decision) {
        return desk.decision(viewer, decision.id()).orElseThrow().state();
    }
}
