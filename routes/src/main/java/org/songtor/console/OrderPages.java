package org.songtor.console;

import java.util.Optional;
import java.util.function.Consumer;
import org.songtor.approval.Quorum;
import org.songtor.desk.HeldDesk;
import org.songtor.held.HeldWindows;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore;
import org.songtor.port.HeldStore.Order;
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

/** An order about money held in trust, and the signatures under it. The signature that completes them carries it out, as {@link HeldDesk} says. */
@Controller
class OrderPages {
    private static final String ORDER = "/held/{fund}/orders/{id:[0-9]{1,18}}";

    private final HeldStore store;
    private final HeldDesk desk;
    private final HeldWindows windows;

    OrderPages(HeldStore store, HeldDesk desk, HeldWindows windows) {
        this.store = store;
        this.desk = desk;
        this.windows = windows;
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
        boolean own = order.proposedBy().equals(login);
        boolean decides = open && !own && desk.decides(order.fund(), login);
        Optional<Quorum.Reason> missing = desk.missing(order);
        page.addAttribute("officer", officer);
        page.addAttribute("order", order);
        page.addAttribute("own", open && own);
        // Where the program stood still just after the last signature, whoever gave it carries it out.
        page.addAttribute("may", decides && (!HeldDesk.signed(order, login) || missing.isEmpty()));
        page.addAttribute("refuses", decides);
        page.addAttribute("problem", problem.isPresent());
        page.addAttribute("today", windows.today());
        page.addAttribute("lapses", desk.lapses(order).orElse(null));
        page.addAttribute("missing", missing.map(Enum::name).orElse(""));
        return "console/order";
    }

    @PostMapping(ORDER + "/approve")
    String approve(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id) {
        return does(officer, fund, id, f -> desk.approve(f, id, officer.viewer().login()));
    }

    @PostMapping(ORDER + "/return")
    String sendBack(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        return does(
                officer, fund, id, f -> desk.sendBack(f, id, officer.viewer().login(), reason));
    }

    @PostMapping(ORDER + "/withdraw")
    String withdraw(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable String fund,
            @PathVariable long id) {
        return does(
                officer, fund, id, f -> desk.withdraw(f, id, officer.viewer().login()));
    }

    /** Where the order has ended, also just now by somebody else or by the same person's second press of the button, the page shows what became of it. */
    private String does(OfficerLogin officer, String fund, long id, Consumer<FundId> step) {
        FundId of = found(officer, fund, id).fund();
        String back = "redirect:/held/" + of + "/orders/" + id;
        try {
            step.accept(of);
            return back;
        } catch (DeskException e) {
            return switch (e.why()) {
                case OTHER_STATE -> back;
                case INCOMPLETE -> back + "?problem=" + HeldPages.Problem.REASON;
                default -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            };
        }
    }

    /** An operator belongs to no fund and signs nothing. */
    private Order found(OfficerLogin officer, String fund, long id) {
        return officer.viewer().funds().stream()
                .filter(f -> !officer.viewer().operator() && f.value().equals(fund))
                .findFirst()
                .flatMap(f -> store.order(f, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
