package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.Convoy;
import org.songtor.port.Outbox.Work;

/** Which files go along with the one that was rung for, and which are rung for. */
class JdbcConvoyTest extends ConvoyBench {
    @Test
    void small_fresh_files_that_are_due_join_with_their_bytes_and_are_begun() {
        List<Convoy.Member> joined = join(10);
        assertThat(joined).extracting(m -> m.file().id()).containsExactlyElementsOf(files);
        Convoy.Member first = joined.get(0);
        assertThat(first.file().content()).isEqualTo(Bench.bytes("content of " + files.get(0)));
        assertThat(first.file().signature()).isEqualTo(Bench.bytes("signature of " + files.get(0)));
        assertThat(first.file().attempts()).isZero();
        assertThat(first.file().doubtful()).isFalse();
        assertThat(count("attempts = 1 and begun_at is not null")).isEqualTo(3);
        assertThat(join(10)).as("somebody holds them").isEmpty();
        assertThat(bench.outbox.take("deliver.toy.one", files.get(0).value(), LEASE))
                .isEmpty();
    }

    @Test
    void no_more_join_than_may() {
        assertThat(join(2)).hasSize(2);
        assertThat(join(2)).hasSize(1);
    }

    @Test
    void the_one_that_was_rung_for_comes_first_and_where_it_is_not_plain_nobody_goes_along() {
        assertThat(convoy.join(TOY, files.get(2), 2, LEASE).members())
                .extracting(m -> m.file().id())
                .containsExactly(files.get(0), files.get(2));
        assertThat(convoy.join(TOY, files.get(2), 2, LEASE).members())
                .as("somebody holds it")
                .isEmpty();
    }

    @Test
    void those_that_come_after_it_go_along_and_after_the_last_the_first() {
        tenFiles();
        assertThat(convoy.join(TOY, files.get(5), 3, LEASE).members())
                .extracting(m -> m.file().id())
                .containsExactly(files.get(5), files.get(6), files.get(7));
        assertThat(convoy.join(TOY, files.get(8), 4, LEASE).members())
                .extracting(m -> m.file().id())
                .containsExactly(files.get(0), files.get(1), files.get(8), files.get(9));
    }

    @Test
    void the_first_that_had_no_room_is_told_and_nobody_where_all_go() {
        tenFiles();
        assertThat(convoy.join(TOY, files.get(8), 4, LEASE).next())
                .as("behind 8, 9, 0 and 1")
                .contains(files.get(2));
        assertThat(convoy.join(TOY, files.get(8), 4, LEASE).next())
                .as("nobody goes")
                .isEmpty();
        assertThat(convoy.join(TOY, files.get(2), 6, LEASE).next())
                .as("all others go")
                .isEmpty();
    }

    @Test
    void others_on_their_way_are_passed_over() {
        tenFiles();
        assertThat(convoy.join(TOY, files.get(1), 4, LEASE).members()).hasSize(4);
        assertThat(convoy.join(TOY, files.get(0), 3, LEASE).members())
                .extracting(m -> m.file().id())
                .containsExactly(files.get(0), files.get(5), files.get(6));
    }

    @Test
    void a_file_that_was_tried_or_is_held_or_is_not_due_goes_alone() {
        bench.attempt(files.get(0), new Outcome.TryAgain("away"), DUE);
        bench.jdbc
                .sql("update agency_file set held_by = 'malee', held_at = now(), held_reason = 'x' where file_id = ?")
                .param(files.get(1).value())
                .update();
        bench.outbox.release(bench.take("deliver.toy.one", files.get(2)), Duration.ofHours(1));
        assertThat(join(10)).isEmpty();
    }

