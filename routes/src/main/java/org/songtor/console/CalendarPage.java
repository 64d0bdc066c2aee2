package org.songtor.console;

import java.time.Clock;
import java.time.Instant;
import org.songtor.flow.CalendarBoard;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Each agency's next cut-off with the time left, and what will make it, is in danger, or has missed it. */
@Controller
class CalendarPage {
    private final CalendarBoard board;
    private final Clock clock;

    CalendarPage(CalendarBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String calendar(@AuthenticationPrincipal(errorOnInvalidType = true) OfficerLogin officer, Model page) {
        Instant now = clock.instant();
        page.addAttribute("officer", officer);
        page.addAttribute("now", now);
        page.addAttribute("lanes", board.lanes(officer.viewer(), now));
        return "console/calendar";
    }
}
