package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.Convoy;
import org.songtor.port.FileStore;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox.Work;

/** Files that go together are written down as each alone would be. */
class JdbcConvoyTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String MOVED =
            "select m.* from movement m join file_line fl on fl.line_id = m.line_id where fl.file_id >= %d";
    private static final String LEAVES = "update agency_file set sent_at = now() where file_id = %d";

    private Bench bench;
    private Convoy convoy;
    private final List<FileId> files = new ArrayList<>();

    @BeforeEach
    void threeFiles() {
        bench = new Bench(DATABASE);
        convoy = new Stores(DATABASE).convoy("node-1");
        bench.jdbc.sql("delete from outbox").update();
        bench.jdbc.sql("delete from delivery_gate where agency <> '*'").update();
        for (int i = 0; i < 3; i++) {
            files.add(bench.signed(bench.batch("wiang", 2, TOY)));
        }
    }

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

    @Test
    void all_are_marked_before_a_byte_leaves_or_none_is() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        assertThat(count("state = 'SENT' and doubt and sending_at is not null and sent_at is not null"))
                .isEqualTo(3);
    }

    @Test
    void those_that_leave_together_are_booked_in_one_posting() {
        convoy.sending(works(join(10)));
        assertThat(moved("to_account = 'SENT' and from_account = 'TO_SEND'")).isEqualTo(6);
        assertThat(bench.count("select count(distinct posting_id) from ("
                        + MOVED.formatted(files.get(0).value()) + ") m"))
                .isOne();
    }

    @Test
    void what_is_called_something_else_than_waiting_stays_where_its_money_is_when_its_file_leaves() {
        Planted.label(
                DATABASE.dataSource(),
                "WRITTEN_OFF",
                "select line_id from file_line where position = 1 and file_id = "
                        + files.get(1).value());
        convoy.sending(works(join(10)));
        assertThat(moved("to_account = 'SENT' and from_account = 'TO_SEND'")).isEqualTo(5);
        assertThat(moved("to_account = 'WRITTEN_OFF'")).isOne();
        assertThat(moved("from_account = 'WRITTEN_OFF'")).isZero();
    }

    @Test
    void one_that_did_not_leave_after_all_is_not_booked_with_those_that_did() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute(LEAVES.formatted(files.get(0).value()));
            Savepoint before = connection.setSavepoint();
            sql.execute(LEAVES.formatted(files.get(1).value()));
            connection.rollback(before);
            sql.execute(LEAVES.formatted(files.get(2).value()));
            sql.execute(LEAVES.replace("now()", "null").formatted(files.get(2).value()));
            connection.commit();
        }
        assertThat(moved("to_account = 'SENT'")).as("of the first file").isEqualTo(2);
        assertThat(moved("true")).isEqualTo(2);
    }

    @Test
    void one_that_leaves_where_constraints_are_asked_at_once_is_booked_at_once() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set constraints all immediate");
            sql.execute(LEAVES.formatted(files.get(0).value()));
            connection.commit();
        }
        assertThat(moved("to_account = 'SENT'")).isEqualTo(2);
    }

    private long moved(String where) {
        return bench.count(
                "select count(*) from (" + MOVED.formatted(files.get(0).value()) + ") m where " + where);
    }

    @Test
    void where_one_is_held_back_or_no_longer_ours_none_is_marked() {
        List<Work> works = works(join(10));
        bench.jdbc
                .sql("update agency_file set held_by = 'malee', held_at = now(), held_reason = 'x' where file_id = ?")
                .param(files.get(1).value())
                .update();
        assertThatThrownBy(() -> convoy.sending(works)).isInstanceOf(HeldBackException.class);
        bench.jdbc
                .sql("update agency_file set held_by = null, held_at = null, held_reason = null")
                .update();
        bench.outbox.release(works.get(2), Duration.ZERO);
        assertThatThrownBy(() -> convoy.sending(works)).hasMessageContaining("stale token");
        assertThatThrownBy(() -> convoy.delivered(proved(works), DUE)).hasMessageContaining("stale token");
        assertThat(count("state = 'SIGNED' and not doubt")).isEqualTo(3);
    }

    @Test
    void one_that_is_asked_for_again_is_ours_until_another_takes_it_its_lease_is_over_or_a_person_holds_it() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        works.forEach(convoy::stillOurs);
        bench.outbox.release(works.get(0), Duration.ZERO);
        assertThatThrownBy(() -> convoy.stillOurs(works.get(0))).hasMessageContaining("stale token");
        bench.take("deliver.toy.one", files.get(0));
        assertThatThrownBy(() -> convoy.stillOurs(works.get(0))).hasMessageContaining("stale token");
        bench.jdbc
                .sql("update outbox set held_until = now() where subject = ?")
                .param(files.get(1).value())
                .update();
        assertThatThrownBy(() -> convoy.stillOurs(works.get(1))).hasMessageContaining("stale token");
        bench.jdbc
                .sql("update agency_file set held_by = 'malee', held_at = now(), held_reason = 'x' where file_id = ?")
                .param(files.get(2).value())
                .update();
        assertThatThrownBy(() -> convoy.stillOurs(works.get(2))).isInstanceOf(HeldBackException.class);
    }

    @Test
    void those_that_are_proved_are_delivered_as_each_alone_would_be() {
        List<Work> works = works(join(10));
        convoy.sending(works);
        convoy.delivered(proved(works), DUE);
        FileId alone = bench.signed(bench.batch("wiang", 2, TOY));
        bench.attempt(alone, new Outcome.Delivered("shows file " + alone.value()), DUE);
        for (FileId file : files) {
            assertThat(story(file)).isEqualTo(story(alone).replace("" + alone.value(), "" + file.value()));
        }
        assertThat(bench.count("select count(*) from outbox where topic = 'deliver.toy.one'"))
                .isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and due_at > now()"))
                .isEqualTo(4);
        assertThat(count("state = 'DELIVERED' and delivered_at is not null and answer_due is not null and not doubt"
                        + " and begun_at is null and sending_at is null and attempts = 1"))
                .isEqualTo(4);
    }

    @Test
    void one_that_was_found_there_is_noted_as_sent_with_those_that_were_put_as_it_would_be_alone() {
        List<Work> works = works(join(10));
        convoy.sending(works.subList(1, 3));
        convoy.delivered(proved(works), DUE);
        FileId alone = bench.signed(bench.batch("wiang", 2, TOY));
        Work work = bench.take("deliver.toy.one", alone);
        bench.files.begin(alone, work);
        bench.files.attempted(alone, work, new Outcome.Delivered("was there"), DUE, Optional.empty());
        assertThat(count("state = 'DELIVERED' and sent_at = delivered_at"))
                .as("found there, in company and alone")
                .isEqualTo(2);
        assertThat(count("state = 'DELIVERED' and sent_at < delivered_at"))
                .as("put there")
                .isEqualTo(2);
        assertThat(moved("from_account = 'TO_SEND' and to_account = 'SENT'"))
                .as("lines whose money is no longer to be sent")
                .isEqualTo(8);
    }

    @Test
    void who_turns_back_made_no_attempt_and_is_due() {
        List<Work> works = works(join(10));
        convoy.sending(works.subList(0, 1));
        convoy.back(works.subList(1, 3));
        assertThat(count("state = 'SIGNED' and attempts = 0 and begun_at is null and tries_since is null"))
                .isEqualTo(2);
        assertThat(works(join(10)))
                .extracting(Work::subject)
                .containsExactly(files.get(1).value(), files.get(2).value());
    }

    /** As those whose last instant is near. */
    @Test
    void behind_those_that_are_given_back_at_once_the_others_go_on_and_each_is_known_by_its_own_term() {
        List<Work> works = works(join(10));
        assertThat(bench.files.terms(files)).containsOnlyKeys(files).allSatisfy((file, term) -> {
            assertThat(term).isEqualTo(bench.files.term(file));
            assertThat(term.released()).isEmpty();
        });
        convoy.back(works.subList(1, 2));
        convoy.sending(List.of(works.get(0), works.get(2)));
        assertThat(bench.files.terms(files).values().stream().filter(FileStore.Term::arrived))
                .as("in doubt")
                .hasSize(2);
        assertThat(bench.files.terms(files).get(files.get(1)).arrived()).isFalse();
        assertThat(convoy.join(TOY, files.get(1), 1, LEASE).members()).as("due").hasSize(1);
    }

    @Test
    void one_whose_lease_was_lost_does_not_turn_back() {
        List<Work> works = works(join(10));
        bench.outbox.release(works.get(0), Duration.ZERO);
        Work other = bench.take("deliver.toy.one", files.get(0));
        bench.files.begin(files.get(0), other);
        convoy.back(works);
        assertThat(count("attempts = 0")).isEqualTo(2);
        assertThat(bench.outbox.renew(other, LEASE))
                .as("still held by the other")
                .isTrue();
    }

    /** Rung for the first that is there. */
    private List<Convoy.Member> join(int most) {
        return files.stream()
                .map(f -> convoy.join(TOY, f, most, LEASE).members())
                .filter(all -> !all.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Work> works(List<Convoy.Member> members) {
        return members.stream().map(Convoy.Member::work).toList();
    }

    private static List<Convoy.Proved> proved(List<Work> works) {
        return works.stream()
                .map(w -> new Convoy.Proved(w, new Outcome.Delivered("shows file " + w.subject())))
                .toList();
    }

    private long count(String where) {
        return bench.count("select count(*) from agency_file where file_id >= "
                + files.get(0).value() + " and " + where);
    }

    /** Attempts and journal of a delivery, without times. */
    private String story(FileId file) {
        Optional<String> attempts = bench.jdbc
                .sql(
                        "select string_agg(attempt || ' ' || outcome || ' ' || detail || ' ' || (begun_at is not null), ';') from delivery_attempt where file_id = ?")
                .param(file.value())
                .query(String.class)
                .optional();
        List<String> journal = bench.jdbc
                .sql(
                        "select actor || ' ' || event || ' ' || detail from journal where subject = ? and event like 'file.%' and event <> 'file.signed' and event <> 'file.frozen' order by entry_id")
                .param("file:" + file.value())
                .query(String.class)
                .list();
        return attempts + " " + journal;
    }
}
