package org.songtor.desk;

import java.util.List;
import java.util.Optional;
import org.songtor.held.HeldWindows;
import org.songtor.model.FundId;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldViews;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MonthBalance;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money a fund holds in trust, for programs. An operator names the fund, and reads neither names nor orders. */
@RestController
@RequestMapping({Callers.FUNDS, Callers.OPERATORS})
class HeldController {
    private static final int MEMBERS_AT_ONCE = 500;
    private static final int MOST_BEFORE = 10_000_000;

    private final HeldViews views;
    private final HeldStore store;
    private final HeldWindows windows;
    private final NamedFund funds;

    HeldController(HeldViews views, HeldStore store, HeldWindows windows, NamedFund funds) {
        this.views = views;
        this.store = store;
        this.windows = windows;
        this.funds = funds;
    }

    @GetMapping("/held")
    HeldJson held(Caller caller, @RequestParam Optional<String> fund) {
        FundId of = funds.named(caller, fund).id();
        List<MonthBalance> months = views.months(caller.viewer(), of);
        List<Order> open = caller.fund().map(store::open).orElse(List.of());
        return new HeldJson(
                of.value(),
                windows.today().toString(),
                views.balances(caller.viewer()).stream()
                        .filter(b -> b.fund().equals(of))
                        .map(b -> trust(b, months, open))
                        .toList());
    }

    private HeldJson.TrustJson trust(FundBalance balance, List<MonthBalance> months, List<Order> open) {
        return HeldJson.TrustJson.of(
                balance, windows.of(balance.fund(), balance.scheme()), windows.lapses(balance), months, open);
    }

    /** @param from so many are left out: the next page begins behind the ones that were sent */
    @GetMapping("/held/members")
    HeldJson.Members members(
            Caller caller,
            @RequestParam Optional<String> fund,
            @RequestParam(defaultValue = "") String scheme,
            @RequestParam(defaultValue = "0") int from) {
        if (from < 0 || from > MOST_BEFORE) {
            throw new DeskException(Why.INCOMPLETE);
        }
        FundId of = funds.named(caller, fund).id();
        SchemeCode only = HeldAsk.scheme(scheme);
        return HeldJson.Members.of(of, only, views.members(caller.viewer(), of, only, from, MEMBERS_AT_ONCE), from);
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DeskException e) {
        return Refusals.of(e.why());
    }
}
