package org.songtor.console;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songtor.model.BatchId;
import org.songtor.model.Severity;
import org.songtor.port.Repairs;
import org.songtor.port.Repairs.Found;
import org.songtor.port.Repairs.Others;
import org.songtor.port.Repairs.Plan;
import org.songtor.port.Submissions.Handed;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
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
 * Equal mistakes of a batch, and a corrected batch in two steps: picking, where nothing that touches money or a person is picked beforehand, and a last look
 * at count and total. An operator, who sees no names, sees none here.
 */
@Controller
class RepairPages {
    private static final String OF_BATCH = "/batches/{id:[0-9]{1,18}}/repairs";

    private final Repairs repairs;
    private final Views views;

    RepairPages(Repairs repairs, Views views) {
        this.repairs = repairs;
        this.views = views;
    }

    @GetMapping(OF_BATCH)
    String groups(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(required = false) Optional<String> none,
            Model page)
            throws IOException {
        BatchView batch = batch(officer, id);
        Found found = repairs.find(batch.fund(), batch.id()).orElseThrow(RepairPages::notFound);
        page.addAttribute("officer", officer);
        page.addAttribute("batch", batch);
        page.addAttribute("found", found);
        page.addAttribute("others", toMend(found));
        page.addAttribute("none", none.isPresent());
        return "console/repairs";
    }

    @GetMapping(OF_BATCH + "/plan")
    String plan(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(name = "pick", defaultValue = "") Set<String> picked,
            Model page)
            throws IOException {
        Handover.funds(officer);
        BatchView batch = batch(officer, id);
        Optional<Plan> plan = repairs.plan(batch.fund(), batch.id(), picked);
        if (plan.isEmpty()) {
            return "redirect:/batches/" + id + "/repairs?none";
        }
        page.addAttribute("officer", officer);
        page.addAttribute("batch", batch);
        page.addAttribute("plan", plan.get());
        return "console/plan";
    }

    @PostMapping(OF_BATCH)
    String apply(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(name = "pick", defaultValue = "") Set<String> picked)
            throws IOException {
        Handover.funds(officer);
        BatchView batch = batch(officer, id);
        Optional<Handed> handed = repairs.apply(
                batch.fund(),
                batch.id(),
                picked,
                SendPages.CHANNEL,
                officer.viewer().login());
        return handed.map(SendPages::next).orElse("redirect:/batches/" + id + "/repairs?none");
    }

    /** What is only said needs no mending. */
    private static List<Others> toMend(Found found) {
        return found.others().stream()
                .filter(o -> o.code().severity() != Severity.WARN)
                .toList();
    }

    private BatchView batch(OfficerLogin officer, long id) {
        return Optional.of(officer)
                .filter(o -> !o.viewer().operator())
                .flatMap(o -> views.batch(o.viewer(), new BatchId(id)))
                .orElseThrow(RepairPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
