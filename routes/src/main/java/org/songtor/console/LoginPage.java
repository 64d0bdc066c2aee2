package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door. Who is inside already goes on to the batches. */
@Controller
class LoginPage {
    private static final long LONGEST_WAIT = 86_400;

    private final Clock clock;

    LoginPage(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/login")
    String login(
            @AuthenticationPrincipal @org.jspecify.annotations.Nullable OfficerLogin officer,
            @RequestParam(name = "until", defaultValue = "0") long until,
            HttpServletResponse response,
            Model page) {
        if (officer != null) {
            return "redirect:/batches";
        }
        Instant now = clock.instant();
        long seconds = Math.min(until - now.getEpochSecond(), LONGEST_WAIT);
        if (seconds > 0) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
        page.addAttribute("wait", Math.max(0, seconds));
        page.addAttribute("at", Instant.ofEpochSecond(now.getEpochSecond() + seconds));
        return "console/login";
    }
}
