package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Months;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** What came to the agency late, was accepted with its money, and is without money afterwards. */
class LateMoneyTest extends DeskBench {
    private static final Instant OVER = DUE.plusSeconds(60);

    @Test
    void who_gives_up_what_was_accepted_late_takes_the_acceptance_back_in_the_same_step() {
        open(1);
        bench.answered(bench.answer(file, 1));
        TwoOperators operators = new TwoOperators(desk);
        Decision given = given(operators);
        reconcile(NOW);
        assertThat(bench.labels(batch)).containsExactly("LATE");
        Decision late = settle(item(Label.LATE), Proposal.of(accept(), "รับทั้งที่ช้า"));
        assertThat(late.amount()).as("nobody signs for nothing").isEqualTo(Satang.ofBaht(100));
        assertThat(late.weight()).as("and nothing moves").isEqualTo(Satang.ZERO);
        assertThat(one(late.item()).story())
                .extracting(Event::detail)
                .contains("D" + late.id() + " ACCEPT_AGENCY_AMOUNT 100.00");
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(books()).isEqualTo("SETTLED 100");

        operators.undo(given);
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("NEVER_PAID");
        long asked = item(Label.NEVER_PAID);
        assertThat(text("select subject from review_item where item_id = " + asked))
                .as("as without the acceptance")
                .startsWith("file:");
        assertThat(one(asked).row().state()).as("it was never asked before").isEqualTo(ItemState.OPEN);
        assertThat(one(asked).story())
                .as("what happened to the other item is told as that")
                .extracting(Event::item)
                .contains(late.item(), asked);
        Decision gone = settle(asked, Proposal.of(DecisionKind.WRITE_OFF, "ไม่มีเงิน"));
        assertThat(gone.supersedes()).containsExactly(late.id());
        assertThat(live(late)).isZero();
        reconcile(OVER);
        assertThat(bench.labels(batch)).containsExactly("WRITTEN_OFF");
        assertThat(books()).isEqualTo("WRITTEN_OFF 100");
    }

    /** Two operators say that money without a reference pays the file. */
    private Decision given(TwoOperators operators) {
        bench.stated(credit("G" + System.nanoTime(), 100, "โอนเงิน"));
        long item = bench.count("select i.item_id from review_item i where i.closed_at is null and i.subject ="
                + " 'credit:' || (select max(credit_id) from credit)");
        return operators.settle(
                item,
                new Proposal(
                        DecisionKind.MATCH_CREDIT, "ตามสลิป", Set.of(), Set.of(file), Optional.empty(), List.of()));
    }

    /** As if the file had been due long before it was delivered. */
    private void reconcile(Instant known) {
        bench.jdbc
                .sql(
                        "insert into outbox (topic, subject) values ('reconcile', ?) on conflict (topic, subject) do update set due_at = now()")
                .param(file.value())
                .update();
        bench.reconcile.reconcile(List.of(bench.take(Outbox.RECONCILE, file)), new ReconcileStore.Terms() {
            @Override
            public Instant known(ProfileId profile) {
                return known;
            }

            @Override
            public Optional<LocalDate> dueOn(ProfileId profile, Period period, Optional<FundId> fund) {
                return Optional.of(LONG_AGO);
            }
        });
    }

    private String books() {
        return FundBooks.text(new Stores(DATABASE).books().balances(viewer, fund, Months.ALL));
    }
}
