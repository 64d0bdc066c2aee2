package org.songtor.intake.rules;

import org.songtor.model.ProblemCode;

/** Whether this payment may be passed on at all: once only, under an agreement, in a period the scheme takes money for. */
public final class PaymentRules {
    private PaymentRules() {}

    /** The first line of a person, scheme and period counts, and the rest of the batch's are refused. */
    public static void twiceInTheBatch(Case c, Findings to) {
        if (c.facts().first() > 0) {
            add(c, to, ProblemCode.DUPLICATE_LINE, "only line " + c.facts().first());
        }
    }

    /** A payment of an earlier batch is not passed on again. Where the whole batch looks like an earlier one a person is asked about all of it. */
    public static void inAnEarlierBatch(Case c, Findings to) {
        if (c.facts().paidBefore() && !c.around().looksLike()) {
            add(c, to, ProblemCode.DUPLICATE_LINE, "not in an earlier batch");
        }
    }

    /** One person may be in several funds; paying the same twice may be meant, so a person decides. No fund is named. */
    public static void throughAnotherFund(Case c, Findings to) {
        if (c.facts().paidElsewhere()) {
            add(c, to, ProblemCode.PAID_ELSEWHERE, "only once");
        }
    }

    private static void add(Case c, Findings to, ProblemCode code, String expected) {
        to.add(code, "national_id", c.line().person().masked(), expected);
    }

    public static void noTerms(Case c, Findings to) {
        if (c.setting().terms().isEmpty()) {
            to.add(
                    ProblemCode.NO_TERMS,
                    "period",
                    c.line().scheme() + " " + c.setting().period(),
                    "a period the scheme takes money for");
        }
    }

    /** Without an agreement, or without a name under which the agency knows the fund, no file can be written. */
    public static void noAgreement(Case c, Findings to) {
        if (!c.setting().mayPass()) {
            to.add(
                    ProblemCode.NO_AGREEMENT,
                    "scheme",
                    c.line().scheme().value(),
                    "an agreement on " + Written.day(c.around().date()));
        }
    }
}
