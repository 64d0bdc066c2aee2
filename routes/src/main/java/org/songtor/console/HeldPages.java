package org.songtor.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.songtor.desk.HeldDesk;
import org.songtor.desk.HeldDesk.Wish;
import org.songtor.held.HeldWindows;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Kind;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldViews;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.review.DeskException;
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
    /** Why nothing was proposed. */
    enum Problem {
        REASON,
        GONE,
        OPEN
    }

    private final HeldViews views;
    private final HeldStore store;
    private final HeldWindows windows;
    private final HeldDesk desk;

    HeldPages(HeldViews views, HeldStore store, HeldWindows windows, HeldDesk desk) {
        this.views = views;
        this.store = store;
        this.windows = windows;
        this.desk = desk;
    }

    @GetMapping("/held")
    String all(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        List<Order> open = of(officer, store::open);
        page.addAttribute("officer", officer);
        page.addAttribute(
                "trusts",
                views.balances(officer.viewer()).stream()
                        .map(b -> trust(b, open))
                        .toList());
        page.addAttribute("orders", open);
        page.addAttribute("today", windows.today());
        page.addAttribute("ended", of(officer, store::notDone));
        return "console/held";
    }

    @GetMapping("/held/{fund}/{scheme}")
    String members(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable String scheme,
            @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam(required = false) Optional<Problem> problem,
            @RequestParam(required = false) Optional<Long> order,
            Model page) {
        FundBalance balance = balance(officer, fund, scheme);
        int leaf = Leaf.within(number);
        List<MemberBalance> read =
                views.members(officer.viewer(), balance.fund(), balance.scheme(), Leaf.offset(leaf), Leaf.SIZE + 1);
        page.addAttribute("officer", officer);
        page.addAttribute("trust", trust(balance, of(officer, store::open)));
        page.addAttribute("leaf", Leaf.of(read, leaf));
        page.addAttribute("today", windows.today());
        page.addAttribute("may", desk.decides(balance.fund(), officer.viewer().login()));
        page.addAttribute("problem", problem.map(Enum::name).orElse(""));
        page.addAttribute(
                "tying",
                order.filter(id -> !officer.viewer().operator())
                        .flatMap(id -> store.order(balance.fund(), id))
                        .filter(o -> o.state().open())
                        .orElse(null));
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
        FundBalance balance = balance(officer, fund, scheme);
        Optional<String> only = member.isEmpty() ? Optional.empty() : Optional.of(member);
        Wish wish = new Wish(officer.viewer().login(), kind, balance.scheme(), only, reason);
        String back = "redirect:/held/" + balance.fund() + "/" + balance.scheme() + "?problem=";
        try {
            Order order = desk.propose(balance.fund(), wish);
            return "redirect:/held/" + balance.fund() + "/orders/" + order.id();
        } catch (HeldStore.OrderOpen e) {
            return back + Problem.OPEN + "&order=" + e.order();
        } catch (DeskException e) {
            return switch (e.why()) {
                case INCOMPLETE -> back + Problem.REASON;
                case NOTHING_HELD -> back + Problem.GONE;
                default -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            };
        }
    }

    /** Another fund's money, and a scheme the fund never held, are not there. */
    private FundBalance balance(OfficerLogin officer, String fund, String scheme) {
        return views.balances(officer.viewer()).stream()
                .filter(b -> b.fund().value().equals(fund) && b.scheme().value().equals(scheme))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Trust trust(FundBalance balance, List<Order> open) {
        FundId fund = balance.fund();
        return Trust.of(
                balance,
                windows.of(fund, balance.scheme()),
                windows.lapses(balance),
                open.stream()
                        .filter(o -> o.fund().equals(fund) && o.scheme().equals(balance.scheme()))
                        .toList());
    }

    /** An operator belongs to no fund, and reads no order. */
    private static List<Order> of(OfficerLogin officer, Function<FundId, List<Order>> orders) {
        return officer.viewer().operator()
                ? List.of()
                : officer.viewer().funds().stream()
                        .sorted()
                        .flatMap(f -> orders.apply(f).stream())
                        .toList();
    }
}
