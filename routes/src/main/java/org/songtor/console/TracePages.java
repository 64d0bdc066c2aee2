package org.songtor.console;

import java.util.Optional;
import org.songtor.port.Asked;
import org.songtor.port.Traces;
import org.songtor.port.Traces.Subject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to some money. What is looked for may be a national id: it goes in a form's body, never in an address, and no page shows it again. */
@Controller
class TracePages {
    private final Traces traces;

    TracePages(Traces traces) {
        this.traces = traces;
    }

    @GetMapping("/trace")
    String form(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        page.addAttribute("officer", officer);
        return "console/trace";
    }

    @PostMapping("/trace")
    String look(
            @AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer,
            @RequestParam(defaultValue = "") String what,
            Model page) {
        Optional<Subject> asked = Asked.of(what);
        page.addAttribute("officer", officer);
        page.addAttribute("nothing", asked.isEmpty());
        asked.ifPresent(subject -> page.addAttribute("trace", traces.of(officer.viewer(), subject)));
        return "console/trace";
    }
}
