package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Row;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.FileGroups.Fit;
import org.songtor.port.NotAgainException;
import org.songtor.port.Outbox;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** A file was given up and nothing of it ever left: its lines may go in another one, and then it goes nowhere for ever, whoever is faster. */
class NeverLeftTest extends AgainBench {
    private static final ProfileId MANY = ProfileId.of("toy/many");
    private static final DeliveryDesk.By WICHAI = new DeliveryDesk.By("wichai", "แฟ้มหาย");

    private final FundId neighbour = FundId.of("beside" + fund);
    private final Viewer itsTreasurer = new Viewer("malee", Set.of(neighbour), false);
    private final DeliveryDesk deliveries = new Stores(DATABASE).desk();
    private BatchId theirs;

    @Test
    void who_shares_it_with_a_fund_that_gave_back_sends_its_lines_in_a_new_batch() {
        shared();
        long item = itsItem();
        assertThat(fixes(itsTreasurer, item).get(0).why()).isEqualTo(Fix.Why.FILE_MAY_GO_AGAIN);
        assertThat(fixes(itsTreasurer, item)).extracting(Fix::kind).doesNotContain(DecisionKind.RESUBMIT);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(itsTreasurer, item, AGAIN, by("malee")));
        settle(item(Label.UNDELIVERED), RETURN);
        assertThat(fixes(itsTreasurer, item).get(0)).isEqualTo(new Fix(DecisionKind.RESUBMIT, Fix.Why.FILE_STAYS));
        Decision again = desk.propose(itsTreasurer, item, AGAIN, by("malee"));
        desk.approve(itsTreasurer, again.id(), by("somchai"));
        Decision done = desk.execute(itsTreasurer, again.id(), by("somchai"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(theirs)).containsOnly("RESUBMITTED");
        assertThat(bench.labels(batch)).containsOnly("RETURNED");
        assertThat(bench.count("select count(*) from batch where state = 'RECEIVED' and corrects = " + theirs.value()))
                .isEqualTo(done.batches().size())
                .isOne();
        assertThatThrownBy(() -> deliveries.propose(file, WICHAI)).isInstanceOf(NotAgainException.class);
    }

    @Test
    void a_funds_own_file_is_given_up_for_another_and_never_sent_again() {
        Decision again = went(alone());
        assertThatThrownBy(() -> deliveries.propose(file, WICHAI)).hasMessageContaining("D" + again.id());
        takenOver(again, "WAITING");
        notTakenBack(again);
        assertThatThrownBy(() -> deliveries.propose(file, WICHAI)).hasMessageContaining("D" + again.id());
        goesNowhere();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_file_that_waited_for_other_funds_and_found_none_is_the_funds_own() {
        batch = bench.batch(fund.value(), 1, MANY);
        bench.groups.freeze(batch, DAY, Map.of(MANY, new Company(DUE, 1_000)));
        grouped(1);
        went(item(Label.UNDELIVERED));
    }

    @Test
    void its_people_may_wait_until_it_is_sent_again_as_it_is() {
        long item = alone();
        assertThat(fixes(viewer, item).get(0)).isEqualTo(new Fix(DecisionKind.WAIT_UNTIL, Fix.Why.FILE_MAY_GO_AGAIN));
        deliveries.approve(deliveries.propose(file, WICHAI).id(), "ornuma");
        assertThat(bench.state(file)).isEqualTo("SIGNED");
    }

    @Test
    void what_may_be_there_goes_in_no_other_file() {
        batch = bench.batch(fund.value(), 1, TOY);
        file = bench.signed(batch);
        Outbox.Work work = bench.take(bench.files.toDeliver(file).orElseThrow());
        bench.files.begin(file, work);
        bench.files.sending(file, work);
        bench.files.attempted(file, work, new Outcome.Unknown("no receipt"), DUE, Optional.empty());
        bench.reconcile(file, NOW);
        maybeThere(item(Label.UNDELIVERED));
        assertThat(desk.item(viewer, item(Label.UNDELIVERED))
                        .orElseThrow()
                        .row()
                        .gaveUp())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void of_what_the_other_side_did_not_take_its_list_and_its_page_know_that() {
        batch = bench.batch(fund.value(), 1, TOY);
        file = bench.signed(batch);
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        bench.reconcile(file, NOW);
        long item = item(Label.UNDELIVERED);
        assertThat(desk.item(viewer, item).orElseThrow().row().notTaken()).isTrue();
        assertThat(desk.items(viewer, Filter.OPEN, 1_000))
                .filteredOn(row -> row.id() == item)
                .singleElement()
                .matches(Row::notTaken);
    }

    @Test
    void what_somebody_took_out_to_carry_goes_in_no_other_file() {
        batch = bench.batch(fund.value(), 1, TOY);
        file = bench.signed(batch);
        bench.jdbc
                .sql("insert into handover_export (file_id, exported_by) values (?, 'wichai')")
                .param(file.value())
                .update();
        triedInVain();
        maybeThere(item(Label.UNDELIVERED));
        assertThat(row(item(Label.UNDELIVERED)).gaveUp()).isEqualTo("UNKNOWN");
    }

    @Test
    void of_what_never_left_its_list_and_its_page_know_that() {
        long item = alone();
        assertThat(row(item).unsent()).isTrue();
        assertThat(row(item).notTaken()).isFalse();
        assertThat(desk.items(viewer, Filter.OPEN, 1_000))
                .filteredOn(row -> row.id() == item)
                .singleElement()
                .matches(Row::unsent);
    }

    private Row row(long item) {
        return desk.item(viewer, item).orElseThrow().row();
    }

    private void maybeThere(long item) {
        assertThat(fixes(viewer, item)).extracting(Fix::kind).doesNotContain(DecisionKind.RESUBMIT);
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, AGAIN, by("malee")));
        long decision = signedBySql(item);
        togetherRefused(
                "it would be paid twice",
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision,
                "update decision_line set live = true where decision_id = " + decision);
    }

