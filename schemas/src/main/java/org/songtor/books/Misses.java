package org.songtor.books;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/**
 * How many pledges in a row a member missed (ขาดสัจจะ), and how near that is to the end of the membership: pure. A month in which the fund took money for the
 * scheme of nobody does not count and ends nothing; one amount for the year pays for all its months; where members pay on certain days of the year only, no
 * month is missed.
 */
public record Misses(int inARow, Standing standing, OptionalInt left) {
    /** As far back is looked. */
    public static final int LONGEST = 24;

    /** How it stands, from the mildest to the worst. */
    public enum Standing {
        /** Missed, and the fund's rules end no membership for that. */
        MISSED,
        /** The rules end the membership after more of these. */
        WARNING,
        /** One more ends it. */
        LAST_CHANCE,
        /** By the fund's rules it is over. */
        ENDED
    }

    /**
     * What was paid for one scheme.
     *
     * @param months of this member, with what was paid
     * @param anybody months in which any member paid
     */
    public record Paid(Map<Period, Satang> months, Set<Period> anybody) {}

    /**
     * @param last the last month whose collection is over: nobody missed a month that is still open
     * @return empty where the member missed nothing
     */
    public static Optional<Misses> of(Member member, SchemeCode scheme, Paid paid, FundRules rules, Period last) {
        Optional<SchemeRule> rule = Optional.ofNullable(rules.schemes().get(scheme));
        if (rule.flatMap(SchemeRule::payment).isPresent()) {
            return Optional.empty();
        }
        int inARow = 0;
        Period month = last;
        for (int back = 0; back < LONGEST && member.paysInto(scheme, month); back++) {
            if (paid.anybody().contains(month)) {
                if (pays(paid, rule.flatMap(SchemeRule::yearly), month)) {
                    break;
                }
                inARow++;
            }
            month = new Period(month.month().minusMonths(1));
        }
        return inARow == 0 ? Optional.empty() : Optional.of(of(inARow, rules.missedEnds()));
    }

    private static boolean pays(Paid paid, Optional<Satang> yearly, Period month) {
        return paid.months().containsKey(month)
                || yearly.filter(all -> inYearOf(paid, month).compareTo(all) >= 0)
                        .isPresent();
    }

    private static Satang inYearOf(Paid paid, Period month) {
        return paid.months().entrySet().stream()
                .filter(e -> e.getKey().month().getYear() == month.month().getYear())
                .map(Map.Entry::getValue)
                .reduce(Satang.ZERO, Satang::plus);
    }

    private static Misses of(int inARow, Optional<Integer> ends) {
        if (ends.isEmpty()) {
            return new Misses(inARow, Standing.MISSED, OptionalInt.empty());
        }
        int left = Math.max(0, ends.get() - inARow);
        return new Misses(inARow, standing(left), OptionalInt.of(left));
    }

    /** @param left how many more may be missed */
    private static Standing standing(int left) {
        return switch (left) {
            case 0 -> Standing.ENDED;
            case 1 -> Standing.LAST_CHANCE;
            default -> Standing.WARNING;
        };
    }
}