    @Test
    void of_many_no_more_go_along_than_a_worker_may_hold_in_memory() {
        List<FileId> heavy = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            FileId file =
                    bench.files.freeze(bench.batch("wiang", 1, TOY), Bench.DAY).get(0);
            byte[] content = new byte[256 * 1024];
            content[0] = (byte) i;
            content[1] = 1;
            bench.files.signed(file, Bench.name(file), content, Bench.bytes("signature of " + file));
            heavy.add(file);
        }
        Convoy.Joined joined = convoy.join(TOY, heavy.get(0), 64, LEASE);
        assertThat(joined.members())
                .extracting(m -> m.file().id())
                .as("itself, and 4 MB beside it")
                .containsExactlyElementsOf(heavy.subList(0, 17));
        assertThat(joined.next()).contains(heavy.get(17));
        assertThat(convoy.join(TOY, heavy.get(17), 64, LEASE).members())
                .extracting(m -> m.file().id())
                .as("the others after it, and the small ones")
                .hasSize(5);
    }

    @Test
    void a_large_file_goes_alone_and_leaves_the_others_their_company() {
        FileId large =
                bench.files.freeze(bench.batch("wiang", 2, TOY), Bench.DAY).get(0);
        bench.files.signed(large, Bench.name(large), new byte[256 * 1024 + 1], Bench.bytes("signature of " + large));
        files.add(bench.signed(bench.batch("wiang", 2, TOY)));
        assertThat(convoy.join(TOY, large, 10, LEASE).members()).as("rung for").isEmpty();
        Convoy.Joined small = convoy.join(TOY, files.get(0), 10, LEASE);
        assertThat(small.members()).extracting(m -> m.file().id()).hasSize(4).doesNotContain(large);
        assertThat(small.next()).as("rung for by itself").contains(large);
        assertThat(bench.take("deliver.toy.one", large).subject()).isEqualTo(large.value());
    }

    @Test
    void nobody_joins_where_the_agency_is_stopped_or_in_trouble() {
        bench.jdbc
                .sql("insert into delivery_gate (agency, failures) values ('toy', 1)")
                .update();
        assertThat(join(10)).isEmpty();
        bench.jdbc
                .sql("update delivery_gate set failures = 0 where agency = 'toy'")
                .update();
        bench.jdbc
                .sql(
                        "update delivery_gate set stopped_by = 'a', stopped_at = now(), stop_reason = 'b' where agency = '*'")
                .update();
        assertThat(join(10)).isEmpty();
        bench.jdbc
                .sql(
                        "update delivery_gate set stopped_by = null, stopped_at = null, stop_reason = null where agency = '*'")
                .update();
        assertThat(join(10)).hasSize(3);
    }

    @Test
    void every_eighth_and_the_last_of_those_that_can_go_together_are_rung_for_and_the_others_may_be_taken_along() {
        tenFiles();
        assertThat(bench.outbox.ring(100, LEASE))
                .extracting(Work::subject)
                .containsExactlyInAnyOrder(
                        files.get(0).value(), files.get(8).value(), files.get(9).value());
        assertThat(bench.count("select count(*) from outbox where rings = 1")).isEqualTo(10);
        assertThat(bench.count("select count(*) from outbox where due_at < now() + interval '2 seconds'"))
                .as("soon looked at again")
                .isEqualTo(7);
        assertThat(bench.count("select count(*) from outbox where due_at < now() + interval '800 milliseconds'"))
                .as("but not while somebody is on the way to them")
                .isZero();
        assertThat(join(16)).hasSize(10);
    }

    @Test
    void each_is_rung_for_where_the_agency_is_in_trouble_or_it_goes_alone_anyway() {
        tenFiles();
        bench.jdbc
                .sql("update agency_file set attempts = 1 where file_id = ?")
                .param(files.get(1).value())
                .update();
        assertThat(bench.outbox.ring(100, LEASE))
                .extracting(Work::subject)
                .contains(files.get(1).value())
                .hasSize(3);
        bench.jdbc.sql("update outbox set due_at = now(), rings = 0").update();
        bench.jdbc
                .sql("insert into delivery_gate (agency, failures) values ('toy', 1)")
                .update();
        assertThat(bench.outbox.ring(100, LEASE)).hasSize(10);
    }

    private void tenFiles() {
        while (files.size() < 10) {
            files.add(bench.signed(bench.batch("wiang", 2, TOY)));
        }
        bench.jdbc.sql("delete from outbox where topic <> 'deliver.toy.one'").update();
    }
}
