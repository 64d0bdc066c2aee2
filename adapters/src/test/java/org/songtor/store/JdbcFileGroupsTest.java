package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.OTHER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.port.FileGroups;
import org.songtor.port.FileStore.Frozen;
import org.songtor.port.Outbox;

/** How lines of many funds find company, and when their file is closed. */
class JdbcFileGroupsTest extends FileGroupsBench {
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
}
