package org.songtor.console;

import java.util.List;
import java.util.Optional;
import org.songtor.flow.ActiveLayouts;
import org.songtor.model.FormVersion;
import org.songtor.port.LayoutActivations;
import org.songtor.port.LayoutActivations.Proposal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Forms and which of their versions are in use: one operator proposes a later version, another approves it. */
@Controller
class LayoutPages {
    private static final String BACK = "redirect:/layouts";

    private final ActiveLayouts layouts;
    private final LayoutActivations activations;

    LayoutPages(ActiveLayouts layouts, LayoutActivations activations) {
        this.layouts = layouts;
        this.activations = activations;
    }

    /**
     * One version on the page.
     *
     * @param proposal of the form as it is now
     * @param may whether this officer may approve it
     */
    record Entry(FormVersion form, boolean active, Optional<Proposal> proposal, boolean may) {}

    @GetMapping("/layouts")
    String layouts(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        officer.mustOperate();
        List<Proposal> proposals = activations.all();
        page.addAttribute("officer", officer);
        page.addAttribute(
                "forms",
                layouts.forms().stream()
                        .map(f -> entry(f, proposals, officer.viewer().login()))
                        .toList());
        return "console/layouts";
    }

    private Entry entry(FormVersion form, List<Proposal> proposals, String login) {
        Optional<Proposal> proposal = proposals.stream().filter(p -> p.of(form)).findFirst();
        boolean may = proposal.stream()
                .anyMatch(p -> p.approval().isEmpty() && !p.proposedBy().equals(login));
        return new Entry(form, layouts.active(form), proposal, may);
    }

    @PostMapping("/layouts/propose")
    String propose(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, @RequestParam String form) {
        officer.mustOperate();
        FormVersion wanted = form(form);
        if (wanted.first()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        activations.propose(wanted, officer.viewer().login());
        return BACK;
    }

    /** @param form the hash that was on the page: what was changed since is not approved */
    @PostMapping("/layouts/approve")
    String approve(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam long proposal,
            @RequestParam String form) {
        officer.mustOperate();
        FormVersion wanted = form(form);
        Proposal found = activations.all().stream()
                .filter(p -> p.id() == proposal && p.of(wanted))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (found.proposedBy().equals(officer.viewer().login())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        activations.approve(proposal, wanted, officer.viewer().login());
        return BACK;
    }

    private FormVersion form(String hash) {
        return layouts.forms().stream()
                .filter(f -> f.hash().hex().equals(hash))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
