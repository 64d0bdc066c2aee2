package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.OrderOpen;
import org.songtor.port.HeldStore.SentBack;
import org.songtor.port.HeldStore.State;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.port.HeldViews.MonthBalance;
import org.songtor.port.Viewer;

/** How orders about held money end that nobody carried out, and what the money they named does then. */
class TrustEndsTest extends TrustBench {
    @Test
    void what_another_sends_back_says_why_and_is_free_again_also_when_its_proposer_is_in_office_no_more()
            throws IOException {
        collect("2569-01", 2);
        Order order = held.propose(fund, back("malee", "0001"));
        assertThat(tied()).isEqualTo("100.00 of 200.00, free 100.00");
        assertThatThrownBy(() -> held.sendBack(fund, order.id(), new SentBack("malee", "ผิด")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> held.withdraw(fund, order.id(), "somchai")).isInstanceOf(IllegalStateException.class);
        stores.jdbc()
                .sql("update office set closed_at = now() where login = 'malee' and fund_id = ?")
                .param(fund.value())
                .update();
        held.sendBack(fund, order.id(), new SentBack("somchai", "ผิดราย 1234567890123"));
        assertThat(tied()).isEqualTo("0.00 of 200.00, free 200.00");
        assertThat(held.open(fund)).isEmpty();
        assertThat(held.notDone(fund)).singleElement().satisfies(o -> {
            assertThat(o.state()).isEqualTo(State.SENT_BACK);
            assertThat(o.end().orElseThrow().by()).contains("somchai");
            assertThat(o.end().orElseThrow().reason().orElseThrow())
                    .startsWith("ผิดราย x")
                    .doesNotContain("1234567890123");
        });
        assertThatThrownBy(() -> held.sendBack(fund, order.id(), new SentBack("somchai", "อีก")))
                .isInstanceOf(IllegalStateException.class);
        held.release(fund, NSF, DECEMBER);
        assertThat(balance()).isEqualTo("200.00 = 0.00 + 200.00 + 0.00");
        assertThatThrownBy(() -> new SentBack("somchai", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_second_order_for_the_same_money_is_told_which_one_is_open() throws IOException {
        collect("2569-01", 2);
        Order first = held.propose(fund, back("malee", "0001"));
        assertThatThrownBy(() -> held.propose(fund, back("somchai", "0001")))
                .isInstanceOfSatisfying(
                        OrderOpen.class, e -> assertThat(e.order()).isEqualTo(first.id()));
        held.withdraw(fund, first.id(), "malee");
        assertThat(held.propose(fund, back("somchai", "0001")).state()).isEqualTo(State.PROPOSED);
        assertThat(held.order(fund, first.id())
                        .orElseThrow()
                        .end()
                        .orElseThrow()
                        .by())
                .contains("malee");
        assertThatThrownBy(() -> held.propose(fund, back("malee", "0009")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_held_is_told_by_month_and_what_of_it_waits_for_an_order_and_to_nobody_elses_fund() throws IOException {
        collect("2569-01", 2);
        collect("2569-02", 3);
        Order order = held.propose(fund, back("malee", "0003"));
        held.propose(fund, back("malee", "0001"));
        held.withdraw(fund, order.id(), "malee");
        Viewer own = new Viewer("malee", Set.of(fund), false);
        assertThat(stores.heldViews().months(own, fund))
                .containsExactly(month("2569-01", 2, 200, 100), month("2569-02", 3, 300, 100));
        assertThat(stores.heldViews().months(own, fund).get(0).free()).isEqualTo(Satang.ofBaht(100));
        assertThat(stores.heldViews().months(new Viewer("op", Set.of(), true), fund))
                .hasSize(2);
        assertThat(stores.heldViews().months(new Viewer("x", Set.of(FundId.of("stranger")), false), fund))
                .isEmpty();
        held.release(fund, NSF, DECEMBER);
        assertThat(stores.heldViews().months(own, fund))
                .containsExactly(month("2569-01", 1, 100, 100), month("2569-02", 1, 100, 100));
    }

    private static MonthBalance month(String period, int lines, long held, long tied) {
        return new MonthBalance(NSF, Period.of(period), lines, Satang.ofBaht(held), Satang.ofBaht(tied));
    }

    @Test
    void what_lapses_lets_go_of_all_money_of_its_scheme_and_of_no_other() throws IOException {
        collect("2569-01", 3);
        Order one = held.propose(fund, back("malee", "0001"));
        held.approve(fund, one.id(), "kanda", "committee");
        held.propose(fund, back("malee", "0002"));
        Order done = held.propose(fund, back("malee", "0003"));
        held.approve(fund, done.id(), "somchai", "chair");
        held.execute(fund, done.id(), DECEMBER, "somchai");
        assertThat(held.lapse(fund, SchemeCode.of("taweerak"))).isZero();
        assertThat(held.release(fund, NSF, DECEMBER)).as("all of it is ordered").isEmpty();

        assertThatThrownBy(() -> held.lapse(fund, NSF)).hasMessageContaining("on the last days of its window");
        Officers.lastDay(DATABASE.jdbc(), fund.value(), "nsf");
        assertThat(held.lapse(fund, NSF)).isEqualTo(2);
        assertThat(held.lapse(fund, NSF)).isZero();
        assertThat(held.notDone(fund)).hasSize(2).allSatisfy(o -> {
            assertThat(o.state()).isEqualTo(State.LAPSED);
            assertThat(o.end().orElseThrow().by()).isEmpty();
        });
        assertThatThrownBy(() -> held.execute(fund, one.id(), DECEMBER, "somchai"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(held.release(fund, NSF, DECEMBER)).isPresent();
        assertThat(balance()).isEqualTo("300.00 = 0.00 + 200.00 + 100.00");
    }

    /** Of the fund and, summed up, of its members. */
    private String tied() {
        Viewer viewer = new Viewer("malee", Set.of(fund), false);
        FundBalance b = stores.heldViews().balances(viewer).get(0);
        assertThat(stores.heldViews().members(viewer, fund, NSF, 0, 10).stream()
                        .map(MemberBalance::tied)
                        .reduce(Satang.ZERO, Satang::plus))
                .isEqualTo(b.tied());
        return b.tied() + " of " + b.held() + ", free " + b.free();
    }
}
