package org.songtor.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.songtor.flow.SongtorSettings;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Period;
import org.songtor.review.Authority;
import org.songtor.review.DecisionKind;
import org.songtor.settings.OfficerEntry;
import org.springframework.stereotype.Component;

/** Who may decide today, by the fund's rules of today and the officers and terms of the settings. */
@Component
public class Authorities {
    private final Catalogue catalogue;
    private final SongtorSettings settings;
    private final Clock clock;

    public Authorities(Catalogue catalogue, SongtorSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param fund of the item; empty for one of the operators */
    public By by(String login, Optional<FundId> fund) {
        return new By(login, LocalDate.now(clock), of(fund));
    }

    /** Who may sign for it today, and up to how much. @param fund empty for what is the operators' */
    public Authority of(Optional<FundId> fund) {
        return fund.map(this::ofFund)
                .orElseGet(() ->
                        new Authority(false, List.of(), offices(o -> o.role().equals("operator"))));
    }

    /** Whether people of the fund could sign for it, done with the whole of the item: what moves more than all tiers allow the meeting decides. */
    public boolean mayOrder(Case item, DecisionKind kind) {
        return of(item.row().fund()).mayOrder(kind, item.worth(kind));
    }

    private Authority ofFund(FundId fund) {
        Period now = new Period(YearMonth.now(clock));
        List<ApprovalTier> tiers = catalogue
                .fund(fund)
                .map(f -> f.rulesIn(now))
                .orElse(FundRules.NONE)
                .tiers();
        return new Authority(true, tiers, offices(o -> o.funds().contains(fund)));
    }

    private Map<String, Authority.Office> offices(Predicate<OfficerEntry> which) {
        Map<String, Authority.Office> offices = new HashMap<>();
        settings.officers().stream().filter(which).forEach(o -> offices.put(o.login(), o.office()));
        return offices;
    }
}
