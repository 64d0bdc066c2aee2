package org.songtor.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.model.FundRules.Window;
import org.songtor.model.Satang;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldViews.Ageing;
import org.songtor.port.HeldViews.FundBalance;

/**
 * What a fund holds of one scheme. What an order names that is open does not go by itself, and is not promised to.
 *
 * @param window the days of a year in which it is passed on; empty where the fund's rules of today hold nothing of it
 * @param lapses the day on which open orders lapse; empty where {@code window} is
 * @param orders that are open; none for who belongs to no fund
 * @param ages how old the held money is, youngest first
 */
public record Trust(
        FundBalance balance, Optional<Window> window, Optional<LocalDate> lapses, List<Order> orders, List<Age> ages) {
    /** Width of a whole bar. */
    public static final int WIDTH = 1000;

    /** @param from where its piece of the bar begins, of {@value #WIDTH} */
    public record Age(int number, Satang amount, long from, long width) {}

    static Trust of(FundBalance balance, Optional<Window> window, Optional<LocalDate> lapses, List<Order> orders) {
        return new Trust(balance, window, lapses, orders, ages(balance.ageing()));
    }

    static List<Age> ages(Ageing ageing) {
        List<Satang> amounts =
                List.of(ageing.underThree(), ageing.threeToFive(), ageing.sixToEleven(), ageing.twelveAndMore());
        long all = amounts.stream().mapToLong(Satang::value).reduce(0, Math::addExact);
        List<Age> ages = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < amounts.size(); i++) {
            long width = all == 0 ? 0 : Math.multiplyExact(amounts.get(i).value(), (long) WIDTH) / all;
            ages.add(new Age(i, amounts.get(i), at, width));
            at += width;
        }
        return List.copyOf(ages);
    }
}
