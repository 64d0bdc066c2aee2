package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.items.Decision;

/** A credit that left its file though a bank had taken that file's money, in a store from before that was refused (V76): people are asked about it. */
class TakenMoreBeforeTest extends TakenMoreBench {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("75"));

    @BeforeEach
    void anOlderStore() {
        bench = new Bench(OLD);
        desk = new Stores(OLD).reviewDesk();
        operators = new TwoOperators(desk);
    }

    @Test
    void what_was_taken_of_a_credit_that_left_is_asked_about_and_nothing_else_is() {
        files();
        long enough = taken("R1", 30);
        Sent first = sent;
        files();
        Decision given = given(nameless("N"));
        long lacks = taken("R2", sent.baht() + 1);
        operators.undo(given);
        lookedAt();
        assertThat(asked(lacks)).isFalse();
        bench.jdbc.sql("delete from outbox").update();

        OLD.migrate();
        reconciled();
        assertThat(asked(lacks)).isTrue();
        assertThat(asked(enough)).isFalse();
        assertThat(standing(first)).startsWith("[FILE_SHORT]");
    }
}
