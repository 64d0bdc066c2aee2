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
import org.songtor.delivery.Countdown.Waiting;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Hold;
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
        assertThat(printed(true, anyTime(Optional.empty(), true)))
                .contains("WAITS TO BE CARRIED")
                .doesNotContain("FOR A PERSON", "at any time  ");
        assertThat(printed(false, anyTime(Optional.empty(), true))).contains("WAITS FOR A PERSON");
    }

    @Test
    void what_failed_says_when_it_is_tried_again_and_what_has_a_last_day_says_that() {
        Instant next = NOW.plusSeconds(600);
        assertThat(waiting(anyTime(Optional.of(next), false), next))
                .contains("รอลองใหม่ FAILED, is tried again", "Fri 20 Nov 2026 12:10")
                .doesNotContain("at any time  ");
        assertThat(waiting(anyTime(Optional.of(NOW), false), NOW))
                .as("its turn")
                .contains("at any time  ")
                .doesNotContain("FAILED");
        Countdown hours = new Countdown(Standing.IN_DANGER, Optional.of(NOW.plusSeconds(60)), Optional.empty(), "");
        assertThat(waiting(hours, NOW.plusSeconds(600))).contains("IN DANGER").doesNotContain("FAILED");
    }

    @Test
    void what_was_never_tried_says_until_when_its_agency_is_left_alone() {
        Instant next = NOW.plusSeconds(600);
        Waiting behind = new Waiting(NOW, Optional.of(next), false, false);
        assertThat(waiting(Countdown.withoutHours(behind, NOW), next))
                .contains("ยังไม่ได้ลองส่ง", "NOT TRIED YET", "Fri 20 Nov 2026 12:10")
                .doesNotContain("tried again", "at any time  ");
    }

    @Test
    void what_is_held_says_by_what_since_when_and_why() {
        assertThat(held(Hold.Kind.AGENCY))
                .contains(
                        "หยุดส่งให้หน่วยงานนี้ AGENCY IS STOPPED",
                        "Fri 20 Nov 2026 12:00",
                        "ทดสอบ",
                        "WAITS FOR A PERSON")
                .doesNotContain("at any time  ");
        assertThat(held(Hold.Kind.ALL)).contains("EVERYTHING IS STOPPED");
        assertThat(held(Hold.Kind.BATCH)).contains("พักไว้ HELD");
    }

    private static String held(Hold.Kind kind) {
        return printed(
                pending(Optional.empty(), true, false, Optional.of(new Hold(kind, Hold.By.OPERATOR, NOW, "ทดสอบ"))),
                anyTime(Optional.empty(), true));
    }

    private static Countdown anyTime(Optional<Instant> next, boolean stuck) {
        return Countdown.withoutHours(new Waiting(NOW, next, true, stuck), NOW);
    }

    private static String waiting(Countdown countdown, Instant next) {
        return printed(pending(Optional.of(next), false, false), countdown);
    }

    private static String printed(boolean carried, Countdown countdown) {
        return printed(pending(Optional.empty(), true, carried), countdown);
    }

    private static Pending pending(Optional<Instant> next, boolean stuck, boolean carried) {
        return pending(next, stuck, carried, Optional.empty());
    }

    private static Pending pending(Optional<Instant> next, boolean stuck, boolean carried, Optional<Hold> held) {
        return new Pending(
                PROFILE,
                Optional.of(new BatchId(1)),
                Optional.of(FundId.of("wiang")),
                Period.of("2569-10"),
                Optional.of(new FileId(1)),
                "T-1.txt",
                NOW,
                next,
                next.isPresent(),
                stuck,
                carried,
                held,
                3,
                Satang.ofBaht(300));
    }

    private static String printed(Pending pending, Countdown countdown) {
        StringWriter out = new StringWriter();
        new CalendarText(new PrintWriter(out), NOW)
                .print(List.of(new Lane(PROFILE, Optional.empty(), "", List.of(new Row(pending, countdown)), 0, true)));
        return out.toString();
    }
}
