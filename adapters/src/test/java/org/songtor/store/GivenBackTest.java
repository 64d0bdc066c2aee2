package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.NotAgainException;
import org.songtor.port.Roads;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** Money that its members have back does not go to the agency, and what goes to the agency is not given back, whoever decides first. */
class GivenBackTest extends DeskBench {
    private static final DeliveryDesk.By WICHAI = new DeliveryDesk.By("wichai", "แฟ้มหาย");

    private final DeliveryDesk deliveries = new Stores(DATABASE).desk();

    @Test
    void a_file_whose_money_went_back_is_not_sent_again_until_that_is_taken_back() {
        long item = givenUp();
        assertThat(deliveries.file(file).orElseThrow().ended()).isFalse();
        Decision done = settle(item, back());
        assertThat(deliveries.file(file).orElseThrow().ended()).isTrue();
        assertThatThrownBy(() -> deliveries.propose(file, WICHAI))
                .isInstanceOf(NotAgainException.class)
                .hasMessageContainingAll(
                        "(D" + done.id() + ")", "ให้กองทุนยกเลิกมตินั้นก่อน", "the fund takes that decision back");
        assertThat(deliveries.file(file).orElseThrow().decided()).contains(done.id());
        assertThat(bench.state(file)).isEqualTo("UNDELIVERABLE");
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ยังไม่ได้คืน");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(deliveries.file(file).orElseThrow().decided()).isEmpty();
        deliveries.approve(deliveries.propose(file, WICHAI).id(), "ornuma");
        assertThat(bench.state(file)).isEqualTo("SENT");
    }

    @Test
    void a_file_whose_money_all_went_back_waits_for_nobody_until_that_is_taken_back() {
        JdbcPendingViews pending = new JdbcPendingViews(
                DATABASE.dataSource(),
                new Reading(DATABASE.dataSource(), DATABASE.transactions()),
                new Roads(Set.of(TOY.agency()), Set.of()));
        long item = givenUp();
        assertThat(pending.pending(viewer, batch))
                .singleElement()
                .satisfies(p -> assertThat(p.stuck()).isTrue());
        assertThat(waiting()).contains(file);
        Decision done = settle(item, back());
        assertThat(pending.pending(viewer, batch)).isEmpty();
        assertThat(waiting()).doesNotContain(file);
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ยังไม่ได้คืน");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(pending.pending(viewer, batch)).hasSize(1);
        assertThat(waiting()).contains(file);
    }

