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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.NewItem;
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
    void a_key_used_with_other_bytes_is_told_although_these_are_known_under_a_key_of_their_own() throws IOException {
        Claim first = batches.claim(submission(folder, "bytes of key A", Optional.of("key-A")));
        Claim second = batches.claim(submission(folder, "bytes of key B", Optional.of("key-B")));
        assertThat(batches.claim(submission(folder, "bytes of key B", Optional.of("key-A"))))
                .isEqualTo(new Claim.KeyReused(((Claim.New) first).id()));
        assertThat(batches.claim(submission(folder, "bytes of key B", Optional.of("key-B"))))
                .isEqualTo(new Claim.Known(((Claim.New) second).id()));
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
                List.of(new NewItem(Label.MISSING_FROM_BATCH, "x", FundId.of("nobody"), 1, "")));
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

    @Test
    void a_missing_member_whom_a_later_batch_brings_is_missing_no_more() throws IOException {
        new Stores(DATABASE)
                .rosters()
                .merge(
                        Month.WIANG,
                        List.of(Member.of("61", Month.person(61), new PersonName("", "ก", "ข"), "", Set.of())),
                        "malee");
        BatchId first = claimed(batches, folder, "without 61");
        batches.checked(first, Month.checked(first, List.of(), List.of(Month.missing(61), Month.missing(62))));
        BatchId second = claimed(batches, folder, "brings 61");
        batches.checked(second, Month.checked(second, List.of(Month.line(1, 61, 100, Label.WAITING)), List.of()));
        assertThat(count("review_item where subject like '%:61' and closed_at is null"))
                .isZero();
        assertThat(count("review_item where subject like '%:61' and closed_at is not null"))
                .isOne();
        assertThat(count("review_item where subject like '%:62' and closed_at is null"))
                .isOne();
        assertThat(count("journal where event = 'item.closed'")).isOne();
    }

    @Test
    void one_question_of_the_batch_stands_for_all_its_held_lines() throws IOException {
        BatchId id = claimed(batches, folder, "looks like another");
        NewItem question =
                new NewItem(Label.HELD_FOR_REVIEW, "batch:" + id.value(), Month.WIANG, 30_000, "looks like B000001");
        batches.checked(
                id,
                Month.checked(
                        id,
                        List.of(
                                Month.line(1, 1, 100, Label.HELD_FOR_REVIEW),
                                Month.line(2, 2, 200, Label.HELD_FOR_REVIEW),
                                Month.unreadable(3)),
                        List.of(question)));
        assertThat(items(id))
                .containsExactly(
                        "HELD_FOR_REVIEW 30000 treasurer looks like B000001",
                        "HELD_FOR_REVIEW 30000 treasurer looks like B000001",
                        "REFUSED_AT_INTAKE 0 treasurer SGT-2002 national_id");
    }

    @Test
    void a_batch_that_looks_like_another_is_found_unless_that_was_refused_or_is_itself() throws IOException {
        Sha256 print = Sha256.of(new byte[] {7});
        BatchId first = claimed(batches, folder, "first of two alike");
        batches.checked(first, printed(Month.checked(first, List.of(), List.of()), print));
        BatchId refused = claimed(batches, folder, "refused and alike");
        batches.checked(refused, printed(Month.refused(refused), Sha256.of(new byte[] {8})));
        BatchId third = claimed(batches, folder, "third");
        assertThat(batches.sameFingerprint(Month.WIANG, print, third)).contains(first);
        assertThat(batches.sameFingerprint(Month.WIANG, print, first)).isEmpty();
        assertThat(batches.sameFingerprint(Month.WIANG, Sha256.of(new byte[] {8}), third))
                .isEmpty();
        assertThat(batches.sameFingerprint(FundId.of("other"), print, third)).isEmpty();
    }

    @Test
    void a_check_may_ask_the_stores_before_its_first_line_and_sees_the_funds_earlier_checks() throws Exception {
        Sha256 print = Sha256.of(new byte[] {9});
        List<Callable<Optional<BatchId>>> both = new ArrayList<>();
        for (String text : List.of("alike at once 1", "alike at once 2")) {
            BatchId id = claimed(batches, folder, text);
            both.add(() -> {
                Asking asking = new Asking(id, print);
                batches.checked(id, asking);
                return asking.seen;
            });
        }
        assertThat(atOnce(both)).filteredOn(Optional::isPresent).hasSize(1);
    }

    private final class Asking implements Check {
        private final BatchId id;
        private final Sha256 print;
        private Optional<BatchId> seen = Optional.empty();

        Asking(BatchId id, Sha256 print) {
            this.id = id;
            this.print = print;
        }

        @Override
        public void lines(Consumer<CheckedLine> to) {
            seen = batches.sameFingerprint(Month.WIANG, print, id);
            to.accept(Month.line(1, 1, 100, Label.WAITING));
        }

        @Override
        public CheckedBatch result() {
            return printed(Month.checked(id, List.of(), List.of()), print).result();
        }
    }

    private static Check printed(Check check, Sha256 print) {
        CheckedBatch r = check.result();
        return new Month.Whole(
                List.of(),
                new CheckedBatch(r.state(), r.header(), Optional.of(print), r.problems(), r.missing(), r.receipt()));
    }

    @Test
    void a_correction_names_the_batch_it_mends_and_only_one_of_its_own_fund() throws IOException {
        BatchId first = claimed(batches, folder, "to be mended");
        Submission mended = mends(submission(folder, "mended", Optional.empty()), Month.WIANG, first);
        BatchId second = ((Claim.New) batches.claim(mended)).id();
        assertThat(batches.received(second, folder.resolve("mended"))
                        .orElseThrow()
                        .corrects())
                .contains(first);
        new Stores(DATABASE).fund("stranger");
        Submission strange = mends(submission(folder, "strange", Optional.empty()), FundId.of("stranger"), first);
        assertThatThrownBy(() -> batches.claim(strange)).isInstanceOf(DataAccessException.class);
        assertThat(batches.original(FundId.of("stranger"), first, folder.resolve("no")))
                .isEmpty();
        assertThat(batches.original(Month.WIANG, first, folder.resolve("yes"))).isPresent();
        assertThat(folder.resolve("yes")).hasContent("to be mended");
    }

    private static Submission mends(Submission s, FundId fund, BatchId corrects) {
        return new Submission(
                fund, s.channel(), s.sourceName(), s.key(), s.content(), s.sha256(), Optional.of(corrects));
    }

    @Test
    void a_check_that_cannot_read_the_batch_leaves_it_waiting() throws IOException {
        BatchId id = claimed(batches, folder, "breaks while read");
        Check breaks = new Check() {
            @Override
            public void lines(Consumer<CheckedLine> to) throws IOException {
                to.accept(Month.line(1, 1, 100, Label.WAITING));
                throw new IOException("gone");
            }

            @Override
            public CheckedBatch result() {
                throw new IllegalStateException("not asked");
            }
        };
        assertThatThrownBy(() -> batches.checked(id, breaks)).isInstanceOf(IOException.class);
        assertThat(count("line where batch_id = " + id.value())).isZero();
        assertThat(batches.checked(id, checked(id))).isTrue();
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
