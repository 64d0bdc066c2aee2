package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Decision;
import org.songtor.model.FileId;
import org.songtor.review.DecisionState;

/** What was proposed about money over in a store from before anything sent such a proposal back (V86): where less is over since, its file is looked at once more. */
class LessOverBeforeTest extends OverBench {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("85"));

    @BeforeEach
    @Override
    void paidTooMuch() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
        super.paidTooMuch();
    }

    @Test
    void what_was_overtaken_goes_back_and_no_other_proposal_does() {
        Decision overtaken = desk.propose(viewer, over(), PAID_BACK, by("malee"));
        FileId less = file;
        FileId other = other(1);
        super.paidTooMuch();
        FileId asMuch = file;
        Decision holds = desk.propose(viewer, over(), PAID_BACK, by("malee"));
        bench.stated(credit(
                "BOTH" + NUMBER.incrementAndGet() + System.nanoTime(),
                80,
                bench.reference(less) + " " + bench.reference(other)));
        bench.jdbc.sql("delete from outbox").update();

        OLD.migrate();
        assertThat(rung()).as("as much is over").isFalse();
        file = less;
        assertThat(rung()).isTrue();
        bench.reconcile(less, NOW);
        new Bell(OLD.dataSource()).touch(List.of(asMuch.value()));
        bench.reconcile(asMuch, NOW);
        assertThat(state(overtaken)).isEqualTo(DecisionState.RETURNED);
        assertThat(state(holds)).isEqualTo(DecisionState.PROPOSED);
    }

    private DecisionState state(Decision decision) {
        return desk.decision(viewer, decision.id()).orElseThrow().state();
    }
}