    @Test
    void what_intake_did_not_take_over_lets_the_file_go_again() {
        Decision again = went(alone());
        refusedWhole(again);
        deliveries.approve(deliveries.propose(file, WICHAI).id(), "ornuma");
        assertThat(bench.state(file)).isEqualTo("SIGNED");
    }

    @Test
    void that_the_agency_paid_it_back_and_who_takes_that_back_leave_the_file_where_it_is() {
        Decision again = went(alone());
        takenOver(again, "WAITING");
        bench.answered(bench.answer(file, 1));
        bench.reconcile(file, NOW);
        Decision back = settle(item(Label.BOOKED_AFTER_ALL), PAID_BACK);
        bench.reconcile(file, NOW);
        assertThat(live(again)).isZero();
        isNotTakenOut();
        undone(back);
        bench.reconcile(file, NOW);
        assertThat(live(again)).as("it went again, as before").isOne();
        assertThat(label()).isEqualTo("BOOKED_AFTER_ALL");
        isNotTakenOut();
        assertThat(found()).isEmpty();
    }

    @Test
    void that_the_agency_has_it_all_the_same_is_asked() {
        Decision again = went(alone());
        takenOver(again, "WAITING");
        bench.answered(bench.answer(file, 1));
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("BOOKED_AFTER_ALL");
        assertThat(found()).isEmpty();
    }

