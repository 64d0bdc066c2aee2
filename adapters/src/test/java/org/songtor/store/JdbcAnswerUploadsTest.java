package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.bytes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.AnswerStore.Taken;
import org.songtor.port.AnswerUploads.Kept;
import org.songtor.port.AnswerUploads.Place;
import org.songtor.port.AnswerUploads.Upload;
import org.songtor.port.FormNotUsedException;

class JdbcAnswerUploadsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Place PLACE = new Place(TOY.agency(), Optional.of(TOY.name()));

    private Bench bench;
    private JdbcAnswerUploads store;
    private FileId file;
    private Upload upload;

    @BeforeEach
    void anAnswerWaits() {
        bench = new Bench(DATABASE);
        store = new Stores(DATABASE).uploads();
        file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        upload = store.keep(PLACE, "A.txt", bytes("answer to " + file), "one");
    }

    @Test
    void what_two_people_vouched_for_is_applied_or_waits_on() {
        assertThatThrownBy(() -> store.approve(upload.id(), "two", kept -> {
                    applied(kept);
                    throw new FormNotUsedException("left where it is", new IllegalArgumentException("version 2"));
                }))
                .isInstanceOf(FormNotUsedException.class);
        assertThat(waiting()).contains(upload.id());
        assertThat(bench.state(file)).as("nothing of it was applied").isEqualTo("DELIVERED");
        assertThat(vouched()).isZero();

        assertThat(store.approve(upload.id(), "two", this::applied)).isTrue();
        assertThat(waiting()).doesNotContain(upload.id());
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
        assertThat(vouched()).isOne();
    }

    @Test
    void nobody_vouches_alone_or_twice_or_for_what_was_withdrawn() {
        assertThatThrownBy(() -> store.approve(upload.id(), "one", this::applied))
                .hasMessageContaining("does not vouch for it alone");
        store.withdraw(upload.id(), "one");
        assertThatThrownBy(() -> store.approve(upload.id(), "two", this::applied))
                .hasMessageContaining("no such upload waits");
        assertThatThrownBy(() -> store.withdraw(upload.id(), "two")).hasMessageContaining("no such upload waits");
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
    }

    /** Whoever comes second waits for the first, and then sees the decision as anybody does who comes later. */
    @Test
    void of_two_who_vouch_at_once_one_does_and_the_other_is_told() throws Exception {
        AtomicInteger used = new AtomicInteger();
        List<String> ends =
                AtOnce.atOnce(List.of(() -> vouchedSlowly("two", used), () -> vouchedSlowly("three", used)));
        assertThat(ends).containsExactlyInAnyOrder("vouched", "no such upload waits: " + upload.id());
        assertThat(used).hasValue(1);
    }

    /** @return what came of it; while it is under way the other one comes */
    private String vouchedSlowly(String officer, AtomicInteger used) {
        try {
            return store.approve(upload.id(), officer, kept -> {
                used.incrementAndGet();
                LockSupport.parkNanos(500_000_000);
                return "vouched";
            });
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean applied(Kept kept) {
        Arrived arrived = new Arrived(kept.upload().name(), kept.content(), bytes("our own signature"));
        return bench.answers.answer(TOY, arrived, bench.answer(file, 2)) == Taken.APPLIED;
    }

    private List<Long> waiting() {
        return store.waiting().stream().map(Upload::id).toList();
    }

    private long vouched() {
        return bench.count("select count(*) from journal where event = 'answer.vouched' and subject = 'upload:"
                + upload.id() + "'");
    }
}
