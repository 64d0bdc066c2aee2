package org.songtor.desk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.FundRules.Window;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldViews.Ageing;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.port.HeldViews.MonthBalance;

/**
 * Money held in trust as programs read it: amounts are baht with two decimals, as text; persons are masked; what is not known is empty. {@code free} goes by
 * itself in its window, {@code tied} waits for an order that is open.
 *
 * @param asOf the day of all ages and windows, in Asia/Bangkok
 */
@JsonNaming(SnakeCaseStrategy.class)
record HeldJson(String fund, String asOf, List<TrustJson> trusts) {

    /** @param windowFrom month and day, {@code 12-01}; empty where the fund's rules of today hold nothing of it @param orders that are open */
    @JsonNaming(SnakeCaseStrategy.class)
    record TrustJson(
            String scheme,
            String collected,
            String held,
            String forwarded,
            String returned,
            String tied,
            String free,
            int members,
            AgesJson ageing,
            String windowFrom,
            String windowUntil,
            String lapses,
            List<MonthJson> months,
            List<Long> orders) {
        static TrustJson of(
                FundBalance of,
                Optional<Window> window,
                Optional<LocalDate> lapses,
                List<MonthBalance> months,
                List<Order> open) {
            return new TrustJson(
                    of.scheme().value(),
                    of.collected().toBaht(),
                    of.held().toBaht(),
                    of.forwarded().toBaht(),
                    of.returned().toBaht(),
                    of.tied().toBaht(),
                    of.free().toBaht(),
                    of.members(),
                    AgesJson.of(of.ageing()),
                    window.map(w -> day(w.from())).orElse(""),
                    window.map(w -> day(w.until())).orElse(""),
                    lapses.map(LocalDate::toString).orElse(""),
                    months.stream()
                            .filter(m -> m.scheme().equals(of.scheme()))
                            .map(MonthJson::of)
                            .toList(),
                    open.stream()
                            .filter(o -> o.scheme().equals(of.scheme()))
                            .map(Order::id)
                            .toList());
        }

        /** As {@link MonthDay} writes it, without the two hyphens for the year. */
        private static String day(MonthDay day) {
            return day.toString().substring(2);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record MonthJson(String period, int lines, String held, String tied, String free) {
        static MonthJson of(MonthBalance of) {
            return new MonthJson(
                    of.period().toString(),
                    of.lines(),
                    of.held().toBaht(),
                    of.tied().toBaht(),
                    of.free().toBaht());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record AgesJson(String underThree, String threeToFive, String sixToEleven, String twelveAndMore) {
        static AgesJson of(Ageing age) {
            return new AgesJson(
                    age.underThree().toBaht(),
                    age.threeToFive().toBaht(),
                    age.sixToEleven().toBaht(),
                    age.twelveAndMore().toBaht());
        }
    }

    /** @param next where the page after this begins; the same as asked for where nothing is left */
    @JsonNaming(SnakeCaseStrategy.class)
    record Members(String fund, String scheme, List<MemberJson> members, int next) {
        static Members of(FundId fund, SchemeCode scheme, List<MemberBalance> all, int from) {
            return new Members(
                    fund.value(),
                    scheme.value(),
                    all.stream().map(MemberJson::of).toList(),
                    from + all.size());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record MemberJson(
            String memberNo,
            String nationalId,
            String name,
            int lines,
            String held,
            String tied,
            String free,
            AgesJson ageing) {
        static MemberJson of(MemberBalance of) {
            return new MemberJson(
                    of.memberNo().orElse(""),
                    of.person(),
                    of.name(),
                    of.lines(),
                    of.held().toBaht(),
                    of.tied().toBaht(),
                    of.free().toBaht(),
                    AgesJson.of(of.ageing()));
        }
    }
}
