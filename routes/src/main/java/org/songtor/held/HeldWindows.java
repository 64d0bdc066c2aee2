package org.songtor.held;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldViews.FundBalance;
import org.springframework.stereotype.Component;

/** On which days held money goes by itself, by the fund's rules of today. */
@Component
public class HeldWindows {
    private final Catalogue catalogue;
    private final Clock clock;

    HeldWindows(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** Empty where the rules hold nothing of it. */
    public Optional<FundRules.Window> of(FundId fund, SchemeCode scheme) {
        Period now = new Period(YearMonth.now(clock));
        return catalogue
                .fund(fund)
                .map(f -> f.rulesIn(now).schemes().get(scheme))
                .flatMap(FundRules.SchemeRule::hold)
                .map(FundRules.Hold::forward);
    }

    /**
     * The day on which an order lapses for which too few have signed, today or before where the window's last days are here; empty where the money goes by hand
     * only, and where no agreement lets it go then.
     */
    public Optional<LocalDate> lapses(FundId fund, SchemeCode scheme) {
        return of(fund, scheme)
                .map(window -> ForwardingDay.lastDays(today(), window))
                .filter(day -> agreed(fund, scheme, day));
    }

    /** The same for the orders about this money; empty where nothing is held, of which there is no order. */
    public Optional<LocalDate> lapses(FundBalance balance) {
        return balance.held().isPositive() ? lapses(balance.fund(), balance.scheme()) : Optional.empty();
    }

    private boolean agreed(FundId fund, SchemeCode scheme, LocalDate day) {
        return catalogue
                .scheme(scheme)
                .flatMap(s ->
                        catalogue.fund(fund).filter(f -> f.mayPass(s.profile().agency(), day)))
                .isPresent();
    }

    /** The day it is for the installation. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }
}
