package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.OPERATOR;
import static org.songtor.store.Bench.OTHER;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.WIANG;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.FileGroups;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Roads;
import org.songtor.port.Viewer;

/** What is asked of all that waits at once is what is true of each by itself, whatever became of it; and nobody is told of another fund's. */
class PendingStatesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final By WICHAI = new By("wichai", "ทดสอบ");
    private static final ProfileId MANY = ProfileId.of("toy/many");
    /** Of an agency that is not stopped by itself. */
    private static final ProfileId LONE = ProfileId.of("lone/one");

    private static final String DOKKHAMTAI = "dokkhamtai";

    private final Bench bench = new Bench(DATABASE);
    private final JdbcDeliveryDesk desk = new Stores(DATABASE).desk();
    private final Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
    private final JdbcPendingViews views = new JdbcPendingViews(DATABASE.dataSource(), reading, Stores.ROADS);

    @BeforeEach
    void everythingGoes() {
        desk.start(Optional.empty(), WICHAI);
        desk.start(Optional.of(TOY.agency()), WICHAI);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void what_is_asked_of_all_at_once_is_what_is_true_of_each(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 30; n++) {
            happens(random, n % 3 == 0 ? DOKKHAMTAI : "wiang");
        }
        company(random);
        boolean running = seed % 3 == 0;
        if (seed % 3 > 0) {
            desk.stop(seed % 3 == 1 ? Optional.of(TOY.agency()) : Optional.empty(), WICHAI);
        }
        for (Viewer viewer : List.of(OPERATOR, WIANG, new Viewer("treasurer", Set.of(FundId.of(DOKKHAMTAI)), false))) {
            List<Pending> seen = seen(viewer);
            assertThat(seen).isNotEmpty().allSatisfy(one -> {
                assertThat(one.stuck()).as("%s", one).isEqualTo(stuck(one));
                assertThat(one.next()).as("%s", one).isEqualTo(next(one));
            });
        }
        if (running) {
            assertThat(seen(OPERATOR))
                    .as("neither all nor none")
                    .extracting(
                            p -> p.file().isPresent(),
                            Pending::stuck,
                            p -> p.next().isPresent())
                    .contains(
                            tuple(false, false, false),
                            tuple(false, true, false),
                            tuple(true, false, false),
                            tuple(true, false, true),
                            tuple(true, true, false));
        }
    }

    private List<Pending> seen(Viewer viewer) {
        return views.queues(viewer, Optional.empty(), 10_000).stream()
                .flatMap(queue -> queue.oldest().stream())
                .toList();
    }

    private void happens(Random random, String fund) {
        BatchId batch = bench.batch(fund, 1, List.of(TOY, OTHER, LONE).get(random.nextInt(3)), TOY);
        switch (random.nextInt(6)) {
            case 0 -> desk.hold(batch, WICHAI);
            case 1 -> dead("dispatch", batch.value());
            case 2 -> {
                // It waits, and nothing else happens.
            }
            default -> bench.files.freeze(batch, DAY).forEach(file -> happens(random, file));
        }
    }

    private void happens(Random random, FileId file) {
        if (random.nextInt(4) == 0) {
            if (random.nextBoolean()) {
                dead("write", file.value());
            }
            return;
        }
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        if (random.nextBoolean()) {
            bench.attempt(
                    file, random.nextInt(3) == 0 ? new Outcome.Refused("409") : new Outcome.TryAgain("closed"), DUE);
        }
        switch (random.nextInt(4)) {
            case 0 -> desk.hold(file, WICHAI);
            case 1 ->
                bench.files
                        .toDeliver(file)
                        .ifPresent(signed -> dead("deliver." + signed.profile().dotted(), file.value()));
            default -> {
                // It goes on.
            }
        }
    }

    /** Files of both funds, and lines that wait for company, now and then in vain. */
    private void company(Random random) {
        Company later = new Company(Instant.parse("2100-01-01T00:00:00Z"), 1_000);
        for (int file = 0; file < 3; file++) {
            for (String fund : List.of("wiang", DOKKHAMTAI)) {
                bench.groups.freeze(bench.batch(fund, 1, MANY), DAY, Map.of(MANY, later));
            }
            long group = bench.count("select group_id from file_group where profile = 'many'");
            if (file < 2) {
                List<FileId> shared = bench.groups.close(group, DAY, 2, FileGroups.Fit.ALL);
                assertThat(shared).isNotEmpty();
                shared.forEach(f -> happens(random, f));
            } else if (random.nextBoolean()) {
                dead("group", group);
            }
        }
    }

    private void dead(String topic, long subject) {
        bench.jdbc.sql("""
                        update outbox set parked = 'DEAD', parked_at = now(), parked_by = 'songtor', parked_reason = 'x' where topic = ? and subject = ?
                        """).params(topic, subject).update();
    }

    private boolean stuck(Pending one) {
        return stopped(one.profile()) || one.file().map(this::stuck).orElseGet(() -> stuckLines(one));
    }

    private boolean stopped(ProfileId profile) {
        return some(
                "select count(*) from delivery_gate where agency in ('*', ?) and stopped_at is not null",
                profile.agency().value());
    }

    private boolean stuckLines(Pending one) {
        long batch = one.batch().orElseThrow().value();
        return parked("dispatch", batch)
                || some(
                        """
                                select count(*) from file_group_part p join file_group g on g.group_id = p.group_id
                                    join outbox o on o.topic = 'group' and o.subject = g.group_id and o.parked is not null
                                where p.batch_id = ? and g.agency = ? and g.profile = ?
                                """,
                        batch,
                        one.profile().agency().value(),
                        one.profile().name());
    }

    private boolean stuck(FileId file) {
        return some(
                        "select count(*) from agency_file where file_id = ? and (state = 'UNDELIVERABLE' or held_by is not null)",
                        file.value())
                || parked("write", file.value())
                || parked(deliver(file), file.value());
    }

    private String deliver(FileId file) {
        return bench.jdbc
                .sql("select 'deliver.' || agency || '.' || profile from agency_file where file_id = ?")
                .param(file.value())
                .query(String.class)
                .single();
    }

    private boolean parked(String topic, long subject) {
        return some(
                "select count(*) from outbox where topic = ? and subject = ? and parked is not null", topic, subject);
    }

    private boolean some(String sql, Object... params) {
        return bench.jdbc.sql(sql).params(params).query(Long.class).single() > 0;
    }

    /** What is stuck is tried at no time. */
    private Optional<Instant> next(Pending one) {
        return one.file()
                .filter(file -> !stuck(one))
                .flatMap(file -> bench.jdbc
                        .sql("""
                                select due_since(o) from outbox o join agency_file f on f.file_id = o.subject and f.attempts > 0
                                where o.topic = ? and o.subject = ?
                                """)
                        .params(deliver(file), file.value())
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .optional());
    }

    @Test
    void where_nothing_is_tried_at_an_agency_before_a_time_each_file_says_so_whether_it_was_tried_or_not() {
        FileId tried = signed(bench.batch("wiang", 1, LONE));
        FileId fresh = signed(bench.batch("wiang", 1, LONE));
        FileId other = signed(bench.batch("wiang", 1, TOY));
        BatchId lines = bench.batch("wiang", 1, LONE, TOY);
        bench.attempt(tried, new Outcome.TryAgain("closed"), Instant.now().minusSeconds(60));
        Instant until = Instant.parse("2100-01-01T00:00:00Z");
        breaker("OPEN", Optional.of(until));
        try {
            assertThat(next(tried)).contains(until);
            assertThat(next(fresh)).contains(until);
            assertThat(tried(tried)).isTrue();
            assertThat(tried(fresh)).as("behind the failures of others").isFalse();
            assertThat(next(other)).as("of another agency").isEmpty();
            assertThat(next(lines, LONE)).as("lines in no file yet").contains(until);
            assertThat(next(lines, TOY)).as("of another agency").isEmpty();
            desk.stop(Optional.empty(), WICHAI);
            assertThat(next(fresh)).as("behind a stop").isEmpty();
            assertThat(next(lines, LONE)).as("behind a stop").isEmpty();
            desk.start(Optional.empty(), WICHAI);
            breaker("OPEN", Optional.of(Instant.now().minusSeconds(30)));
            assertThat(next(fresh)).as("it may be tried").isEmpty();
            assertThat(next(lines, LONE)).isEmpty();
        } finally {
            breaker("CLOSED", Optional.empty());
        }
        assertThat(next(fresh)).isEmpty();
    }

    private FileId signed(BatchId batch) {
        FileId file = bench.files.freeze(batch, DAY).get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        return file;
    }

    private void breaker(String state, Optional<Instant> until) {
        bench.jdbc
                .sql("""
                        insert into delivery_gate (agency, breaker, until) values ('lone', ?, ?)
                        on conflict (agency) do update set breaker = excluded.breaker, until = excluded.until
                        """)
                .params(state, until.map(java.sql.Timestamp::from).orElse(null))
                .update();
    }

    private Optional<Instant> next(FileId file) {
        return seen(WIANG).stream()
                .filter(one -> one.file().equals(Optional.of(file)))
                .flatMap(one -> one.next().stream())
                .findFirst();
    }

    private boolean tried(FileId file) {
        return seen(WIANG).stream()
                .filter(one -> one.file().equals(Optional.of(file)))
                .findFirst()
                .orElseThrow()
                .tried();
    }

    @Test
    void lines_in_no_file_of_what_people_carry_wait_for_no_time_and_nobody_learns_it_of_another_funds() {
        BatchId own = bench.batch("wiang", 1, LONE);
        BatchId others = bench.batch(DOKKHAMTAI, 1, LONE);
        breaker("OPEN", Optional.of(Instant.parse("2100-01-01T00:00:00Z")));
        try {
            Roads carried = new Roads(Set.of(LONE.agency()), Set.of(LONE));
            assertThat(new JdbcPendingViews(DATABASE.dataSource(), reading, carried).pending(WIANG, own))
                    .hasSize(1)
                    .allSatisfy(one -> assertThat(one.next()).isEmpty());
            assertThat(reading.as(WIANG, () -> batches("waiting", "lone", own, others)))
                    .containsExactly(own);
            assertThat(reading.as(OPERATOR, () -> batches("waiting", "lone", own, others)))
                    .containsExactlyInAnyOrder(own, others);
        } finally {
            breaker("CLOSED", Optional.empty());
        }
    }

    private Optional<Instant> next(BatchId batch, ProfileId profile) {
        List<Pending> lines = views.pending(WIANG, batch).stream()
                .filter(one -> one.profile().equals(profile))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0).next();
    }

    @Test
    void nobody_is_told_of_files_and_batches_that_do_not_concern_his_own_fund() {
        BatchId own = bench.batch("wiang", 1, TOY);
        BatchId others = bench.batch(DOKKHAMTAI, 1, TOY);
        FileId ownFile = bench.files.freeze(bench.batch("wiang", 1, TOY), DAY).get(0);
        FileId othersFile =
                bench.files.freeze(bench.batch(DOKKHAMTAI, 1, TOY), DAY).get(0);
        desk.stop(Optional.empty(), WICHAI);
        assertThat(reading.as(WIANG, () -> files(ownFile, othersFile))).containsExactly(ownFile);
        assertThat(reading.as(WIANG, () -> batches("stuck", "toy", own, others)))
                .containsExactly(own);
        assertThat(reading.as(OPERATOR, () -> files(ownFile, othersFile)))
                .containsExactlyInAnyOrder(ownFile, othersFile);
        assertThat(reading.as(OPERATOR, () -> batches("stuck", "toy", own, others)))
                .containsExactlyInAnyOrder(own, others);
    }

    private List<FileId> files(FileId one, FileId other) {
        return bench.jdbc
                .sql("select file_id from files_waiting(array[?, ?]::bigint[])")
                .params(one.value(), other.value())
                .query((row, n) -> new FileId(row.getLong(1)))
                .list();
    }

    private List<BatchId> batches(String what, String agency, BatchId one, BatchId other) {
        return bench.jdbc
                .sql("select batch_id from batches_" + what
                        + "(array[?, ?]::bigint[], array[?, ?]::text[], array['one', 'one'])")
                .params(one.value(), other.value(), agency, agency)
                .query((row, n) -> new BatchId(row.getLong(1)))
                .list();
    }
}
