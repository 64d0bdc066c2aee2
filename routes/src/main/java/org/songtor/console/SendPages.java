package org.songtor.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.port.Submissions;
import org.songtor.port.Submissions.Handed;
import org.songtor.port.Submissions.Parcel;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A treasurer hands in a file, or has it checked first; the form is one and the same. */
@Controller
class SendPages {
    static final String CHANNEL = "console";
    private static final List<String> PROBLEMS = List.of("empty", "large", "corrects", "busy");

    private final Submissions submissions;
    private final Handover handover;
    private final CheckJobs checks;

    SendPages(Submissions submissions, Handover handover, CheckJobs checks) {
        this.submissions = submissions;
        this.handover = handover;
        this.checks = checks;
    }

    @GetMapping("/send")
    String form(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String problem,
            @RequestParam(defaultValue = "0") long corrects,
            Model page) {
        page.addAttribute("officer", officer);
        page.addAttribute("funds", Handover.funds(officer));
        page.addAttribute("correctable", handover.correctable(officer.viewer()));
        page.addAttribute("corrects", corrects);
        page.addAttribute("problem", PROBLEMS.contains(problem) ? problem : "");
        page.addAttribute("most", submissions.ceiling() >> 20);
        return "console/send";
    }

    @PostMapping("/send")
    String send(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String fund,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String corrects)
            throws IOException {
        FundId own = Handover.fund(officer, fund);
        if (file.isEmpty()) {
            return "redirect:/send?problem=empty";
        }
        Parcel parcel = new Parcel(
                own, CHANNEL, name(file), batch(corrects), officer.viewer().login());
        try (InputStream content = file.getInputStream()) {
            return next(submissions.submit(parcel, content));
        }
    }

    @PostMapping("/check")
    String check(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam String fund,
            @RequestParam MultipartFile file)
            throws IOException {
        FundId own = Handover.fund(officer, fund);
        if (file.isEmpty()) {
            return "redirect:/send?problem=empty";
        }
        boolean begun = checks.begin(officer.viewer().login(), own, name(file), file::transferTo);
        return begun ? "redirect:/check" : "redirect:/send?problem=busy";
    }

    static String next(Handed handed) {
        if (handed instanceof Handed.New made) {
            return "redirect:/batches/" + made.id().value() + "/receipt";
        }
        if (handed instanceof Handed.Known known) {
            return "redirect:/batches/" + known.id().value() + "/receipt?same";
        }
        return handed instanceof Handed.TooLarge ? "redirect:/send?problem=large" : "redirect:/send?problem=corrects";
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    /** A number that is none names a batch nobody has, which the submission refuses. */
    private static Optional<BatchId> batch(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BatchId(text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0));
    }
}
