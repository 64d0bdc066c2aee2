package org.songtor.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.CalendarJson;
import org.songtor.model.FundId;
import org.songtor.port.Viewer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** When agencies' next cut-offs are, and how the fund's own batches and files stand to theirs. */
@RestController
class CalendarController {
    private final CalendarBoard board;
    private final Clock clock;

    CalendarController(CalendarBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping("/api/v1/calendar")
    Map<String, Object> calendar(@AuthenticationPrincipal FundId fund) {
        Instant now = clock.instant();
        return CalendarJson.of(board.lanes(new Viewer(fund.value(), Set.of(fund), false), now), now);
    }
}
