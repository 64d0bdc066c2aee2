package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** Money held in trust as people look at it. Read only; a viewer gets only rows of the viewer's funds. */
public interface HeldViews {
    /** Every fund and scheme that ever held money: what came in, what of it is where, and how old the rest is. */
    List<FundBalance> balances(Viewer viewer);

    /** What the fund holds by scheme and contribution period, in their order. */
    List<MonthBalance> months(Viewer viewer, FundId fund);

    /** Members whose money the fund holds of this scheme, most money first, from {@code offset}. */
    List<MemberBalance> members(Viewer viewer, FundId fund, SchemeCode scheme, int offset, int most);

    /** {@code collected = held + forwarded + returned}, always. @param tied of what is held, what waits for an order that is open and does not go by itself */
    record FundBalance(
            FundId fund,
            SchemeCode scheme,
            Satang collected,
            Satang held,
            Satang forwarded,
            Satang returned,
            Satang tied,
            int members,
            Ageing ageing) {
        /** What goes by itself in its window. */
        public Satang free() {
            return held.minus(tied);
        }
    }

    /** @param period of the contributions @param tied of what is held, what waits for an order that is open */
    record MonthBalance(SchemeCode scheme, Period period, int lines, Satang held, Satang tied) {
        /** What goes by itself in its window. */
        public Satang free() {
            return held.minus(tied);
        }
    }

    /** @param person masked; @param name empty for an operator; @param tied of what is held, what waits for an order that is open */
    record MemberBalance(
            Optional<String> memberNo, String person, String name, int lines, Satang held, Satang tied, Ageing ageing) {
        /** What goes by itself in its window. */
        public Satang free() {
            return held.minus(tied);
        }
    }

    /** What is held, by full months since it was collected; the four add up to what is held. */
    record Ageing(Satang underThree, Satang threeToFive, Satang sixToEleven, Satang twelveAndMore) {}
}
