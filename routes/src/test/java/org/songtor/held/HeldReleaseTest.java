package org.songtor.held;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;

/** What the schedule does on a day with money that waits for an order, and with the rest. */
class HeldReleaseTest {
    private static final SchemeCode NSF = SchemeCode.of("nsf");
    private static final FundId WIANG = FundId.of("wiang");
    private static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "2026-11-30, ''",
        "2026-12-01, ''",
        "2026-12-28, ''",
        "2026-12-29, lapse release",
        "2026-12-31, lapse release",
        "2027-01-01, ''"
    })
    void in_the_windows_last_days_what_too_few_signed_lapses_before_the_money_goes(LocalDate today, String steps) {
        release(today, true, "2569-11");
        assertThat(String.join(" ", done)).isEqualTo(steps);
    }

    @Test
    void while_there_is_time_people_may_sign_and_the_rest_goes() {
        release(LocalDate.of(2026, 12, 3), true, "2569-12");
        assertThat(done).containsExactly("release");
    }

    @Test
    void all_of_it_under_orders_lapses_too_and_then_goes() {
        release(LocalDate.of(2026, 12, 29), true, "");
        assertThat(done).containsExactly("lapse", "release");
    }

    @Test
    void without_an_agreement_the_money_could_not_go_so_its_order_stays() {
        release(LocalDate.of(2026, 12, 30), false, "2569-11");
        assertThat(done).isEmpty();
    }

    /** @param free month of which money is free, or nothing: then all is under orders */
    private void release(LocalDate today, boolean agreed, String free) {
        FundRules rules = new FundRules(
                Period.of("2558-01"),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Map.of(),
                Map.of(
                        NSF,
                        new FundRules.SchemeRule(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new FundRules.Hold(
                                        new FundRules.Window(MonthDay.of(12, 1), MonthDay.of(12, 31)))),
                                Optional.empty(),
                                Optional.empty())),
                List.of());
        Fund.Agreement with = new Fund.Agreement(AgencyCode.of("nsf"), LocalDate.of(2010, 1, 1), Optional.empty());
        Fund fund = new Fund(WIANG, "เวียง", "Wiang", Map.of(), agreed ? List.of(with) : List.of(), List.of(rules));
        Scheme scheme = new Scheme(NSF, ProfileId.of("nsf/collection"), "กอช.", "NSF", false, List.of());
        Instant noon = today.atTime(12, 0).atZone(ZONE).toInstant();
        new HeldRelease(
                        new Catalogue(Map.of(NSF, scheme), Map.of(WIANG, fund), Map.of()),
                        new Store(free),
                        Clock.fixed(noon, ZONE))
                .release(fund);
    }

    /** Holds money of one scheme, some of it under an open order until that lapses, and notes what was done. */
    private final class Store implements HeldStore {
        private String free;

        Store(String free) {
            this.free = free;
        }

        @Override
        public List<Balance> held(FundId fund) {
            return free.isEmpty()
                    ? List.of()
                    : List.of(new Balance(NSF, Set.of(Period.of(free)), 1, Satang.ofBaht(100)));
        }

        @Override
        public Optional<BatchId> release(FundId fund, SchemeCode scheme, Period period) {
            done.add("release");
            return Optional.of(new BatchId(1));
        }

        @Override
        public int lapse(FundId fund, SchemeCode scheme) {
            done.add("lapse");
            free = "2569-10";
            return 1;
        }

        @Override
        public Order propose(FundId fund, Proposal proposal) {
            throw new AssertionError("the schedule proposes nothing");
        }

        @Override
        public Optional<Order> order(FundId fund, long id) {
            throw new AssertionError("nobody looks");
        }

        @Override
        public List<Order> open(FundId fund) {
            throw new AssertionError("nobody looks");
        }

        @Override
        public List<Order> notDone(FundId fund) {
            throw new AssertionError("nobody looks");
        }

        @Override
        public Order approve(FundId fund, long id, String officer, String role) {
            throw new AssertionError("the schedule signs nothing");
        }

        @Override
        public Optional<BatchId> execute(FundId fund, long id, Period period, String officer) {
            throw new AssertionError("the schedule carries out nobody's order");
        }

        @Override
        public void withdraw(FundId fund, long id, String officer) {
            throw new AssertionError("the schedule withdraws nothing");
        }

        @Override
        public void sendBack(FundId fund, long id, SentBack said) {
            throw new AssertionError("the schedule sends nothing back");
        }
    }
}
