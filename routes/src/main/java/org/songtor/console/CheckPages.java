package org.songtor.console;

import java.util.Optional;
import org.songtor.model.BatchHeader;
import org.songtor.port.CheckOnly;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the officer's last check found; nothing of it was kept. */
@Controller
class CheckPages {
    private final CheckJobs checks;

    CheckPages(CheckJobs checks) {
        this.checks = checks;
    }

    @GetMapping("/check")
    String result(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        Handover.funds(officer);
        Optional<CheckJobs.Job> job = checks.of(officer.viewer().login());
        if (job.isEmpty()) {
            return "redirect:/send";
        }
        page.addAttribute("officer", officer);
        page.addAttribute("job", job.get());
        if (!job.get().result().isDone()) {
            page.addAttribute("again", true);
            return "console/looking";
        }
        // A check that failed fails here again, and the error page says so.
        CheckOnly.Result result = job.get().result().join();
        page.addAttribute("result", result);
        page.addAttribute("period", result.header().map(BatchHeader::period));
        page.addAttribute("kinds", Kinds.of(result.problems()));
        page.addAttribute("rulers", result.previews().stream().map(Ruler::of).toList());
        return "console/checked";
    }
}