    private Satang silent() {
        Instant due = bench.jdbc
                .sql("select answer_due from agency_file where file_id = ?")
                .param(file.value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
        Expected.OfAnswers day =
                new Expected.OfAnswers(TOY, due.atZone(DecisionRows.ZONE).toLocalDate(), due);
        Judgement.SeenAnswers seen = new SeenRows(DATABASE.dataSource())
                .answers(Map.of(day, Instant.now()))
                .get(day);
        return seen.first().equals(Bench.name(file)) || seen.silent() == 0 ? seen.atRisk() : Satang.ofBaht(-1);
    }

    private List<FileId> waiting() {
        return deliveries.waiting(1000).stream().map(DeliveryDesk.Waiting::id).toList();
    }

    @Test
    void what_went_back_between_proposing_and_approving_stays_here() {
        long item = givenUp();
        Again again = deliveries.propose(file, WICHAI);
        assertThat(proposed(again).decided()).isEmpty();
        Decision done = settle(item, back());
        assertThat(proposed(again).decided()).contains(done.id());
        assertThatThrownBy(() -> deliveries.approve(again.id(), "ornuma")).hasMessageContaining("D" + done.id());
        assertThat(bench.state(file)).isEqualTo("UNDELIVERABLE");
        assertThat(bench.count(
                        "select count(*) from outbox where topic like 'deliver.%' and subject = " + file.value()))
                .isZero();
        assertThat(deliveries.withdraw(again.id(), "wichai").decision()).isPresent();
    }

    @Test
    void an_agency_that_never_answered_is_not_sent_what_went_back() {
        batch = bench.batch(fund.value(), 2, TOY);
        file = bench.delivered(batch, Instant.now().minusSeconds(60));
        bench.reconcile(file, Instant.now());
        assertThat(silent()).isEqualTo(Satang.ofBaht(200));
        settle(item(Label.NEVER_ANSWERED), back());
        assertThat(silent()).as("nobody waits for its answer any more").isEqualTo(Satang.ZERO);
        assertThatThrownBy(() -> deliveries.propose(file, WICHAI)).hasMessageContaining("people decided");
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
    }

    @Test
    void what_was_carried_and_went_back_is_not_carried_again_and_what_is_carried_again_is_not_given_back() {
        Roads walked = new Roads(Set.of(TOY.agency()), Set.of(TOY));
        JdbcHandoverStore parcels = new Stores(DATABASE).handovers(walked);
        DeliveryDesk counter = new Stores(DATABASE).desk(walked);
        batch = bench.batch(fund.value(), 2, TOY);
        file = bench.signed(batch);
        parcels.export(file, Set.of(TOY), "wichai", taken -> taken);
        Said said = new Said("ลุงคำ", "123/2569", TODAY, Optional.empty());
        parcels.approve(parcels.propose(file, said, "wichai"), Instant.now().minusSeconds(60), "ornuma");
        bench.reconcile(file, Instant.now());
        long item = item(Label.NEVER_ANSWERED);
        Again again = parcels.again(file, WICHAI);
        Decision done = settle(item, back());
        assertThatThrownBy(() -> counter.approve(again.id(), "ornuma")).hasMessageContaining("D" + done.id());
        assertThatThrownBy(() -> parcels.again(file, WICHAI)).hasMessageContaining("people decided");
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ยังไม่ได้คืน");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        counter.approve(again.id(), "ornuma");
        assertThat(bench.state(file)).isEqualTo("SENT");
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
    }

    @Test
    void a_question_to_the_agency_does_not_keep_its_file_here() {
        long item = givenUp();
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ได้รับหรือไม่", TODAY.plusDays(3)), by("malee"));
        deliveries.approve(deliveries.propose(file, WICHAI).id(), "ornuma");
        assertThat(bench.state(file)).isEqualTo("SENT");
    }

    @Test
    void what_is_sent_again_is_not_given_back_also_before_its_item_closed() {
        long item = givenUp();
        Decision signed = signed(item);
        deliveries.approve(deliveries.propose(file, WICHAI).id(), "ornuma");
        refused(Why.NOT_OPEN, () -> desk.execute(viewer, signed.id(), by("somchai")));
        assertThat(live(signed)).isZero();
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
    }

    @Test
    void who_decides_while_the_other_does_waits_and_finds_what_was_decided() {
        long item = givenUp();
        Decision signed = signed(item);
        Again again = deliveries.propose(file, WICHAI);
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            Future<Again> second = In.transaction(DATABASE.transactions(), () -> {
                bench.jdbc
                        .sql("select item_id from review_item where item_id = ? for update")
                        .param(item)
                        .query(Long.class)
                        .single();
                others.begin(() -> desk.execute(viewer, signed.id(), by("somchai")));
                return others.begin(() -> deliveries.approve(again.id(), "ornuma"));
            });
            assertThatThrownBy(second::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("D" + signed.id());
        }
        assertThat(bench.state(file)).isEqualTo("UNDELIVERABLE");
    }

    @Test
    void a_return_that_waits_for_the_file_to_be_sent_again_is_refused() {
        long item = givenUp();
        Decision signed = signed(item);
        Again again = deliveries.propose(file, WICHAI);
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            Future<Decision> second = In.transaction(DATABASE.transactions(), () -> {
                deliveries.approve(again.id(), "ornuma");
                return others.begin(() -> desk.execute(viewer, signed.id(), by("somchai")));
            });
            refusedThere(Why.NOT_OPEN, second);
        }
        assertThat(live(signed)).isZero();
    }

    @Test
    void the_database_itself_sends_nothing_again_whose_money_went_back() {
        Decision done = settle(givenUp(), back());
        long replay = bench.jdbc
                .sql(
                        "insert into delivery_replay (file_id, proposed_by, reason) values (?, 'wichai', 'x') returning replay_id")
                .param(file.value())
                .query(Long.class)
                .single();
        assertThat(live(done)).isEqualTo(2);
        assertThatThrownBy(() -> DATABASE.transactions().executeWithoutResult(open -> {
                    bench.jdbc
                            .sql(
                                    "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) values (?, ?, 'wichai', 'ornuma', true)")
                            .params(replay, file.value())
                            .update();
                    bench.jdbc
                            .sql("update agency_file set state = 'SIGNED' where file_id = ?")
                            .param(file.value())
                            .update();
                }))
                .rootCause()
                .hasMessageContaining("paid twice");
    }

    private Again proposed(Again again) {
        return deliveries.proposals().stream()
                .filter(p -> p.id() == again.id())
                .findFirst()
                .orElseThrow();
    }

    private static Proposal back() {
        return Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก");
    }

    /** A file of two lines that the agency's own side refused, and the item about it. */
    private long givenUp() {
        batch = bench.batch(fund.value(), 2, TOY);
        file = bench.signed(batch);
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        bench.reconcile(file, NOW);
        return item(Label.UNDELIVERED);
    }

    private Decision signed(long item) {
        Decision proposed = desk.propose(viewer, item, back(), by("malee"));
        return desk.approve(viewer, proposed.id(), by("somchai"));
    }
}
