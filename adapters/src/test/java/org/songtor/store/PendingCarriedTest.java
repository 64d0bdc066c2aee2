package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.WIANG;
import static org.songtor.store.Bench.bytes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.FileStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Roads;

/** What waits until people carry it does not go on by itself, and is held as any other where it missed its last cut-off. */
class PendingCarriedTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Set<ProfileId> BY_HAND = Set.of(TOY);
    private static final Roads ROADS = new Roads(Set.of(TOY.agency()), BY_HAND);
    private static final By WICHAI = new By("wichai", "ทดสอบ");

    private final Bench bench = new Bench(DATABASE);
    private final JdbcHandoverStore store = new Stores(DATABASE).handovers(ROADS);
    private final JdbcDeliveryDesk desk = new Stores(DATABASE).desk(ROADS);
    private final JdbcPendingViews views = new JdbcPendingViews(
            DATABASE.dataSource(), new Reading(DATABASE.dataSource(), DATABASE.transactions()), ROADS);
    private BatchId batch = new BatchId(0);
    private FileId file = new FileId(0);

    @BeforeEach
    void frozen() {
        batch = bench.batch("wiang", 2, TOY);
        file = bench.files.freeze(batch, DAY).get(0);
    }

    @Test
    void from_its_signature_until_two_people_say_so_it_waits_to_be_carried() {
        assertThat(pending().stuck()).as("it is signed by itself").isFalse();
        signed();
        assertCarried();
        store.export(file, BY_HAND, "one", taken -> taken);
        assertCarried();
        long claim =
                store.propose(file, new Said("ลุงคำ", "1", LocalDate.now(DecisionRows.ZONE), Optional.empty()), "one");
        assertCarried();
        store.approve(claim, DUE, "two");
        assertThat(views.pending(WIANG, batch)).isEmpty();
        desk.approve(store.again(file, WICHAI).id(), "two");
        assertCarried();
    }

    @Test
    void the_fund_reads_whether_it_was_taken_out_and_whether_somebody_says_that_it_is_there() {
        assertThat(carrying()).as("not signed yet").isEmpty();
        signed();
        assertThat(carrying()).contains(Stage.READY);
        store.export(file, BY_HAND, "one", taken -> taken);
        assertThat(carrying()).contains(Stage.EXPORTED);
        long wrong = said();
        assertThat(carrying()).contains(Stage.SAID);
        store.withdraw(wrong, "one");
        assertThat(carrying()).contains(Stage.EXPORTED);
        store.approve(said(), DUE, "two");
        assertThat(carrying()).isEmpty();
        desk.approve(store.again(file, WICHAI).id(), "two");
        assertThat(carrying()).as("a handover of its own").contains(Stage.READY);
    }

    private long said() {
        return store.propose(file, new Said("ลุงคำ", "1", LocalDate.now(DecisionRows.ZONE), Optional.empty()), "one");
    }

    private Optional<Stage> carrying() {
        return new BatchViews(DATABASE.dataSource(), ROADS, new SumsTogether(DATABASE.dataSource()))
                .files(WIANG, batch)
                .get(0)
                .carrying();
    }

    @Test
    void what_somebody_holds_waits_for_that_first() {
        signed();
        desk.hold(file, WICHAI);
        assertThat(pending().stuck()).isTrue();
        assertThat(pending().carried()).isFalse();
        desk.release(file, WICHAI);
        assertCarried();
    }

    @Test
    void what_is_held_or_stopped_is_not_offered_to_be_taken_out() {
        signed();
        assertThat(offered().waits()).isFalse();
        desk.hold(file, WICHAI);
        assertThat(offered().waits()).isTrue();
        assertThat(offered().held()).contains("wichai: ทดสอบ");
        desk.release(file, WICHAI);
        desk.stop(Optional.of(TOY.agency()), WICHAI);
        assertThat(offered().held()).contains("wichai: ทดสอบ");
        desk.start(Optional.of(TOY.agency()), WICHAI);
        assertThat(offered().waits()).isFalse();
        store.export(file, BY_HAND, "one", taken -> taken);
        desk.hold(file, WICHAI);
        assertThat(offered().waits()).as("not once more").isTrue();
        long said = said();
        assertThat(offered().waits()).as("it may be there").isFalse();
        store.withdraw(said, "one");
        desk.release(file, WICHAI);
    }

    private Carried offered() {
        return store.files(BY_HAND).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_taken_out_may_be_there_and_of_a_handover_once_more_only_once_it_is_taken_out_for_that() {
        signed();
        assertThat(term().arrived()).isFalse();
        store.export(file, BY_HAND, "one", taken -> taken);
        assertThat(term().arrived()).isTrue();
        store.approve(
                store.propose(file, new Said("ลุงคำ", "1", LocalDate.now(DecisionRows.ZONE), Optional.empty()), "one"),
                Instant.now().plusSeconds(600),
                "two");
        desk.approve(store.again(file, WICHAI).id(), "two");
        assertThat(term().arrived()).isFalse();
    }

    private FileStore.Term term() {
        return bench.files.term(file);
    }

    private void assertCarried() {
        assertThat(pending().stuck()).isTrue();
        assertThat(pending().carried()).isTrue();
        assertThat(pending().next()).as("nothing is tried").isEmpty();
    }

    private Pending pending() {
        List<Pending> waiting = views.pending(WIANG, batch);
        assertThat(waiting).hasSize(1);
        return waiting.get(0);
    }

    private void signed() {
        bench.files.signed(file, "F" + file.value() + ".txt", bytes("file " + file), bytes("signature " + file));
    }
}
