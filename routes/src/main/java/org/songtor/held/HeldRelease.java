package org.songtor.held;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.springframework.stereotype.Component;

/** Releases what a fund holds of a scheme on its forwarding day. Done again it finds nothing: the store keeps what was released. */
@Component
public class HeldRelease {
    private static final Logger LOG = LoggerFactory.getLogger(HeldRelease.class);

    private final Catalogue catalogue;
    private final HeldStore store;
    private final Clock clock;

    HeldRelease(Catalogue catalogue, HeldStore store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    public List<Fund> funds() {
        return List.copyOf(catalogue.funds().values());
    }

    public void release(Fund fund) {
        LocalDate today = LocalDate.now(clock);
        Period period = new Period(YearMonth.from(today));
        lapse(fund, today, period);
        for (HeldStore.Balance held : store.held(fund.id())) {
            window(fund, period, held.scheme())
                    .filter(window -> ForwardingDay.is(today, window, held.periods()))
                    .ifPresent(window -> release(fund, held.scheme(), today, period));
        }
    }

    /** What waits for signatures waits no longer than the money may; of what no agreement lets go, nothing is gained by that. */
    private void lapse(Fund fund, LocalDate today, Period period) {
        for (SchemeCode scheme : fund.rulesIn(period).schemes().keySet()) {
            boolean over = window(fund, period, scheme)
                    .filter(window -> ForwardingDay.waitsNoMore(today, window))
                    .isPresent();
            int lapsed = over && agreed(fund, scheme, today) ? store.lapse(fund.id(), scheme) : 0;
            if (lapsed > 0) {
                LOG.info("{}: {} orders about held money of {} lapsed, too few had signed", fund.id(), lapsed, scheme);
            }
        }
    }

    private static Optional<FundRules.Window> window(Fund fund, Period period, SchemeCode scheme) {
        return Optional.ofNullable(fund.rulesIn(period).schemes().get(scheme))
                .flatMap(FundRules.SchemeRule::hold)
                .map(FundRules.Hold::forward);
    }

    private void release(Fund fund, SchemeCode scheme, LocalDate today, Period period) {
        if (agreed(fund, scheme, today)) {
            store.release(fund.id(), scheme, period);
        } else {
            LOG.warn("{} holds money of {} and has no agreement to pass it on; it stays held", fund.id(), scheme);
        }
    }

    private boolean agreed(Fund fund, SchemeCode scheme, LocalDate today) {
        return catalogue
                .scheme(scheme)
                .filter(s -> fund.mayPass(s.profile().agency(), today))
                .isPresent();
    }
}
