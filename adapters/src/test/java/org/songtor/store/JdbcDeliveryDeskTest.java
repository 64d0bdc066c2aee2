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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.Agency;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Waiting;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.port.Roads;

class JdbcDeliveryDeskTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final By WICHAI = new By("wichai", "รอกองทุนยืนยัน");
    private static final By ORNUMA = new By("ornuma", "แฟ้มหาย");

    private final JdbcDeliveryDesk desk = new Stores(DATABASE).desk();
    private Bench bench;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
    }

    @Test
    void a_held_file_neither_rings_nor_goes_and_goes_on_when_it_is_released() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        assertThat(desk.hold(file, WICHAI)).isTrue();
        assertThat(desk.hold(file, ORNUMA)).isFalse();
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(why(file)).isEqualTo(Why.HELD);
        assertThat(shown(file).held().orElseThrow().reason()).isEqualTo("รอกองทุนยืนยัน");
        assertThat(desk.release(file, ORNUMA)).isTrue();
        assertThat(desk.release(file, ORNUMA)).isFalse();
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
        assertThat(journal("file:" + file.value(), "file.held", "file.released"))
                .isEqualTo(2);
    }

    @Test
    void a_hold_between_taking_the_work_and_the_first_byte_keeps_the_bytes_here() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        Optional<Signed> begun = bench.files.begin(file, work);
        assertThat(begun).isPresent();
        desk.hold(file, WICHAI);
        assertThatThrownBy(() -> bench.files.sending(file, work))
                .isInstanceOf(HeldBackException.class)
                .hasMessageContaining("wichai: รอกองทุนยืนยัน");
        bench.files.attempted(file, work, new Outcome.TryAgain("held"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(bench.state(file)).isEqualTo("SIGNED");
    }

    @Test
    void a_stop_between_taking_the_work_and_the_first_byte_keeps_the_bytes_here() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        desk.stop(Optional.empty(), WICHAI);
        try {
            assertThatThrownBy(() -> bench.files.sending(file, work)).isInstanceOf(HeldBackException.class);
            assertThat(why(bench.signed(bench.batch("wiang", 1, TOY)))).isEqualTo(Why.AGENCY_STOPPED);
        } finally {
            desk.start(Optional.empty(), WICHAI);
        }
        bench.files.sending(file, work);
    }

    @Test
    void a_held_batch_holds_its_files_those_that_are_not_signed_yet_and_itself_before_it_has_any() {
        BatchId early = bench.batch("wiang", 1, TOY);
        assertThat(desk.hold(early, WICHAI)).isOne();
        assertThat(bench.outbox.take("dispatch", early.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThatThrownBy(() -> bench.files.freeze(early, Bench.DAY)).isInstanceOf(HeldBackException.class);
        assertThat(bench.count("select count(*) from agency_file where batch_id = " + early.value()))
                .isZero();
        assertThat(desk.release(early, WICHAI)).isOne();
        FileId file = bench.files.freeze(early, Bench.DAY).get(0);
        assertThat(desk.hold(early, WICHAI)).isOne();
        bench.files.signed(file, Bench.name(file), Bench.bytes("x"), Bench.bytes("y"));
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(desk.release(early, WICHAI)).isOne();
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isPresent();
    }

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
    void a_file_that_the_program_holds_waits_for_a_person_whose_release_is_remembered() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        assertThat(bench.files.term(file).released()).isEmpty();
        bench.files.hold(file, work, "missed its last cut-off");
        bench.outbox.release(work, Duration.ZERO);
        assertThat(why(file)).isEqualTo(Why.HELD);
        assertThat(shown(file).held().orElseThrow().officer()).isEqualTo("songtor");
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(desk.release(file, ORNUMA)).isTrue();
        assertThat(bench.files.term(file).released()).isPresent();
        assertThat(bench.files.term(file).fund().orElseThrow().value()).isEqualTo("wiang");
        assertThatThrownBy(() -> bench.files.hold(file, work, "again")).hasMessageContaining("stale");
        assertThat(why(file)).isNotEqualTo(Why.HELD);
    }

    /** Not in doubt, since the attempt surely sent nothing; it was carried, or an earlier copy got there. */
    @Test
    void an_answer_says_that_a_file_arrived_whatever_its_attempts_said() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        assertThat(bench.files.term(file).arrived()).isFalse();
        bench.answered(bench.answer(file, 1));
        assertThat(bench.files.term(file).arrived()).isTrue();
        assertThat(desk.hold(file, WICHAI)).as("nothing of it is left to send").isFalse();
    }

    @Test
    void a_file_that_was_given_up_is_sent_again_by_two_people_with_the_same_bytes_name_and_number() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.signed(batch);
        Signed before = bench.files.toDeliver(file).orElseThrow();
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        bench.reconcile(file, Bench.NOW);
        assertThat(bench.labels(batch)).containsOnly("UNDELIVERED");
        Again again = desk.propose(file, WICHAI);
        assertThat(desk.propose(file, ORNUMA).id()).isEqualTo(again.id());
        assertThat(bench.files.toDeliver(file)).isEmpty();
        assertThatThrownBy(() -> desk.approve(again.id(), "wichai")).hasMessageContaining("does not approve");
        desk.approve(again.id(), "ornuma");
        desk.approve(again.id(), "ornuma");
        Signed after = bench.files.toDeliver(file).orElseThrow();
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(after.signature()).isEqualTo(before.signature());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.attempts()).as("a new budget").isZero();
        assertThat(before.replays()).isZero();
        assertThat(after.replays()).isEqualTo(1);
        assertThat(after.doubtful())
                .as("two people have answered where a channel cannot ask")
                .isFalse();
        bench.reconcile(file, Bench.NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(bench.count("select attempts from agency_file where file_id = " + file.value()))
                .isEqualTo(2);
        assertThat(journal("file:" + file.value(), "replay.proposed", "replay.approved"))
                .isEqualTo(2);
    }

    @Test
    void a_delivered_file_is_sent_again_and_is_no_more_called_delivered_until_it_is_proved_again() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        desk.approve(desk.propose(file, WICHAI).id(), "ornuma");
        assertThat(shown(file).state()).isEqualTo(FileState.SENT);
        assertThat(bench.count(
                        "select count(*) from agency_file where delivered_at is null and file_id = " + file.value()))
                .isOne();
        bench.attempt(file, new Outcome.Delivered("was there"), DUE);
        assertThat(shown(file).state()).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_file_that_was_delivered_once_stays_called_sent_where_nothing_of_it_is_taken_the_second_time() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        desk.approve(desk.propose(file, WICHAI).id(), "ornuma");
        bench.attempt(file, new Outcome.TryAgain("no right to write"), DUE);
        assertThat(shown(file).state()).isEqualTo(FileState.SENT);
    }

    @Test
    void an_answered_file_and_one_on_its_way_are_not_sent_again_and_a_withdrawn_proposal_is_over() {
        FileId way = bench.signed(bench.batch("wiang", 1, TOY));
        assertThatThrownBy(() -> desk.propose(way, WICHAI)).isInstanceOf(IllegalStateException.class);
        FileId file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        Again open = desk.propose(file, WICHAI);
        assertThat(bench.answered(bench.answer(file, 2))).isTrue();
        assertThatThrownBy(() -> desk.approve(open.id(), "ornuma")).hasMessageContaining("answered");
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
        assertThat(desk.withdraw(open.id(), "wichai").decision().orElseThrow().approved())
                .isFalse();
        assertThatThrownBy(() -> desk.approve(open.id(), "ornuma")).hasMessageContaining("withdrawn");
        assertThat(desk.proposals()).noneMatch(p -> p.id() == open.id());
    }

    @Test
    void the_database_itself_refuses_one_person_in_both_places_and_a_file_that_nobody_approved() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        Again again = desk.propose(file, WICHAI);
        String end =
                "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) values (?, ?, ?, ?, true)";
        assertThatThrownBy(() -> bench.jdbc
                        .sql(end)
                        .params(again.id(), file.value(), "wichai", "wichai")
                        .update())
                .hasMessageContaining("delivery_replay_two_people");
        assertThatThrownBy(() -> bench.jdbc
                        .sql(end)
                        .params(again.id(), file.value(), "x", "wichai")
                        .update())
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> bench.jdbc
                        .sql("update agency_file set state = 'SIGNED' where file_id = ?")
                        .param(file.value())
                        .update())
                .hasMessageContaining("two people");
        for (String table : new String[] {"delivery_replay", "delivery_replay_end"}) {
            desk.approve(desk.propose(again(), WICHAI).id(), "ornuma");
            assertThatThrownBy(() -> bench.jdbc
                            .sql("update " + table + " set proposed_by = 'x'")
                            .update())
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> bench.jdbc.sql("delete from " + table).update())
                    .hasMessageContaining("append-only");
        }
    }

    private FileId again() {
        return bench.delivered(bench.batch("wiang", 1, TOY), DUE);
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

    @Test
    void nobody_and_the_program_itself_want_nothing() {
        assertThatThrownBy(() -> new By("songtor", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new By("wichai", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new By("", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    private Waiting shown(FileId file) {
        return desk.file(file).orElseThrow();
    }

    private Why why(FileId file) {
        return shown(file).why();
    }

    private long journal(String subject, String... events) {
        return bench.jdbc
                .sql("select count(*) from journal where subject = ? and event = any(?)")
                .params(subject, events)
                .query(Long.class)
                .single();
    }
}
