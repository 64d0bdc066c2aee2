package org.songtor.intake.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.Period;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeTerms;

/**
 * What holds for one scheme in one period.
 *
 * @param period the line's own, which may be another than the batch's
 * @param terms empty where the scheme takes no money for the period
 * @param rule what the fund asks beyond them, by its rules of the line's period
 * @param mayPass whether an agreement with the scheme's agency holds, and a name under which the agency knows the fund is there
 */
public record Setting(
        Scheme scheme, Period period, Optional<SchemeTerms> terms, Optional<SchemeRule> rule, boolean mayPass) {

    /** @param day on which an agreement must hold */
    public static Setting of(Scheme scheme, Period period, Fund fund, LocalDate day) {
        FundRules rules = fund.rulesIn(period);
        return new Setting(
                scheme,
                period,
                scheme.termsIn(period),
                Optional.ofNullable(rules.schemes().get(scheme.code())),
                fund.mayPass(scheme.profile().agency(), day)
                        && fund.payers().containsKey(scheme.profile().agency()));
    }

    /** Whether the fund keeps this money in trust until its own window. */
    public boolean held() {
        return rule.isPresent() && rule.get().hold().isPresent();
    }
}
