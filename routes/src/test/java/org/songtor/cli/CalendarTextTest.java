package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Countdown;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.PendingViews.Pending;

/** The words of the command for what does not go on by itself. */
class CalendarTextTest {
    private static final ProfileId PROFILE = ProfileId.of("toy/dues");
    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");

    @Test
    void what_people_carry_waits_to_be_carried_and_what_is_held_for_a_decision() {
        Countdown hours = new Countdown(Standing.IN_DANGER, Optional.of(NOW.plusSeconds(60)), Optional.empty(), "");
        assertThat(printed(true, hours))
                .contains("IN DANGER", "WAITS TO BE CARRIED")
                .doesNotContain("FOR A PERSON");
        assertThat(printed(true, Countdown.withoutHours(true)))
                .contains("WAITS TO BE CARRIED")
                .doesNotContain("FOR A PERSON", "at any time  ");
        assertThat(printed(false, Countdown.withoutHours(true))).contains("WAITS FOR A PERSON");
    }

    private static String printed(boolean carried, Countdown countdown) {
        Pending pending = new Pending(
                PROFILE,
                Optional.of(new BatchId(1)),
                Optional.of(FundId.of("wiang")),
                Period.of("2569-10"),
                Optional.of(new FileId(1)),
                "T-1.txt",
                NOW,
                Optional.empty(),
                true,
                carried,
                Optional.empty(),
                3,
                Satang.ofBaht(300));
        StringWriter out = new StringWriter();
        new CalendarText(new PrintWriter(out), NOW)
                .print(List.of(new Lane(PROFILE, Optional.empty(), "", List.of(new Row(pending, countdown)), 0, true)));
        return out.toString();
    }
}
