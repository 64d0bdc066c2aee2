package org.songtor.intake.rules;

import java.util.List;

/** Every rule over one line but the agency's own format, in the order in which problems are told. Adding a rule adds an entry. */
public final class LineRules {
    public static final List<Rule> ALL = List.of(
            PaymentRules::twiceInTheBatch,
            PaymentRules::inAnEarlierBatch,
            PaymentRules::throughAnotherFund,
            PaymentRules::noTerms,
            AmountRules::belowLeast,
            AmountRules::belowTheFundsLeast,
            AmountRules::notTheAmount,
            AmountRules::aboveMost,
            AmountRules::aboveTheYear,
            AmountRules::sharesDoNotAddUp,
            AmountRules::sharesNotAsRuled,
            TimeRules::afterTheSession,
            TimeRules::backDated,
            TimeRules::outsidePaymentDays,
            PaymentRules::noAgreement,
            PersonRules::notOnRoster,
            PersonRules::outsideAges,
            PersonRules::otherOccupation,
            PersonRules::excludedScheme,
            AmountRules::wages);

    private static final Rule[] RULES = ALL.toArray(Rule[]::new);

    private LineRules() {}

    public static void judge(Case c, Findings to) {
        for (Rule rule : RULES) {
            rule.judge(c, to);
        }
    }
}
