package org.songtor.intake.rules;

import java.util.Optional;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Shares;

/** How much may be paid: the scheme's own terms of the line's period, and what the fund asks beyond them. */
public final class AmountRules {
    private AmountRules() {}

    public static void belowLeast(Case c, Findings to) {
        Optional<SchemeTerms> terms = c.setting().terms();
        if (terms.isPresent() && amount(c).compareTo(terms.get().least()) < 0) {
            add(c, to, ProblemCode.BELOW_LEAST, terms.get().least());
        }
    }

    /** The fund's floor is its own rule beside the scheme's: so much a month, or one amount for the year. */
    public static void belowTheFundsLeast(Case c, Findings to) {
        Optional<SchemeRule> rule = c.setting().rule();
        if (rule.isEmpty() || rule.get().yearly().filter(amount(c)::equals).isPresent()) {
            return;
        }
        Optional<Satang> least = rule.get().least();
        if (least.isPresent() && amount(c).compareTo(least.get()) < 0) {
            add(c, to, ProblemCode.BELOW_FUND_LEAST, least.get());
        } else if (least.isEmpty() && rule.get().yearly().isPresent()) {
            add(c, to, ProblemCode.BELOW_FUND_LEAST, rule.get().yearly().get());
        }
    }

    /** Some schemes take one amount only, such as an option's monthly rate; a past period has its own. */
    public static void notTheAmount(Case c, Findings to) {
        Optional<Satang> exactly = c.setting().terms().flatMap(SchemeTerms::exactly);
        if (exactly.isPresent() && !amount(c).equals(exactly.get())) {
            add(c, to, ProblemCode.NOT_THE_AMOUNT, exactly.get());
        }
    }

    public static void aboveMost(Case c, Findings to) {
        Optional<Satang> most = c.setting().terms().flatMap(SchemeTerms::most);
        if (most.isPresent() && amount(c).compareTo(most.get()) > 0) {
            add(c, to, ProblemCode.ABOVE_MOST, most.get());
        }
    }

    /** The year's total runs over every batch and fund; what may still be paid is shown. */
    public static void aboveTheYear(Case c, Findings to) {
        Optional<Satang> most = c.setting().terms().flatMap(SchemeTerms::yearlyMost);
        if (most.isEmpty()) {
            return;
        }
        Satang paid = c.facts().paidThisYear();
        if (paid.plus(amount(c)).compareTo(most.get()) > 0) {
            Satang left =
                    paid.compareTo(most.get()) > 0 ? Satang.ZERO : most.get().minus(paid);
            add(c, to, ProblemCode.ABOVE_YEARLY, left);
        }
    }

    public static void sharesDoNotAddUp(Case c, Findings to) {
        Optional<Shares> shares = c.line().details().shares();
        if (shares.isPresent() && !shares.get().total().equals(amount(c))) {
            to.add(
                    ProblemCode.SHARES_DIFFER,
                    "member_share",
                    shares.get().total().toBaht(),
                    amount(c).toBaht());
        }
    }

    /** Judged where the line says who bears the amount and the fund's rules of the period say so as well. */
    public static void sharesNotAsRuled(Case c, Findings to) {
        Optional<Shares> shares = c.line().details().shares();
        Optional<Shares> ruled = c.setting().rule().flatMap(SchemeRule::shares);
        if (shares.isPresent() && ruled.isPresent() && !shares.get().equals(ruled.get())) {
            to.add(ProblemCode.SHARES_NOT_AS_RULED, "member_share", said(shares.get()), said(ruled.get()));
        }
    }

    private static String said(Shares shares) {
        return shares.member().toBaht() + " + " + shares.sponsor().toBaht();
    }

    public static void wages(Case c, Findings to) {
        boolean needed = c.setting().scheme().needsWages();
        if (needed != c.line().wages().isPresent()) {
            String found = c.line().wages().map(Satang::toBaht).orElse("");
            to.add(ProblemCode.BAD_WAGES, "wages", found, needed ? "the month's wage in baht" : "empty");
        }
    }

    private static Satang amount(Case c) {
        return c.line().amount();
    }

    private static void add(Case c, Findings to, ProblemCode code, Satang expected) {
        to.add(code, "amount", amount(c).toBaht(), expected.toBaht());
    }
}
