package org.songtor.console;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songtor.approval.Quorum;
import org.songtor.desk.Authorities;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
import org.songtor.port.HeldStore.SentBack;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Signed;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * An order about money held in trust, and the signatures under it. The signature that completes them carries it out: two officers, the chair being one,
 * and the role that the fund's rules name for the amount. Each must have been in office on the
 * day of signing, and whose term is over signs nothing; a collector and a secretary sign nothing, as at the desk.
 */
@Controller
class OrderPages {
    private static final String ORDER = "/held/{fund}/orders/{id:[0-9]{1,18}}";

    private final HeldStore store;
    private final HeldWindows windows;
    private final Authorities authorities;
    private final Clock clock;

    OrderPages(HeldStore store, HeldWindows windows, Authorities authorities, Clock clock) {
        this.store = store;
        this.windows = windows;
        this.authorities = authorities;
        this.clock = clock;
    }

    @GetMapping(ORDER)
    String order(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id,
            @RequestParam(required = false) Optional<HeldPages.Problem> problem,
            Model page) {
        Order order = found(officer, fund, id);
        String login = officer.viewer().login();
        boolean open = order.state().open();
        boolean signed = order.approvals().stream().anyMatch(a -> a.officer().equals(login));
        page.addAttribute("officer", officer);
        page.addAttribute("order", order);
        page.addAttribute("own", open && order.proposedBy().equals(login));
        boolean decides = open && !order.proposedBy().equals(login) && decides(officer, order.fund());
        Optional<Quorum.Reason> missing = open ? missing(order) : Optional.empty();
        // Where the program stood still just after the last signature, whoever gave it carries it out.
        page.addAttribute("may", decides && (!signed || missing.isEmpty()));
        page.addAttribute("refuses", decides);
        page.addAttribute("problem", problem.isPresent());
        page.addAttribute("today", windows.today());
        page.addAttribute(
                "lapses", open ? windows.lapses(order.fund(), order.scheme()).orElse(null) : null);
        page.addAttribute("missing", missing.map(Enum::name).orElse(""));
        return "console/order";
    }

    @PostMapping(ORDER + "/approve")
    String approve(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id) {
        Order order = found(officer, fund, id);
        String login = officer.viewer().login();
        another(order, officer);
        whileOpen(order, () -> {
            Order signed = store.approve(order.fund(), id, login, officer.role());
            if (missing(signed).isEmpty()) {
                store.execute(order.fund(), id, new Period(YearMonth.now(clock)), login);
            }
        });
        return back(order);
    }

    /** By whoever may sign it: an order whose proposer is no officer any more would hold on to the money for ever. */
    @PostMapping(ORDER + "/return")
    String sendBack(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        Order order = found(officer, fund, id);
        another(order, officer);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > HeldPages.LONGEST_REASON) {
            return back(order) + "?problem=" + HeldPages.Problem.REASON;
        }
        whileOpen(
                order,
                () -> store.sendBack(
                        order.fund(), id, new SentBack(officer.viewer().login(), why)));
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
        whileOpen(order, () -> store.withdraw(order.fund(), id, officer.viewer().login()));
        return back(order);
    }

    /**
     * Nothing where the order has ended, also where it ended just now: by somebody else, or by the same person's second press of the button. The page then shows
     * what became of it.
     */
    private void whileOpen(Order order, Runnable step) {
        if (!order.state().open()) {
            return;
        }
        try {
            step.run();
        } catch (IllegalStateException e) {
            if (store.order(order.fund(), order.id())
                    .filter(o -> !o.state().open())
                    .isEmpty()) {
                throw e;
            }
        }
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

    /** Of who may neither sign nor send it back nothing is taken. */
    private void another(Order order, OfficerLogin officer) {
        if (order.proposedBy().equals(officer.viewer().login()) || !decides(officer, order.fund())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    private boolean decides(OfficerLogin officer, FundId fund) {
        return authorities.of(Optional.of(fund)).decides(officer.viewer().login(), windows.today());
    }

    private Optional<Quorum.Reason> missing(Order order) {
        Authority authority = authorities.of(Optional.of(order.fund()));
        List<Signed> signed = new ArrayList<>();
        signed.add(new Signed(order.proposedBy(), authority.role(order.proposedBy()), day(order.proposedAt())));
        order.approvals().forEach(a -> signed.add(new Signed(a.officer(), a.role(), day(a.at()))));
        return authority.missing(order.amount(), signed);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
