package org.songtor.console;

import java.util.List;
import java.util.Optional;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Funds that an officer may look at. */
final class OwnFunds {
    private OwnFunds() {}

    /** An operator's are all. */
    static List<FundId> of(OfficerLogin officer, Catalogue catalogue) {
        return (officer.viewer().operator()
                        ? catalogue.funds().keySet()
                        : officer.viewer().funds())
                .stream().sorted().toList();
    }

    /** Another's fund is not there. */
    static FundId chosen(OfficerLogin officer, Catalogue catalogue, String fund) {
        return of(officer, catalogue).stream()
                .filter(own -> own.value().equals(fund))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * Gives the page the officer and the funds to choose from, and says which it shows: the one asked for, else the first; empty where the officer has none.
     */
    static Optional<FundId> shown(OfficerLogin officer, Catalogue catalogue, Optional<String> fund, Model page) {
        List<FundId> funds = of(officer, catalogue);
        page.addAttribute("officer", officer);
        page.addAttribute("funds", funds);
        return funds.stream().findFirst().map(first -> chosen(officer, catalogue, fund.orElse(first.value())));
    }
}
