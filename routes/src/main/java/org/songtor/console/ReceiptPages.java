package org.songtor.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.BatchId;
import org.songtor.model.Label;
import org.songtor.model.Receipt;
import org.songtor.port.Submissions;
import org.songtor.port.Views;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.LabelCount;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The receipt of a batch; while it is checked, a page that looks again by itself. An operator reads no receipts: they hold names. */
@Controller
class ReceiptPages {
    private final Submissions submissions;
    private final Views views;
    private final Clock clock;

    ReceiptPages(Submissions submissions, Views views, Clock clock) {
        this.submissions = submissions;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/batches/{id:[0-9]{1,18}}/receipt")
    String receipt(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @PathVariable long id,
            @RequestParam(required = false) Optional<String> same,
            Model page) {
        BatchView batch = Optional.of(officer)
                .filter(o -> !o.viewer().operator())
                .flatMap(o -> views.batch(o.viewer(), new BatchId(id)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("officer", officer);
        page.addAttribute("batch", batch);
        page.addAttribute("same", same.isPresent());
        Optional<Receipt> receipt = submissions.receipt(batch.fund(), batch.id());
        if (receipt.isEmpty()) {
            page.addAttribute(
                    "since",
                    Duration.between(batch.receivedAt(), clock.instant()).toSeconds());
            page.addAttribute("again", true);
            return "console/waiting";
        }
        page.addAttribute("receipt", receipt.get());
        page.addAttribute("kinds", Kinds.of(receipt.get().problems()));
        held(receipt.get(), now(officer, batch), page);
        return "console/receipt";
    }

    private Set<Label> now(OfficerLogin officer, BatchView batch) {
        return views.labels(officer.viewer(), batch.id()).stream()
                .map(LabelCount::label)
                .collect(Collectors.toSet());
    }

    /** The receipt counts two things as one: lines that people decide on, and money held in trust, on which nobody is asked. The labels tell them apart. */
    private static void held(Receipt receipt, Set<Label> now, Model page) {
        boolean asked = now.contains(Label.HELD_FOR_REVIEW);
        boolean trust = now.contains(Label.HELD_IN_TRUST) || now.contains(Label.FORWARDED);
        page.addAttribute("asked", asked);
        page.addAttribute("trust", trust);
        page.addAttribute("onlyTrust", trust && !asked && receipt.refused().lines() == 0);
    }
}
