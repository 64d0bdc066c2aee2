package org.songtor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.flow.Boxes;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.flow.SongtorSettings.Channel;
import org.songtor.flow.TimedOutbox;
import org.songtor.match.Evidence;
import org.songtor.match.Labelled;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;

class ReconcileTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final String ANSWERS = "answers-toy.dues";
    private static final String MONEY = "statements-toy";
    private final TimedOutbox outbox = new TimedOutbox();
    private final Store store = new Store();
    private final MemoryBoxReads reads = new MemoryBoxReads(MONDAY);
    private final Boxes boxes = reads.boxes();
    private final Reconcile reconcile = new Reconcile(
            FlowFixture.worker(outbox, FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"))),
            store,
            boxes);

    @Test
    void a_ring_labels_the_file_once_and_ends_its_work() {
        outbox.add(Outbox.RECONCILE, 1);
        reconcile.reconcile(1);
        reconcile.reconcile(1);
        assertThat(store.labelled).containsExactly(new FileId(1));
        assertThat(outbox.waiting(Outbox.RECONCILE)).isZero();
    }

    @Test
    void a_store_that_fails_leaves_the_work_to_the_next_ring() {
        outbox.add(Outbox.RECONCILE, 1);
        store.broken = true;
        assertThatThrownBy(() -> reconcile.reconcile(1)).hasMessageContaining("database");
        store.broken = false;
        outbox.pass(Duration.ofSeconds(5));
        reconcile.reconcile(1);
        assertThat(store.labelled).hasSize(1);
    }

    @Test
    void a_deadline_counts_as_over_only_when_answers_and_money_that_came_by_then_are_known() {
        boxes.watch(ANSWERS);
        boxes.watch(MONEY);
        assertThat(known()).isEqualTo(Instant.EPOCH);
        look(ANSWERS);
        assertThat(known()).as("the money may have come").isEqualTo(Instant.EPOCH);
        look(MONEY);
        assertThat(known()).isEqualTo(MONDAY);
        reads.at(MONDAY.plus(Duration.ofDays(3)));
        look(MONEY);
        assertThat(known()).as("the answer may have come").isEqualTo(MONDAY);
        look(ANSWERS);
        assertThat(known()).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
    }

    private void look(String box) {
        boxes.begin(box);
        boxes.end(box);
    }

    private Instant known() {
        outbox.add(Outbox.RECONCILE, 1);
        reconcile.reconcile(1);
        return store.known;
    }

    private final class Store implements ReconcileStore {
        private final List<FileId> labelled = new ArrayList<>();
        private boolean broken;
        private Instant known = Instant.MIN;

        @Override
        public ProfileId profile(FileId id) {
            return ProfileId.of("toy/dues");
        }

        @Override
        public Evidence evidence(FileId id) {
            if (broken) {
                throw new IllegalStateException("no connection to the database");
            }
            return new Evidence(List.of(), List.of());
        }

        @Override
        public void labelled(FileId id, Outbox.Work work, List<Labelled> labels, Instant now) {
            outbox.done(work);
            known = now;
            labelled.add(id);
        }
    }
}
