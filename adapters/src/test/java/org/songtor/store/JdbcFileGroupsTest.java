package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.AtOnce.atOnce;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.OTHER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.FileGroups;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.FileStore.Frozen;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;

/** Lines of many funds that wait for company, on real PostgreSQL. Each test has a profile and so a group of its own. */
class JdbcFileGroupsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant NOW = Instant.EPOCH;

    private final ProfileId many = ProfileId.of("toy/many" + NUMBER.incrementAndGet());
    private Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void a_batch_waits_for_company_until_its_lines_are_in_a_file() {
        BatchId batch = bench.batch("wiang", 3, many);
        assertThat(join(batch, LATER, 100)).isEmpty();
        assertThat(state(batch)).isEqualTo("CHECKED");
        assertThat(dispatchRows(batch)).isZero();
        assertThat(due()).isEqualTo(LATER);
        assertThat(bench.groups.close(group(), DAY, 100, FileGroups.Fit.ALL)).isEmpty();
        assertThat(state(batch)).isEqualTo("CHECKED");
    }

    @Test
    void a_file_is_closed_by_time_with_the_lines_of_all_funds_by_fund_and_number() {
        BatchId second = bench.batch("wiang", 2, many);
        BatchId first = bench.batch("dokkhamtai", 2, many);
        BatchId third = bench.batch("wiang", 1, many);
        join(second, LATER, 100);
        join(first, LATER, 100);
        join(third, NOW, 100);
        assertThat(due()).isEqualTo(NOW);
        FileId file = onlyFile(100);
        Frozen frozen = bench.files.frozen(file).orElseThrow();
        assertThat(frozen.fund()).isEmpty();
        assertThat(frozen.profile()).isEqualTo(many);
        assertThat(frozen.lines()).extracting(Document.Line::position).containsExactly(1, 2, 3, 4, 5);
        assertThat(inFile(file))
                .containsExactly(first + "/1", first + "/2", second + "/1", second + "/2", third + "/1");
        assertThat(shares(file)).containsExactly("dokkhamtai 1-2 2 20000", "wiang 3-5 3 30000");
        for (BatchId batch : List.of(first, second, third)) {
            assertThat(state(batch)).isEqualTo("DISPATCHED");
        }
        assertThat(groupRows()).isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'write' and subject = " + file.value()))
                .isOne();
    }

    @Test
    void a_line_that_cannot_be_written_becomes_its_treasurers_item_and_the_others_go_on() {
        BatchId good = bench.batch("dokkhamtai", 2, many);
        BatchId bad = bench.batch("wiang", 2, many);
        join(good, LATER, 100);
        join(bad, NOW, 100);
        Set<Document.Line> asked = new HashSet<>();
        List<FileId> made = bench.groups.close(group(), DAY, 100, (period, lines) -> {
            asked.addAll(lines);
            return lines.size() == 4 ? Map.of(3, "SGT-4002 first_name") : Map.of();
        });
        assertThat(made).hasSize(1);
        assertThat(inFile(made.get(0))).containsExactly(good + "/1", good + "/2", bad + "/2");
        assertThat(asked).extracting(Document.Line::person).doesNotContainNull();
        assertThat(bench.labels(bad)).containsExactlyInAnyOrder("HELD_FOR_REVIEW", "WAITING");
        assertThat(state(bad)).as("nothing of it waits here").isEqualTo("DISPATCHED");
        assertThat(bench.count("""
                        select count(*) from review_item i join review_item_line x on x.item_id = i.item_id join line l on l.line_id = x.line_id
                        where i.label = 'HELD_FOR_REVIEW' and i.owner = 'treasurer' and i.fund_id = 'wiang' and i.note = 'SGT-4002 first_name'
                            and i.at_risk = 10000 and i.closed_at is null and l.line_no = 1 and l.batch_id = """ + bad.value())).isOne();
        assertThat(groupRows()).isZero();
    }

    @Test
    void where_no_line_can_be_written_no_file_is_made_and_no_number_is_used() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, NOW, 100);
        assertThat(bench.groups.close(group(), DAY, 100, (period, lines) -> Map.of(1, "x", 2, "y")))
                .isEmpty();
        assertThat(bench.count("select count(*) from sequence_counter where stream = '" + many + "'"))
                .isZero();
        assertThat(groupRows()).isZero();
    }

    @Test
    void a_file_is_closed_by_count_and_what_is_over_keeps_its_time() {
        BatchId first = bench.batch("wiang", 3, many);
        BatchId second = bench.batch("dokkhamtai", 3, many);
        join(first, LATER, 4);
        assertThat(due()).isEqualTo(LATER);
        join(second, LATER.minusSeconds(60), 4);
        assertThat(due()).isBeforeOrEqualTo(Instant.now());
        FileId file = onlyFile(4);
        // Those that waited longest go first, and stand by fund.
        assertThat(inFile(file)).containsExactly(second + "/1", first + "/1", first + "/2", first + "/3");
        assertThat(state(first)).isEqualTo("DISPATCHED");
        assertThat(state(second)).isEqualTo("CHECKED");
        assertThat(due()).isEqualTo(LATER.minusSeconds(60));
        dueNow();
        FileId rest = onlyFile(4);
        assertThat(inFile(rest)).containsExactly(second + "/2", second + "/3");
        assertThat(state(second)).isEqualTo("DISPATCHED");
        assertThat(sequence(rest)).isEqualTo(sequence(file) + 1);
    }

    @Test
    void a_batch_of_two_profiles_has_its_own_file_at_once_and_is_dispatched_with_the_last_line() {
        BatchId batch = bench.batch("wiang", 2, many, OTHER);
        List<FileId> own = join(batch, LATER, 100);
        assertThat(own).hasSize(1);
        assertThat(bench.files.frozen(own.get(0)).orElseThrow().fund()).isPresent();
        assertThat(shares(own.get(0))).containsExactly("wiang 1-2 2 20000");
        assertThat(state(batch)).isEqualTo("CHECKED");
        dueNow();
        onlyFile(100);
        assertThat(state(batch)).isEqualTo("DISPATCHED");
    }

    @Test
    void joining_again_changes_nothing_and_joining_after_all_is_frozen_makes_no_file() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, NOW, 100);
        join(batch, LATER, 100);
        assertThat(due()).as("the earlier time").isEqualTo(NOW);
        onlyFile(100);
        assertThat(join(batch, LATER, 100)).isEmpty();
        assertThat(groupRows()).isZero();
        assertThat(state(batch)).isEqualTo("DISPATCHED");
    }

    @Test
    void a_month_of_its_own_is_a_group_of_its_own() {
        BatchId october = bench.batch("wiang", 1, many);
        bench.jdbc
                .sql("update batch set period = '2569-10' where batch_id = ?")
                .param(october.value())
                .update();
        join(october, NOW, 100);
        join(bench.batch("wiang", 1, many), NOW, 100);
        assertThat(bench.count("select count(*) from file_group where profile = '" + many.name() + "'"))
                .isEqualTo(2);
    }

    @Test
    void a_great_crowd_is_frozen_in_pieces_and_rings_at_once_again() {
        BatchId batch = bench.batch("wiang", 12, many);
        join(batch, LATER, 1);
        assertThat(bench.groups.close(group(), DAY, 1, FileGroups.Fit.ALL)).hasSize(10);
        assertThat(due()).isBeforeOrEqualTo(Instant.now());
        assertThat(bench.groups.close(group(), DAY, 1, FileGroups.Fit.ALL)).hasSize(2);
        assertThat(groupRows()).isZero();
    }

    @Test
    void a_close_that_is_rolled_back_leaves_the_lines_waiting_and_takes_no_number() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, NOW, 100);
        DATABASE.transactions().executeWithoutResult(status -> {
            assertThat(bench.groups.close(group(), DAY, 100, FileGroups.Fit.ALL))
                    .hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(state(batch)).isEqualTo("CHECKED");
        assertThat(groupRows()).isOne();
        assertThat(sequence(onlyFile(100))).isOne();
    }

    @Test
    void many_nodes_that_join_and_close_at_once_freeze_each_line_once_and_leave_no_gap() throws Exception {
        List<Callable<List<FileId>>> work = new ArrayList<>();
        List<BatchId> batches = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            BatchId batch = bench.batch("fund-" + i % 8, 1 + i % 5, many, OTHER);
            batches.add(batch);
            work.add(() -> join(batch, LATER, 7));
            work.add(() -> join(batch, LATER, 7));
            work.add(() -> close(7));
        }
        atOnce(work);
        dueNow();
        while (groupRows() > 0) {
            close(7);
        }
        assertThat(batches).allSatisfy(batch -> assertThat(state(batch)).isEqualTo("DISPATCHED"));
        assertThat(bench.count("select count(*) from line where profile = '" + many.name() + "'"))
                .isEqualTo(bench.count(
                        "select count(*) from file_line fl join agency_file f on f.file_id = fl.file_id and f.profile = '"
                                + many.name() + "'"));
        List<Integer> numbers = bench.jdbc
                .sql("select sequence from agency_file where profile = ? order by 1")
                .param(many.name())
                .query(Integer.class)
                .list();
        assertThat(numbers)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, numbers.size())
                        .boxed()
                        .toList());
        assertThat(bench.count("select max(lines) from agency_file where profile = '" + many.name() + "'"))
                .isEqualTo(7);
    }

    @Test
    void a_group_whose_funds_have_their_own_files_again_goes_back_to_be_dispatched() {
        BatchId batch = bench.batch("wiang", 2, many);
        join(batch, LATER, 100);
        bench.groups.dissolve(group());
        assertThat(groupRows()).isZero();
        assertThat(dispatchRows(batch)).isOne();
        assertThat(bench.files.freeze(batch, DAY)).hasSize(1);
        assertThat(state(batch)).isEqualTo("DISPATCHED");
    }

    @Test
    void a_batch_that_a_person_holds_leaves_its_company_and_joins_again_when_it_is_released() {
        BatchId held = bench.batch("wiang", 2, many);
        BatchId other = bench.batch("dokkhamtai", 1, many);
        join(held, NOW, 100);
        join(other, NOW, 100);
        DeliveryDesk desk = new Stores(DATABASE).desk();
        DeliveryDesk.By operator = new DeliveryDesk.By("operator", "asked by the fund");
        assertThat(desk.hold(held, operator)).isOne();
        assertThatThrownBy(() -> join(held, NOW, 100)).isInstanceOf(HeldBackException.class);
        assertThat(inFile(onlyFile(100))).containsExactly(other + "/1");
        assertThat(state(held)).isEqualTo("CHECKED");
        desk.release(held, operator);
        join(held, NOW, 100);
        assertThat(inFile(onlyFile(100))).containsExactly(held + "/1", held + "/2");
        assertThat(state(held)).isEqualTo("DISPATCHED");
    }

    @Test
    void money_that_came_before_its_file_was_made_is_looked_at_again() {
        join(bench.batch("wiang", 2, many), NOW, 100);
        long next =
                1 + bench.count("select coalesce(max(last_value), 0) from sequence_counter where stream = 'reference'");
        String reference = PaymentReference.ofNumber(next).value();
        bench.stated(Bench.credit("early-" + reference, 200, reference));
        FileId file = onlyFile(100);
        assertThat(bench.reference(file).value()).isEqualTo(reference);
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and subject = " + file.value()))
                .isOne();
    }

    @Test
    void a_group_that_is_not_due_cannot_be_taken_and_one_that_is_can() {
        join(bench.batch("wiang", 1, many), LATER, 100);
        assertThat(bench.outbox.take(Outbox.GROUP, group(), Duration.ofMinutes(1)))
                .isEmpty();
        join(bench.batch("dokkhamtai", 1, many), NOW, 100);
        assertThat(bench.outbox.take(Outbox.GROUP, group(), Duration.ofMinutes(1)))
                .isPresent();
        assertThat(bench.groups.profile(group())).contains(many);
        assertThat(bench.groups.profile(-1)).isEmpty();
    }

    private List<FileId> join(BatchId batch, Instant due, int mostLines) {
        return bench.groups.freeze(batch, DAY, Map.of(many, new Company(due, mostLines)));
    }

    private List<FileId> close(int mostLines) {
        Optional<Long> group = anyGroup();
        return group.map(g -> bench.groups.close(g, DAY, mostLines, FileGroups.Fit.ALL))
                .orElse(List.of());
    }

    private FileId onlyFile(int mostLines) {
        List<FileId> files = bench.groups.close(group(), DAY, mostLines, FileGroups.Fit.ALL);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private Optional<Long> anyGroup() {
        return bench.jdbc
                .sql("select group_id from file_group where profile = ?")
                .param(many.name())
                .query(Long.class)
                .optional();
    }

    private long group() {
        return anyGroup().orElseThrow();
    }

    private void dueNow() {
        bench.jdbc
                .sql("update file_group_part set due_at = now() where group_id = ?")
                .param(group())
                .update();
    }

    private Instant due() {
        return bench.jdbc
                .sql("select due_at from outbox where topic = 'group' and subject = ?")
                .param(group())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private long groupRows() {
        return anyGroup()
                .map(g -> bench.count("select count(*) from outbox where topic = 'group' and subject = " + g))
                .orElse(0L);
    }

    private long dispatchRows(BatchId batch) {
        return bench.count("select count(*) from outbox where topic = 'dispatch' and subject = " + batch.value());
    }

    private String state(BatchId batch) {
        return bench.jdbc
                .sql("select state from batch where batch_id = ?")
                .param(batch.value())
                .query(String.class)
                .single();
    }

    private int sequence(FileId file) {
        return bench.files.frozen(file).orElseThrow().sequence();
    }

    private List<String> inFile(FileId file) {
        return bench.jdbc
                .sql("""
                        select l.batch_id, l.line_no from file_line fl join line l on l.line_id = fl.line_id
                        where fl.file_id = ? order by fl.position
                        """)
                .param(file.value())
                .query((row, n) -> new BatchId(row.getLong(1)) + "/" + row.getInt(2))
                .list();
    }

    private List<String> shares(FileId file) {
        return bench.jdbc.sql("""
                        select fund_id || ' ' || first_position || '-' || last_position || ' ' || lines || ' ' || satang
                        from file_share where file_id = ? order by first_position
                        """).param(file.value()).query(String.class).list();
    }
}
