package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Settlement;
import org.songtor.model.AgencyCode;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.songtor.port.Books.Difference;
import org.songtor.review.DecisionKind;

/** 350 baht came for a file of 300; what the bank took back of it before people decided about the rest is other money than that rest. */
class TakenBeforeTest extends DeskBench {
    private static final Proposal PAID_BACK = Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานโอนคืนแล้ว");

    @BeforeEach
    void paidTooMuch() {
        open(3);
        bench.answered(bench.answer(file, 3));
        bench.stated(credit("B" + NUMBER.incrementAndGet() + System.nanoTime(), 350, reference()));
        bench.reconcileAll(NOW);
    }

    private String reference() {
        return bench.reference(file).value();
    }

    private void taken(long baht) {
        String name = "T" + NUMBER.incrementAndGet() + System.nanoTime();
        Statement.Debit debit = new Statement.Debit(name, DAY.plusDays(1), Satang.ofBaht(baht), reference());
        Statement statement = new Statement(
                name, "0200000001", debit.bookedOn(), debit.amount(), Satang.ZERO, List.of(), List.of(debit), false);
        assertThat(bench.answers.statement(AgencyCode.of("toy"), Bench.arrived(name), statement))
                .isEqualTo(AnswerStore.Taken.APPLIED);
        bench.reconcileAll(NOW);
    }

    private Decision paidBack() {
        Decision done = settle(item(Label.FILE_OVER), PAID_BACK);
        bench.reconcileAll(NOW);
        return done;
    }

    private void isOver(long baht) {
        Together.Money money = Objects.requireNonNull(new Together(DATABASE.dataSource())
                .money(new Long[] {file.value()})
                .get(file.value()));
        assertThat(bench.count("select over_of(" + file.value() + ")")).isEqualTo(baht * 100);
        assertThat(money.open()).isEqualTo(Satang.ofBaht(-baht));
        assertThat(money.standing()).isEqualTo(baht == 0 ? Settlement.EXACT : Settlement.OVER);
        assertThat(bench.labels(batch)).containsOnly(baht == 0 ? "SETTLED" : "FILE_OVER");
    }

    private List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        return found;
    }

    @Test
    void the_rest_of_what_was_over_ends_all_of_it() {
        taken(20);
        isOver(30);
        assertThat(paidBack().amount()).isEqualTo(Satang.ofBaht(30));
        isOver(0);
        assertThat(bench.count("select count(*) from review_item where closed_at is null and fund_id = '" + fund + "'"))
                .isZero();
        assertThat(bench.count("select credited(" + file.value() + ")")).isEqualTo(30_000);
        assertThat(differences()).isEmpty();
    }

    @Test
    void what_the_bank_takes_after_that_is_the_same_money() {
        taken(20);
        paidBack();
        taken(30);
        isOver(0);
        taken(10);
        assertThat(bench.labels(batch)).containsOnly("DECISION_CONTRADICTED");
    }

    @Test
    void undone_the_rest_is_over_again_and_no_more() {
        taken(20);
        Decision done = paidBack();
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "จดผิด");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcileAll(NOW);
        isOver(30);
    }

    @Test
    void how_much_was_taken_is_written_by_the_table_and_does_not_change() {
        taken(20);
        Decision done = paidBack();
        assertThat(bench.count("select taken from decision_excess where decision_id = " + done.id()))
                .isEqualTo(2_000);
        sqlRefused("update decision_excess set taken = 0 where decision_id = " + done.id(), "does not change");
    }
}
