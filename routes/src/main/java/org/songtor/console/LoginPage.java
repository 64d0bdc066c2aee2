package org.songtor.console;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door. Who is inside already goes on to the batches. */
@Controller
class LoginPage {
    private static final long LONGEST_WAIT = 3_600;

    @GetMapping("/login")
    String login(
            @AuthenticationPrincipal @org.jspecify.annotations.Nullable OfficerLogin officer,
            @RequestParam(name = "wait", defaultValue = "0") long wait,
            Model page) {
        if (officer != null) {
            return "redirect:/batches";
        }
        page.addAttribute("wait", Math.max(0, Math.min(wait, LONGEST_WAIT)));
        return "console/login";
    }
}
