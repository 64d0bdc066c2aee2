package org.songtor.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.BatchAt;
import org.songtor.port.DeliveryDesk.Gate;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.Unchanged.Reason;

class UnchangedTest {
    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");
    private static final Optional<Stop> MALEE = Optional.of(new Stop("malee", NOW, "ทดสอบ"));

    @Test
    void what_is_held_says_by_whom_and_what_is_over_how_it_ended() {
        Optional<Waiting> held = file(FileState.SIGNED, Why.HELD, MALEE);
        assertThat(Unchanged.hold(held)).isEqualTo(new Unchanged(Reason.HELD, MALEE));
        assertThat(Unchanged.retry(held)).isEqualTo(new Unchanged(Reason.HELD_BACK, MALEE));
        assertThat(Unchanged.release(held).reason()).isEqualTo(Reason.MOVED);
        for (FileState there : new FileState[] {FileState.DELIVERED, FileState.ANSWERED}) {
            assertAll(file(there, Why.DONE, Optional.empty()), Reason.REACHED);
        }
        assertAll(file(FileState.UNDELIVERABLE, Why.GIVEN_UP, Optional.empty()), Reason.GIVEN_UP);
        assertAll(Optional.empty(), Reason.NO_SUCH_FILE);
    }

    @Test
    void a_switch_that_stood_so_already_says_who_set_it_and_one_that_moved_meanwhile_that_it_did() {
        Optional<Stop> none = Optional.empty();
        assertThat(Unchanged.stop(new Gate(true, MALEE, none, none)))
                .isEqualTo(new Unchanged(Reason.STOPPED_BEFORE, MALEE));
        assertThat(Unchanged.stop(new Gate(true, none, MALEE, MALEE)).reason()).isEqualTo(Reason.MOVED);
        assertThat(Unchanged.start(new Gate(true, none, none, MALEE)))
                .isEqualTo(new Unchanged(Reason.STARTED_BEFORE, MALEE));
        assertThat(Unchanged.start(new Gate(true, none, MALEE, none)))
                .isEqualTo(new Unchanged(Reason.ALL_STOPPED, MALEE));
        assertThat(Unchanged.start(new Gate(true, none, none, none)).reason()).isEqualTo(Reason.NEVER_STOPPED);
        assertThat(Unchanged.start(new Gate(true, MALEE, none, none)).reason()).isEqualTo(Reason.MOVED);
        assertThat(Unchanged.start(new Gate(false, none, none, none)).reason()).isEqualTo(Reason.NO_SUCH_AGENCY);
    }

    private static void assertAll(Optional<Waiting> file, Reason reason) {
        assertThat(Unchanged.hold(file).reason()).isEqualTo(reason);
        assertThat(Unchanged.release(file).reason()).isEqualTo(reason);
        assertThat(Unchanged.retry(file).reason()).isEqualTo(reason);
    }

    @Test
    void what_nobody_holds_says_what_keeps_it_where_something_does() {
        assertThat(released(Why.LATER)).isEqualTo(Reason.NOT_HELD);
        assertThat(released(Why.AGENCY_STOPPED)).isEqualTo(Reason.STOPPED);
        assertThat(released(Why.OWN_FAULT)).isEqualTo(Reason.OWN_FAULT);
        assertThat(tried(Why.CARRIED)).isEqualTo(Reason.CARRIED);
        assertThat(tried(Why.TRYING)).isEqualTo(Reason.TRYING);
        assertThat(tried(Why.OWN_FAULT)).isEqualTo(Reason.OWN_FAULT);
        assertThat(tried(Why.DUE)).isEqualTo(Reason.MOVED);
        assertThat(Unchanged.retry(waiting(FileState.FROZEN, Why.DONE, Optional.empty(), Optional.empty()))
                        .reason())
                .isEqualTo(Reason.NOT_SIGNED);
    }

    private static Reason released(Why why) {
        return Unchanged.release(file(FileState.SIGNED, why, Optional.empty())).reason();
    }

    private static Reason tried(Why why) {
        return Unchanged.retry(file(FileState.SIGNED, why, Optional.empty())).reason();
    }

    @Test
    void a_batch_says_it_of_itself_and_of_its_files() {
        Optional<BatchAt> held = Optional.of(new BatchAt(BatchState.DISPATCHED, 2, 0, 0, false, MALEE));
        assertThat(Unchanged.holdBatch(held)).isEqualTo(new Unchanged(Reason.HELD, MALEE));
        assertThat(Unchanged.releaseBatch(held).reason()).isEqualTo(Reason.MOVED);
        assertBoth(Optional.empty(), Reason.NO_SUCH_BATCH, Reason.NO_SUCH_BATCH);
        assertBoth(batch(BatchState.RECEIVED, 0, 0, 0), Reason.NOT_CHECKED, Reason.NOT_CHECKED);
        assertBoth(batch(BatchState.REFUSED, 0, 0, 0), Reason.NOTHING_TO_SEND, Reason.NOTHING_TO_SEND);
        assertBoth(batch(BatchState.CHECKED, 0, 0, 0), Reason.MOVED, Reason.NOT_HELD);
        assertBoth(batch(BatchState.DISPATCHED, 2, 1, 0), Reason.MOVED, Reason.NOT_HELD);
        assertBoth(batch(BatchState.DISPATCHED, 2, 2, 0), Reason.REACHED, Reason.REACHED);
        assertBoth(batch(BatchState.DISPATCHED, 2, 0, 2), Reason.GIVEN_UP, Reason.GIVEN_UP);
        assertBoth(batch(BatchState.DISPATCHED, 2, 1, 1), Reason.OVER, Reason.OVER);
        assertBoth(
                Optional.of(new BatchAt(BatchState.CHECKED, 0, 0, 0, true, Optional.empty())),
                Reason.OWN_FAULT,
                Reason.OWN_FAULT);
    }

    private static void assertBoth(Optional<BatchAt> batch, Reason hold, Reason release) {
        assertThat(Unchanged.holdBatch(batch).reason()).isEqualTo(hold);
        assertThat(Unchanged.releaseBatch(batch).reason()).isEqualTo(release);
    }

    private static Optional<BatchAt> batch(BatchState state, int files, int reached, int givenUp) {
        return Optional.of(new BatchAt(state, files, reached, givenUp, false, Optional.empty()));
    }

    private static Optional<Waiting> file(FileState state, Why why, Optional<Stop> held) {
        return waiting(state, why, held, Optional.of(NOW));
    }

    private static Optional<Waiting> waiting(FileState state, Why why, Optional<Stop> held, Optional<Instant> signed) {
        return Optional.of(new Waiting(
                new FileId(1),
                ProfileId.of("toy/dues"),
                "T-1.txt",
                state,
                1,
                Satang.ofBaht(100),
                signed,
                Optional.empty(),
                0,
                why,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                held,
                Optional.empty(),
                false));
    }
}
