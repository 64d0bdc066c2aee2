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
 */
public record Fund(FundId id, String nameTh, String nameEn, Map<AgencyCode, Payer> payers, List<Agreement> agreements) {

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
