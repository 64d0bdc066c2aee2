package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** Money held in trust as people look at it. Read only; a viewer gets only rows of the viewer's funds. */
public interface HeldViews {
    /** Every fund and scheme that ever held money: what came in, what of it is where, and how old the rest is. */
    List<FundBalance> balances(Viewer viewer);

    /** Members whose money the fund holds of this scheme, most money first, from {@code offset}. */
    List<MemberBalance> members(Viewer viewer, FundId fund, SchemeCode scheme, int offset, int most);

    /** {@code collected = held + forwarded + returned}, always. */
    record FundBalance(
            FundId fund,
            SchemeCode scheme,
            Satang collected,
            Satang held,
            Satang forwarded,
            Satang returned,
            int members,
            Ageing ageing) {}

    /** @param person masked; @param name empty for an operator */
    record MemberBalance(
            Optional<String> memberNo, String person, String name, int lines, Satang held, Ageing ageing) {}

    /** What is held, by full months since it was collected; the four add up to what is held. */
    record Ageing(Satang underThree, Satang threeToFive, Satang sixToEleven, Satang twelveAndMore) {}
}
