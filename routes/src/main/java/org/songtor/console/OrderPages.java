package org.songtor.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.approval.Quorum;
import org.songtor.approval.Signature;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.Period;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.State;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * An order about money held in trust, and the signatures under it. The signature that completes them carries it out: two officers, the chair being one,
 * and the role that the fund's rules name for the amount. The settings keep no terms of office, so who may log in is in office.
 */
@Controller
class OrderPages {
    private static final String ORDER = "/held/{fund}/orders/{id:[0-9]{1,18}}";

    private final HeldStore store;
    private final Catalogue catalogue;
    private final SongtorSettings settings;
    private final Clock clock;

    OrderPages(HeldStore store, Catalogue catalogue, SongtorSettings settings, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping(ORDER)
    String order(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id,
            Model page) {
        Order order = found(officer, fund, id);
        String login = officer.viewer().login();
        boolean open = order.state() == State.PROPOSED;
        boolean signed = order.approvals().stream().anyMatch(a -> a.officer().equals(login));
        page.addAttribute("officer", officer);
        page.addAttribute("order", order);
        page.addAttribute("own", open && order.proposedBy().equals(login));
        page.addAttribute("may", open && !signed && !order.proposedBy().equals(login));
        page.addAttribute("missing", open ? missing(order).map(Enum::name).orElse("") : "");
        return "console/order";
    }

    @PostMapping(ORDER + "/approve")
    String approve(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id) {
        Order order = found(officer, fund, id);
        String login = officer.viewer().login();
        if (order.proposedBy().equals(login)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (order.state() == State.PROPOSED) {
            Order signed = store.approve(order.fund(), id, login, officer.role());
            if (missing(signed).isEmpty()) {
                store.execute(order.fund(), id, new Period(YearMonth.now(clock)), login);
            }
        }
        return back(order);
    }

    @PostMapping(ORDER + "/withdraw")
    String withdraw(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id) {
        Order order = found(officer, fund, id);
        if (!order.proposedBy().equals(officer.viewer().login())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        if (order.state() == State.PROPOSED) {
            store.withdraw(order.fund(), id, officer.viewer().login());
        }
        return back(order);
    }

    private static String back(Order order) {
        return "redirect:/held/" + order.fund() + "/orders/" + order.id();
    }

    /** An operator belongs to no fund and signs nothing. */
    private Order found(OfficerLogin officer, String fund, long id) {
        return officer.viewer().funds().stream()
                .filter(f -> !officer.viewer().operator() && f.value().equals(fund))
                .findFirst()
                .flatMap(f -> store.order(f, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Optional<Quorum.Reason> missing(Order order) {
        FundRules rules = catalogue
                .fund(order.fund())
                .map(f -> f.rulesIn(new Period(YearMonth.now(clock))))
                .orElse(FundRules.NONE);
        return Quorum.TWO_WITH_THE_CHAIR.missing(rules.tiers(), order.amount(), signatures(order));
    }

    private List<Signature> signatures(Order order) {
        LocalDate today = LocalDate.now(clock);
        List<Signature> all = new ArrayList<>();
        role(order.proposedBy(), order.fund())
                .ifPresent(role -> all.add(new Signature(order.proposedBy(), role, today, today, Optional.empty())));
        order.approvals().forEach(a -> all.add(new Signature(a.officer(), a.role(), today, today, Optional.empty())));
        return all;
    }

    /** Who is no officer of the fund any more stands behind nothing. */
    private Optional<String> role(String login, FundId fund) {
        return settings.officers().stream()
                .filter(o -> o.login().equals(login) && o.funds().contains(fund))
                .map(SongtorSettings.Officer::role)
                .findFirst();
    }
}
