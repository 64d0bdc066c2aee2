package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.OTHER;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Outcome;
import org.songtor.port.DeliveryDesk.Agency;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.Outbox;
import org.songtor.port.Roads;

/** What the board says of a file that waits, and of its agency. */
class DeliveryBoardTest extends DeliveryDeskBench {
    @Test
    void a_file_that_waits_is_tried_now_when_somebody_wants_it() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        assertThat(why(file)).isEqualTo(Why.LATER);
        assertThat(shown(file).nextTry()).isPresent();
        assertThat(shown(file).lastOutcome()).isEqualTo("TRY_AGAIN");
        assertThat(desk.retry(file, WICHAI)).isTrue();
        assertThat(why(file)).isEqualTo(Why.DUE);
        Outbox.Work work = bench.take("deliver.toy.one", file);
        assertThat(why(file)).isEqualTo(Why.TRYING);
        assertThat(desk.retry(file, WICHAI)).as("it is being tried").isFalse();
        bench.outbox.release(work, Duration.ZERO);
    }

    /** It is rung for again in ten seconds; that is no hour at which it is tried again. */
    @Test
    void a_file_that_was_rung_for_and_waits_for_its_turn_is_due_and_has_no_hour() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        bench.jdbc.sql("delete from outbox where topic like 'deliver.%'").update();
        FileId file = bench.signed(batch);
        due("1 hour");
        assertThat(why(file)).isEqualTo(Why.LATER);
        assertThat(nextTry(batch)).isPresent();
        assertThat(toy().due()).isZero();
        assertThat(toy().waiting()).isOne();
        due("-1 second");
        bench.outbox.ring(1_000, Duration.ofSeconds(10));
        assertThat(why(file)).isEqualTo(Why.DUE);
        assertThat(shown(file).nextTry()).isEmpty();
        assertThat(nextTry(batch)).isEmpty();
        assertThat(toy().due()).isOne();
        assertThat(toy().waiting()).isZero();
    }

    private void due(String from) {
        bench.jdbc
                .sql("update outbox set due_at = now() + :from::interval where topic like 'deliver.%'")
                .param("from", from)
                .update();
    }

    private Agency toy() {
        return desk.board().agencies().stream()
                .filter(a -> a.agency().equals(TOY.agency()))
                .findFirst()
                .orElseThrow();
    }

    /** As the fund's people see it. */
    private Optional<Instant> nextTry(BatchId batch) {
        return bench.views.files(Bench.WIANG, batch).get(0).nextTry();
    }

    @Test
    void of_a_file_that_was_given_up_it_is_known_whether_bytes_may_have_left() {
        FileId never = bench.signed(bench.batch("wiang", 1, TOY));
        bench.files.attempted(
                never, bench.take("deliver.toy.one", never), new Outcome.TryAgain("closed"), DUE, Optional.empty());
        assertThat(shown(never).why()).isEqualTo(Why.GIVEN_UP);
        assertThat(shown(never).sentAt()).isEmpty();
        FileId perhaps = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", perhaps);
        bench.files.sending(perhaps, work);
        bench.files.attempted(perhaps, work, new Outcome.Unknown("no reply"), DUE, Optional.empty());
        assertThat(shown(perhaps).sentAt()).isPresent();
        assertThat(shown(perhaps).ended()).isFalse();
    }

    @Test
    void the_board_shows_agencies_that_never_had_a_file() {
        AgencyCode idle = AgencyCode.of("aaa");
        JdbcDeliveryDesk both = new Stores(DATABASE).desk(new Roads(Set.of(TOY.agency(), idle), Set.of()));
        bench.signed(bench.batch("wiang", 1, TOY));
        assertThat(both.board().agencies()).extracting(a -> a.agency().value()).containsExactly("aaa", "toy");
        assertThat(both.board().agencies().get(0).due()).isZero();
        both.stop(Optional.of(idle), WICHAI);
        assertThat(both.board().agencies().get(0).stop()).isPresent();
        assertThat(both.board().agencies()).hasSize(2);
        bench.jdbc.sql("delete from delivery_gate where agency = 'aaa'").update();
    }

    @Test
    void an_agency_that_is_not_configured_is_not_called_stopped() {
        AgencyCode slip = AgencyCode.of("tyo");
        assertThatThrownBy(() -> desk.stop(Optional.of(slip), WICHAI))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no agency tyo");
        assertThat(desk.board().agencies()).extracting(a -> a.agency()).doesNotContain(slip);
        assertThat(journal("agency:tyo", "agency.stopped")).isZero();
    }

    @Test
    void a_file_that_a_person_carries_has_no_hour_and_is_not_tried_at_a_wish() {
        JdbcDeliveryDesk byHand = new Stores(DATABASE).desk(new Roads(Set.of(TOY.agency()), Set.of(TOY)));
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        assertThat(byHand.file(file).orElseThrow().why()).as("looked at").isEqualTo(Why.CARRIED);
        bench.outbox.release(work, Duration.ofHours(1));
        assertThat(why(file)).as("of a channel of ours").isEqualTo(Why.LATER);
        Waiting carried = byHand.file(file).orElseThrow();
        assertThat(carried.why()).isEqualTo(Why.CARRIED);
        assertThat(carried.nextTry()).isEmpty();
        assertThat(byHand.retry(file, WICHAI)).isFalse();
        assertThat(why(file)).isEqualTo(Why.LATER);
        byHand.hold(file, WICHAI);
        assertThat(byHand.file(file).orElseThrow().why()).isEqualTo(Why.HELD);
        byHand.release(file, WICHAI);
        FileId other = bench.signed(bench.batch("wiang", 1, OTHER));
        assertThat(byHand.file(other).orElseThrow().why()).isEqualTo(Why.DUE);
    }

    @Test
    void the_board_counts_what_is_due_what_waits_and_what_is_parked_of_each_agency() {
        bench.jdbc.sql("delete from outbox").update();
        FileId due = bench.signed(bench.batch("wiang", 1, TOY));
        FileId later = bench.signed(bench.batch("wiang", 2, OTHER));
        FileId held = bench.signed(bench.batch("wiang", 3, TOY));
        bench.outbox.release(bench.take("deliver.toy.two", later), Duration.ofHours(1));
        desk.hold(held, WICHAI);
        assertThat(desk.board().agencies()).singleElement().satisfies(a -> {
            assertThat(a.agency()).hasToString("toy");
            assertThat(a.due()).isOne();
            assertThat(a.waiting()).isOne();
            assertThat(a.parked()).isOne();
            assertThat(a.amount().toBaht()).isEqualTo("600.00");
            assertThat(a.oldest()).isPresent();
        });
        assertThat(desk.waiting(100)).extracting(Waiting::id).contains(due, later, held);
    }
}
