package org.songtor.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A community fund and what binds it to agencies.
 *
 * @param payers how each agency registered this fund; one body may have a different name with every partner
 * @param agreements agencies this fund may pass money to, with dates; none, no routing
 * @param rules the fund's own rules by period; they do not overlap
 */
public record Fund(
        FundId id,
        String nameTh,
        String nameEn,
        Map<AgencyCode, Payer> payers,
        List<Agreement> agreements,
        List<FundRules> rules) {
    public Fund {
        payers = Map.copyOf(payers);
        agreements = List.copyOf(agreements);
        rules = List.copyOf(rules);
    }

    /** The rules that hold in this period; {@link FundRules#NONE} where the fund wrote none down. */
    public FundRules rulesIn(Period period) {
        return rules.stream().filter(r -> r.holdIn(period)).findFirst().orElse(FundRules.NONE);
    }

    /** The fund as one agency registered it: name, number (an employer account, a biller or member number), branch. */
    public record Payer(String registeredName, String registeredNumber, String branch) {}

    /** A memorandum or negotiated practice; {@code until} empty means open-ended. */
    public record Agreement(AgencyCode agency, LocalDate from, Optional<LocalDate> until) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && until.map(u -> !day.isAfter(u)).orElse(true);
        }
    }

    public boolean mayPass(AgencyCode agency, LocalDate day) {
        return agreements.stream().anyMatch(a -> a.agency().equals(agency) && a.holdsOn(day));
    }
}
