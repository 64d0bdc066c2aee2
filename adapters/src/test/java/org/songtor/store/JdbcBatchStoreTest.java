package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Month.claimed;
import static org.songtor.store.Month.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Label;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.BatchStore.Submission;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcBatchStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final Stores stores = new Stores(DATABASE);
    private final JdbcBatchStore batches = stores.batches();
    private final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeAll
    static void theFundIsKnown() {
        new Stores(DATABASE).fund("wiang");
    }

    @Test
    void a_claim_keeps_the_bytes_asks_for_the_check_and_tells_the_journal() throws IOException {
        BatchId id = claimed(batches, folder, "first bytes");
        assertThat(count("outbox where topic = 'check' and subject = " + id.value()))
                .isOne();
        assertThat(count("journal where event = 'batch.received' and subject = 'batch:" + id.value() + "'"))
                .isOne();
        Path copy = folder.resolve("copy");
        Received received = batches.received(id, copy).orElseThrow();
        assertThat(copy).hasContent("first bytes");
        assertThat(received.sourceName()).isEqualTo("พฤศจิกายน.csv");
        assertThat(batches.receipt(id)).isEmpty();
    }

    @Test
    void the_same_bytes_are_the_same_batch_whatever_their_name_or_key() throws IOException {
        BatchId id = claimed(batches, folder, "same bytes");
        assertThat(batches.claim(submission(folder, "same bytes", Optional.of("other-key"))))
                .isEqualTo(new Claim.Known(id));
        assertThat(batches.claim(submission(folder, "quite other bytes", Optional.of("other-key"))))
                .as("the key stands for the bytes it came with")
                .isEqualTo(new Claim.KeyReused(id));
    }

    @Test
    void a_key_used_with_other_bytes_is_told_and_nothing_is_kept() throws IOException {
        Claim first = batches.claim(submission(folder, "bytes under a key", Optional.of("key-1")));
        long kept = count("evidence");
        assertThat(batches.claim(submission(folder, "other bytes under it", Optional.of("key-1"))))
                .isEqualTo(new Claim.KeyReused(((Claim.New) first).id()));
        assertThat(count("evidence")).isEqualTo(kept);
    }

    @Test
    void the_same_bytes_a_hundred_times_at_once_are_one_batch() throws Exception {
        Submission submission = submission(folder, "a hundred times", Optional.of("key-100"));
        List<Claim> claims = atOnce(Collections.nCopies(100, () -> batches.claim(submission)));
        assertThat(claims).filteredOn(c -> c instanceof Claim.New).hasSize(1);
        assertThat(claims).filteredOn(c -> c instanceof Claim.Known).hasSize(99);
        assertThat(count("batch where sha256 = '" + submission.sha256() + "'")).isOne();
    }

    @Test
    void one_key_with_many_bytes_at_once_lets_one_in() throws Exception {
        List<Callable<Claim>> many = new ArrayList<>();
        for (int n = 0; n < 24; n++) {
            Submission submission = submission(folder, "bytes " + n, Optional.of("key-many"));
            many.add(() -> batches.claim(submission));
        }
        List<Claim> claims = atOnce(many);
        assertThat(claims).filteredOn(c -> c instanceof Claim.New).hasSize(1);
        assertThat(claims).filteredOn(c -> c instanceof Claim.KeyReused).hasSize(23);
    }

    @Test
    void a_file_that_changed_since_it_was_hashed_is_refused_and_leaves_nothing() throws IOException {
        Submission submission = submission(folder, "hashed like this", Optional.empty());
        Files.writeString(submission.content(), "changed since then");
        assertThatThrownBy(() -> batches.claim(submission)).isInstanceOf(IllegalStateException.class);
        assertThat(count("evidence where sha256 = '" + submission.sha256() + "'"))
                .isZero();
    }

    @Test
    void a_large_submission_comes_back_byte_for_byte() throws IOException {
        String large = "0123456789abcdef".repeat(600_000);
        BatchId id = claimed(batches, folder, large);
        Path copy = folder.resolve("large");
        assertThat(batches.received(id, copy)).isPresent();
        assertThat(Files.readString(copy)).isEqualTo(large);
    }

    @Test
    void a_checked_batch_has_its_lines_labels_items_problems_and_receipt_and_asks_for_dispatch() throws IOException {
        BatchId id = claimed(batches, folder, "checked");
        Check result = checked(id);
        assertThat(batches.checked(id, result)).isTrue();

        assertThat(labels(id)).containsExactly("1 WAITING", "2 HELD_FOR_REVIEW", "3 REFUSED_AT_INTAKE");
        assertThat(jdbc.sql("select first_name from line where line_no = 1 and batch_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("ปู่\tทิพย์\\");
        assertThat(items(id))
                .containsExactly(
                        "HELD_FOR_REVIEW 20000 treasurer ", "REFUSED_AT_INTAKE 0 treasurer SGT-2002 national_id");
        assertThat(count("review_item where subject like '%:42' and label = 'MISSING_FROM_BATCH' and at_risk = 10000"))
                .isOne();
        assertThat(count("journal where event = 'item.opened'")).isEqualTo(count("review_item"));
        assertThat(count("problem where batch_id = " + id.value())).isOne();
        assertThat(batches.receipt(id)).contains(result.result().receipt());
        assertThat(batches.received(id, folder.resolve("late"))).isEmpty();
        assertThat(count("outbox where topic = 'check' and subject = " + id.value()))
                .isZero();
        assertThat(count("outbox where topic = 'dispatch' and subject = " + id.value()))
                .isOne();
    }

    @Test
    void a_refused_batch_passes_nothing_on_and_has_its_receipt() throws IOException {
        BatchId id = claimed(batches, folder, "refused");
        assertThat(batches.checked(id, Month.refused(id))).isTrue();
        assertThat(batches.receipt(id)).map(r -> r.state()).contains(BatchState.REFUSED);
        assertThat(count("outbox where subject = " + id.value())).isZero();
        assertThat(count("line where batch_id = " + id.value())).isZero();
    }

    @Test
    void the_second_result_of_a_check_changes_nothing_even_at_the_same_moment() throws Exception {
        BatchId id = claimed(batches, folder, "two workers");
        Check result = Month.checked(id, List.of(Month.line(1, 1, 100, Label.WAITING)), List.of());
        List<Boolean> written = atOnce(Collections.nCopies(8, () -> batches.checked(id, result)));
        assertThat(written).filteredOn(w -> w).hasSize(1);
        assertThat(count("line where batch_id = " + id.value())).isOne();
    }

    @Test
    void a_failure_in_the_middle_leaves_nothing_half_written() throws IOException {
        BatchId id = claimed(batches, folder, "fails");
        List<CheckedLine> twice = List.of(Month.line(1, 1, 100, Label.WAITING), Month.line(1, 2, 100, Label.WAITING));
        assertThatThrownBy(() -> batches.checked(id, Month.checked(id, twice, List.of())))
                .isInstanceOf(DataAccessException.class)
                .hasMessageNotContaining(Month.person(1).value());
        Check badText = Month.checked(
                id,
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(n -> Month.line(n, n, 100, Label.WAITING))
                        .toList(),
                List.of(new org.songtor.port.BatchStore.NewItem(
                        Label.MISSING_FROM_BATCH, "x", org.songtor.model.FundId.of("nobody"), 1, "")));
        assertThatThrownBy(() -> batches.checked(id, badText)).isInstanceOf(DataAccessException.class);
        assertThat(count("line where batch_id = " + id.value())).isZero();
        assertThat(count("problem where batch_id = " + id.value())).isZero();
        assertThat(count("outbox where topic = 'check' and subject = " + id.value()))
                .isOne();
        assertThat(batches.checked(id, checked(id))).isTrue();
    }

    @Test
    void a_text_that_is_no_unicode_is_refused_instead_of_changed() throws IOException {
        BatchId id = claimed(batches, folder, "surrogate");
        CheckedLine half = new CheckedLine(
                new org.songtor.port.BatchStore.LineContent.Bad(1, 8, "nsf", "", "\ud83d", 0),
                Month.NSF,
                Label.REFUSED_AT_INTAKE);
        assertThatThrownBy(() -> batches.checked(id, Month.checked(id, List.of(half), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_refused_at_intake_is_kept_without_the_persons_number_and_wages() throws IOException {
        BatchId id = claimed(batches, folder, "masked");
        batches.checked(id, Month.checked(id, List.of(Month.line(1, 7, 100, Label.REFUSED_AT_INTAKE)), List.of()));
        assertThat(jdbc.sql(
                                "select concat_ws(' ', last_four, person_hash, person_seal, wages) from line where batch_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(Month.person(7).value().substring(9));
    }

    @Test
    void a_member_missing_twice_is_one_open_item() throws IOException {
        for (String text : List.of("missing once", "missing twice")) {
            BatchId id = claimed(batches, folder, text);
            batches.checked(
                    id, Month.checked(id, List.of(Month.line(1, 1, 100, Label.WAITING)), List.of(Month.missing(77))));
        }
        assertThat(count("review_item where subject like '%:77'")).isOne();
    }

    @Test
    void a_result_that_contradicts_itself_is_the_callers_fault() throws IOException {
        BatchId id = claimed(batches, folder, "contradiction");
        Check settled = Month.checked(id, List.of(Month.line(1, 1, 100, Label.SETTLED)), List.of());
        assertThatThrownBy(() -> batches.checked(id, settled)).isInstanceOf(IllegalArgumentException.class);
        Check linesOfRefused =
                new Month.Whole(List.of(Month.unreadable(1)), Month.refused(id).result());
        assertThatThrownBy(() -> batches.checked(id, linesOfRefused)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Check checked(BatchId id) {
        return Month.checked(
                id,
                List.of(
                        Month.line(1, 1, 100, Label.WAITING),
                        Month.line(2, 2, 200, Label.HELD_FOR_REVIEW),
                        Month.unreadable(3)),
                List.of(Month.missing(42)));
    }

    private List<String> labels(BatchId id) {
        return jdbc.sql("select line_no || ' ' || first_label from line where batch_id = ? order by line_no")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<String> items(BatchId id) {
        return jdbc.sql("""
                        select concat_ws(' ', label, at_risk, owner, note)
                        from review_item join review_item_line using (item_id) join line using (line_id)
                        where batch_id = ? order by line_no
                        """).param(id.value()).query(String.class).list();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
