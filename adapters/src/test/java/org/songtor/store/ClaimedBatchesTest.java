package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.AtOnce.atOnce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.BatchStore.Submission;
import org.springframework.dao.DataAccessException;

/** What is handed in is kept once, whoever hands it in how often. */
class ClaimedBatchesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private final WiangBatches wiang = new WiangBatches(DATABASE, folder);
    private final JdbcBatchStore batches = wiang.store;

    @BeforeAll
    static void theFundIsKnown() {
        new Stores(DATABASE).fund("wiang");
    }

    @Test
    void a_claim_keeps_the_bytes_asks_for_the_check_and_tells_the_journal() throws IOException {
        BatchId id = wiang.claimed("first bytes");
        assertThat(wiang.count("outbox where topic = 'check' and subject = " + id.value()))
                .isOne();
        assertThat(wiang.count("journal where event = 'batch.received' and subject = 'batch:" + id.value() + "'"))
                .isOne();
        Path copy = folder.resolve("copy");
        Received received = batches.received(id, copy).orElseThrow();
        assertThat(copy).hasContent("first bytes");
        assertThat(received.sourceName()).isEqualTo("พฤศจิกายน.csv");
        assertThat(batches.receipt(id)).isEmpty();
    }

    @Test
    void the_same_bytes_are_the_same_batch_whatever_their_name_or_key() throws IOException {
        BatchId id = wiang.claimed("same bytes");
        assertThat(batches.claim(wiang.submission("same bytes", Optional.of("other-key"))))
                .isEqualTo(new Claim.Known(id));
        assertThat(batches.claim(wiang.submission("quite other bytes", Optional.of("other-key"))))
                .as("the key stands for the bytes it came with")
                .isEqualTo(new Claim.KeyReused(id));
    }

    @Test
    void a_key_used_with_other_bytes_is_told_and_nothing_is_kept() throws IOException {
        Claim first = batches.claim(wiang.submission("bytes under a key", Optional.of("key-1")));
        long kept = wiang.count("evidence");
        assertThat(batches.claim(wiang.submission("other bytes under it", Optional.of("key-1"))))
                .isEqualTo(new Claim.KeyReused(((Claim.New) first).id()));
        assertThat(wiang.count("evidence")).isEqualTo(kept);
    }

    @Test
    void a_key_used_with_other_bytes_is_told_although_these_are_known_under_a_key_of_their_own() throws IOException {
        Claim first = batches.claim(wiang.submission("bytes of key A", Optional.of("key-A")));
        Claim second = batches.claim(wiang.submission("bytes of key B", Optional.of("key-B")));
        assertThat(batches.claim(wiang.submission("bytes of key B", Optional.of("key-A"))))
                .isEqualTo(new Claim.KeyReused(((Claim.New) first).id()));
        assertThat(batches.claim(wiang.submission("bytes of key B", Optional.of("key-B"))))
                .isEqualTo(new Claim.Known(((Claim.New) second).id()));
    }

    @Test
    void the_same_bytes_a_hundred_times_at_once_are_one_batch() throws Exception {
        Submission submission = wiang.submission("a hundred times", Optional.of("key-100"));
        List<Claim> claims = atOnce(Collections.nCopies(100, () -> batches.claim(submission)));
        assertThat(claims).filteredOn(c -> c instanceof Claim.New).hasSize(1);
        assertThat(claims).filteredOn(c -> c instanceof Claim.Known).hasSize(99);
        assertThat(wiang.count("batch where sha256 = '" + submission.sha256() + "'"))
                .isOne();
    }

    @Test
    void one_key_with_many_bytes_at_once_lets_one_in() throws Exception {
        List<Callable<Claim>> many = new ArrayList<>();
        for (int n = 0; n < 24; n++) {
            Submission submission = wiang.submission("bytes " + n, Optional.of("key-many"));
            many.add(() -> batches.claim(submission));
        }
        List<Claim> claims = atOnce(many);
        assertThat(claims).filteredOn(c -> c instanceof Claim.New).hasSize(1);
        assertThat(claims).filteredOn(c -> c instanceof Claim.KeyReused).hasSize(23);
    }

    @Test
    void a_file_that_changed_since_it_was_hashed_is_refused_and_leaves_nothing() throws IOException {
        Submission submission = wiang.submission("hashed like this", Optional.empty());
        Files.writeString(submission.content(), "changed since then");
        assertThatThrownBy(() -> batches.claim(submission)).isInstanceOf(IllegalStateException.class);
        assertThat(wiang.count("evidence where sha256 = '" + submission.sha256() + "'"))
                .isZero();
    }

    @Test
    void a_large_submission_comes_back_byte_for_byte() throws IOException {
        String large = "0123456789abcdef".repeat(600_000);
        BatchId id = wiang.claimed(large);
        Path copy = folder.resolve("large");
        assertThat(batches.received(id, copy)).isPresent();
        assertThat(Files.readString(copy)).isEqualTo(large);
    }

    @Test
    void a_correction_names_the_batch_it_mends_and_only_one_of_its_own_fund() throws IOException {
        BatchId first = wiang.claimed("to be mended");
        Submission mended = mends(wiang.submission("mended", Optional.empty()), Month.WIANG, first);
        BatchId second = ((Claim.New) batches.claim(mended)).id();
        assertThat(batches.received(second, folder.resolve("mended"))
                        .orElseThrow()
                        .corrects())
                .contains(first);
        new Stores(DATABASE).fund("stranger");
        Submission strange = mends(wiang.submission("strange", Optional.empty()), FundId.of("stranger"), first);
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
}
