package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Views.ItemView;

/** Files that the program held, in a store from before anybody was asked about them (V38), and before what ended otherwise was let go (V51.1). */
class HeldLateBeforeTest {
    @RegisterExtension
    static final TestDatabase OLD = new TestDatabase(MigrationVersion.fromVersion("37"));

    @Test
    void what_the_program_held_before_and_may_still_go_is_asked_about_and_what_a_person_held_is_not() {
        Bench bench = new Bench(OLD);
        FileId late = bench.signed(bench.batch("wiang", 2, TOY));
        FileId wished = bench.signed(bench.batch("wiang", 1, TOY));
        bench.signed(bench.batch("wiang", 1, TOY));
        held(bench, late, "songtor");
        held(bench, wished, "wichai");
        FileId ended = bench.signed(bench.batch("wiang", 1, TOY));
        held(bench, ended, "songtor");
        bench.jdbc
                .sql("update agency_file set state = 'UNDELIVERABLE' where file_id = ?")
                .param(ended.value())
                .update();
        OLD.migrate();
        assertThat(asked(bench)).hasValueSatisfying(item -> {
            assertThat(item.subject()).isEqualTo("file:" + late.value());
            assertThat(item.owner()).isEqualTo("operator");
            assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(200));
            assertThat(item.note()).isEqualTo("profile toy/one; period 2569-11; held " + late);
        });
        new Stores(OLD).desk().release(late, new By("ornuma", "ยังส่งได้"));
        assertThat(asked(bench)).isEmpty();
    }

    private static void held(Bench bench, FileId file, String by) {
        bench.jdbc
                .sql("update agency_file set held_by = ?, held_at = now(), held_reason = 'x' where file_id = ?")
                .params(by, file.value())
                .update();
    }

    /** At most one, and no other item. */
    private static Optional<ItemView> asked(Bench bench) {
        return bench.views.items(Bench.OPERATOR, 1_000).stream()
                .peek(item -> assertThat(item.label()).isEqualTo(Label.MISSED_CUTOFF))
                .reduce((one, other) -> {
                    throw new AssertionError(one + " and " + other);
                });
    }
}