    @Test
    void who_has_it_sent_again_while_its_lines_go_elsewhere_waits_and_is_refused() {
        long item = alone();
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
    void whose_lines_were_to_go_elsewhere_while_it_is_sent_again_is_refused() {
        Decision signed = signed(alone());
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
    void the_tables_alone_let_the_file_go_or_its_lines_and_never_both_whoever_is_first() {
        long decision = signedBySql(alone());
        String done = "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision;
        String live = "update decision_line set live = true where decision_id = " + decision;
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            Future<?> lines = In.transaction(DATABASE.transactions(), () -> {
                sentAgain();
                return others.begin(() -> {
                    inOne(done, live);
                    return null;
                });
            });
            assertThatThrownBy(lines::get).rootCause().hasMessageContaining("it would be paid twice");
        }
        assertThat(bench.state(file)).isEqualTo("SIGNED");
    }

    @Test
    void the_tables_alone_keep_a_file_whose_lines_go_elsewhere_at_the_same_moment() {
        long decision = signedBySql(alone());
        Planted.behind(DATABASE.dataSource(), "decision decision_carried_out", () -> keptAtTheSameMoment(decision));
        goesNowhere();
    }

    private void keptAtTheSameMoment(long decision) {
        try (Meanwhile others = new Meanwhile(bench.jdbc)) {
            Future<?> sent = In.transaction(DATABASE.transactions(), () -> {
                inOne(
                        "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision,
                        "update decision_line set live = true where decision_id = " + decision);
                return others.begin(() -> {
                    inOne("insert into handover_export (file_id, exported_by) values (" + file.value() + ", 'wichai')");
                    return null;
                });
            });
            assertThatThrownBy(sent::get).rootCause().hasMessageContaining("went again in another");
        }
    }

    /** As a program would that does not ask the desk. */
    private void sentAgain() {
        long replay = bench.jdbc
                .sql(
                        "insert into delivery_replay (file_id, proposed_by, reason) values (?, 'wichai', 'x') returning replay_id")
                .param(file.value())
                .query(Long.class)
                .single();
        inOne(
                "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) values ("
                        + replay + ", " + file.value() + ", 'wichai', 'ornuma', true)",
                "update agency_file set state = 'SIGNED' where file_id = " + file.value());
    }

    private void goesNowhere() {
        String why = "went again in another";
        assertThatThrownBy(this::sentAgain).rootCause().hasMessageContaining(why);
        String where = " where file_id = " + file.value();
        sqlRefused("update agency_file set state = 'DELIVERED', sent_at = now(), delivered_at = now()" + where, why);
        sqlRefused("update agency_file set sent_at = now()" + where, why);
        isNotTakenOut();
        assertThat(bench.state(file)).isEqualTo("UNDELIVERABLE");
    }

    private void isNotTakenOut() {
        sqlRefused(
                "insert into handover_export (file_id, exported_by) values (" + file.value() + ", 'wichai')",
                "went again in another");
    }

    /** Proposed and signed, as a program would write it that does not ask the desk. */
    private long signedBySql(long item) {
        DATABASE.transactions().executeWithoutResult(status -> {
            bench.jdbc
                    .sql(
                            "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                                    + " select item_id, fund_id, 'RESUBMIT', label, at_risk, 'malee', 'treasurer', 'x' from review_item where item_id = ?")
                    .param(item)
                    .update();
            bench.jdbc
                    .sql(
                            "insert into decision_line (decision_id, line_id, booked)"
                                    + " select (select max(decision_id) from decision), line_id, 0 from review_item_line where item_id = ?")
                    .param(item)
                    .update();
        });
        long decision = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, decision, by("somchai"));
        return decision;
    }

    private Decision signed(long item) {
        Decision proposed = desk.propose(viewer, item, AGAIN, by("malee"));
        return desk.approve(viewer, proposed.id(), by("somchai"));
    }

    private List<Fix> fixes(Viewer who, long item) {
        return desk.item(who, item).orElseThrow().fixes();
    }

    /** A file of one line of this fund, which nobody could be given, and about which it is asked. */
    private long alone() {
        batch = bench.batch(fund.value(), 1, TOY);
        file = bench.signed(batch);
        triedInVain();
        return item(Label.UNDELIVERED);
    }

    /** As above, of two lines of this fund and three of its neighbour. */
    private void shared() {
        batch = bench.batch(fund.value(), 2, MANY);
        theirs = bench.batch(neighbour.value(), 3, MANY);
        Company later = new Company(DUE, 1_000);
        bench.groups.freeze(batch, DAY, Map.of(MANY, later));
        bench.groups.freeze(theirs, DAY, Map.of(MANY, later));
        grouped(5);
    }

    private void grouped(int lines) {
        long group = bench.count("select group_id from file_group where profile = 'many'");
        file = bench.groups.close(group, DAY, lines, Fit.ALL).get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        triedInVain();
    }

    private void triedInVain() {
        Outbox.Work work = bench.take(bench.files.toDeliver(file).orElseThrow());
        bench.files.begin(file, work);
        bench.files.attempted(file, work, new Outcome.TryAgain("no route to host"), DUE, Optional.empty());
        bench.reconcile(file, NOW);
        assertThat(bench.state(file)).isEqualTo("UNDELIVERABLE");
    }

    private long itsItem() {
        return bench.count(
                "select item_id from review_item where closed_at is null and label = 'UNDELIVERED' and fund_id = '"
                        + neighbour + "'");
    }
}
