package org.songtor.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.songtor.desk.Authorities;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.model.SchemeCode;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.Proposal;
import org.songtor.port.HeldViews;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.review.Authority;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Money held in trust: what is held, how old it is, when it is passed on, and the proposal to release or give back some of it by hand. */
@Controller
class HeldPages {
    private static final int LONGEST_REASON = 200;

    private final HeldViews views;
    private final HeldStore store;
    private final Catalogue catalogue;
    private final Authorities authorities;
    private final Clock clock;

    HeldPages(HeldViews views, HeldStore store, Catalogue catalogue, Authorities authorities, Clock clock) {
        this.views = views;
        this.store = store;
        this.catalogue = catalogue;
        this.authorities = authorities;
        this.clock = clock;
    }

    @GetMapping("/held")
    String all(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        List<Order> open = officer.viewer().operator()
                ? List.of()
                : officer.viewer().funds().stream()
                        .sorted()
                        .flatMap(f -> store.open(f).stream())
                        .toList();
        page.addAttribute("officer", officer);
        page.addAttribute(
                "trusts",
                views.balances(officer.viewer()).stream().map(this::trust).toList());
        page.addAttribute("orders", open);
        return "console/held";
    }

    @GetMapping("/held/{fund}/{scheme}")
    String members(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable String scheme,
            @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam(required = false) Optional<String> problem,
            Model page) {
        FundBalance balance = balance(officer, fund, scheme);
        int leaf = Leaf.within(number);
        List<MemberBalance> read =
                views.members(officer.viewer(), balance.fund(), balance.scheme(), Leaf.offset(leaf), Leaf.SIZE + 1);
        page.addAttribute("officer", officer);
        page.addAttribute("trust", trust(balance));
        page.addAttribute("leaf", Leaf.of(read, leaf));
        page.addAttribute("problem", problem.isPresent());
        return "console/trust";
    }

    @PostMapping("/held/{fund}/{scheme}")
    String propose(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable String scheme,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "") String reason) {
        Handover.fund(officer, fund);
        FundBalance balance = balance(officer, fund, scheme);
        Authority authority = authorities.of(Optional.of(balance.fund()));
        if (!authority.inOffice(officer.viewer().login(), LocalDate.now(clock))) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String back = "redirect:/held/" + balance.fund() + "/" + balance.scheme() + "?problem";
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || kind == Kind.RETURN && member.isEmpty()) {
            return back;
        }
        Optional<String> only = member.isEmpty() ? Optional.empty() : Optional.of(member);
        try {
            Order order = store.propose(
                    balance.fund(),
                    new Proposal(kind, balance.scheme(), only, officer.viewer().login(), why));
            return "redirect:/held/" + balance.fund() + "/orders/" + order.id();
        } catch (IllegalArgumentException e) { // by the port: nothing of it is held any more
            return back;
        }
    }

    /** Another fund's money, and a scheme the fund never held, are not there. */
    private FundBalance balance(OfficerLogin officer, String fund, String scheme) {
        return views.balances(officer.viewer()).stream()
                .filter(b -> b.fund().value().equals(fund) && b.scheme().value().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Trust trust(FundBalance balance) {
        return Trust.of(balance, window(balance.fund(), balance.scheme()));
    }

    private Optional<FundRules.Window> window(FundId fund, SchemeCode scheme) {
        Period now = new Period(YearMonth.now(clock));
        return catalogue
                .fund(fund)
                .map(f -> f.rulesIn(now).schemes().get(scheme))
                .flatMap(FundRules.SchemeRule::hold)
                .map(FundRules.Hold::forward);
    }
}
