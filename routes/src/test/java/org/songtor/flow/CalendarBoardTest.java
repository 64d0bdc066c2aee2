package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarRules;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.Hours;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.Roll;
import org.songtor.delivery.SendingCalendars;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.PendingViews;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Viewer;
import org.songtor.reference.Holiday;
import org.songtor.reference.Holidays;
import org.songtor.settings.Channel;

/** What a lane names of more than it can name, and what it says of the rest. */
class CalendarBoardTest {
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final Instant FRIDAY_NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final Instant READY = Instant.parse("2026-11-20T02:00:00Z");
    private static final int ONE_MORE = CalendarBoard.MOST + 1;

    @Test
    void one_that_is_late_is_named_first_also_behind_hundreds_that_are_not() {
        Lane lane = lane(ONE_MORE, ONE_MORE, ONE_MORE - 1);
        assertThat(lane.rows()).hasSize(CalendarBoard.MOST);
        assertThat(lane.rows().get(0).countdown().standing()).isEqualTo(Standing.WILL_MISS);
        assertThat(lane.more()).isOne();
        assertThat(lane.whole()).isTrue();
        assertThat(lane.late()).isTrue();
    }

    @Test
    void what_was_not_looked_at_is_told_and_not_called_in_time() {
        assertThat(lane(ONE_MORE, ONE_MORE, -1).late())
                .as("all were, and all make it")
                .isFalse();
        Lane lane = lane(ONE_MORE, ONE_MORE + 7, -1);
        assertThat(lane.whole()).isFalse();
        assertThat(lane.more()).isEqualTo(8);
        assertThat(lane.late()).isTrue();
    }

    @Test
    void without_hours_what_waits_for_a_person_is_not_said_to_go_at_any_time() {
        Lane lane = lane(new SendingCalendars(Map.of()), List.of(pending(0, false), pending(1, true)), 2);
        assertThat(lane.rows())
                .extracting(row -> row.countdown().standing())
                .containsExactly(Standing.STUCK, Standing.ANY_TIME);
        assertThat(lane.rows().get(0).bad()).isTrue();
        assertThat(lane.late()).as("no hour is missed").isFalse();
        assertThat(CalendarJson.of(List.of(lane), FRIDAY_NOON).toString())
                .contains("standing=stuck, stuck=true", "standing=any_time, stuck=false");
    }

    @Test
    void without_hours_what_is_tried_again_says_when_to_programs_too() {
        Pending later = waits(FRIDAY_NOON.plusSeconds(60), true);
        Lane lane =
                lane(new SendingCalendars(Map.of()), List.of(pending(1, false), later, waits(FRIDAY_NOON, true)), 3);
        assertThat(lane.rows())
                .extracting(row -> row.countdown().standing())
                .containsExactly(Standing.AGAIN, Standing.ANY_TIME, Standing.ANY_TIME);
        assertThat(CalendarJson.of(List.of(lane), FRIDAY_NOON).toString())
                .contains("standing=again")
                .containsOnlyOnce("next=2026-11-20T12:01+07:00");
    }

    @Test
    void without_hours_what_waits_behind_other_files_failures_is_not_said_to_have_failed() {
        Pending untried = waits(FRIDAY_NOON.plusSeconds(60), false);
        Lane lane = lane(new SendingCalendars(Map.of()), List.of(pending(1, false), untried), 2);
        assertThat(lane.rows())
                .extracting(row -> row.countdown().standing())
                .containsExactly(Standing.PAUSED, Standing.ANY_TIME);
        assertThat(CalendarJson.of(List.of(lane), FRIDAY_NOON).toString())
                .contains("standing=paused", "next=2026-11-20T12:01+07:00")
                .doesNotContain("standing=again");
    }

    private static Pending waits(Instant next, boolean tried) {
        Pending one = pending(0, false);
        return new Pending(
                one.profile(),
                one.batch(),
                one.fund(),
                one.period(),
                Optional.of(new FileId(1)),
                "T-1.txt",
                one.ready(),
                Optional.of(next),
                tried,
                false,
                false,
                Optional.empty(),
                one.lines(),
                one.amount());
    }

    @Test
    void what_people_carry_is_not_said_to_make_it_before_they_say_that_it_is_there() {
        for (SendingCalendars calendars : List.of(calendars(), new SendingCalendars(Map.of()))) {
            Lane lane = lane(calendars, List.of(carried(), pending(1, false)), 2);
            CalendarBoard.Row row = lane.rows().get(0);
            assertThat(row.pending().carried()).isTrue();
            boolean hours = row.countdown().due().isPresent();
            assertThat(row.bad()).as("its last day, if it has one").isEqualTo(hours);
            assertThat(row.countdown().goes()).as("not by itself").isEmpty();
            assertThat(row.countdown().standing()).isIn(Standing.IN_DANGER, Standing.STUCK);
            assertThat(lane.late()).as("they may still carry it in time").isFalse();
            assertThat(CalendarJson.of(List.of(lane), FRIDAY_NOON).toString())
                    .contains("stuck=true, carried=true", "stuck=false, carried=false");
        }
    }

    private static Pending carried() {
        Pending one = pending(0, true);
        return new Pending(
                one.profile(),
                one.batch(),
                one.fund(),
                one.period(),
                Optional.of(new FileId(1)),
                "T-1.txt",
                one.ready(),
                one.next(),
                one.tried(),
                true,
                true,
                Optional.empty(),
                one.lines(),
                one.amount());
    }

    private static SendingCalendars calendars() {
        Hours hours =
                new Hours(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(8, 30), LocalTime.of(16, 0));
        CalendarRules rules = new CalendarRules(
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                List.of(hours),
                Optional.of(Holiday.Calendar.BANK),
                Set.of(),
                Roll.FOLLOWING,
                LateRule.NEXT_WINDOW,
                Optional.empty());
        return new SendingCalendars(
                Map.of(FlowFixture.DUES, new AgencyCalendar("toy/dues", List.of(rules), Holidays.load())));
    }

    private static Pending pending(int number, boolean stuck) {
        return new Pending(
                FlowFixture.DUES,
                Optional.of(new BatchId(number + 1)),
                Optional.of(FundId.of("wiang")),
                Period.of("2569-11"),
                Optional.empty(),
                "",
                READY,
                Optional.empty(),
                false,
                stuck,
                false,
                Optional.empty(),
                1,
                Satang.ofBaht(100));
    }

    /** @param stuck the place of the one that does not go on by itself */
    private static Lane lane(int told, int all, int stuck) {
        return lane(
                calendars(),
                IntStream.range(0, told).mapToObj(i -> pending(i, i == stuck)).toList(),
                all);
    }

    private static Lane lane(SendingCalendars calendars, List<Pending> oldest, int all) {
        PendingViews views = new PendingViews() {
            @Override
            public List<Queue> queues(Viewer viewer, Optional<FundId> fund, int most) {
                return List.of(new Queue(
                        FlowFixture.DUES, all, oldest.stream().limit(most).toList()));
            }

            @Override
            public List<Pending> pending(Viewer viewer, BatchId batch) {
                return oldest;
            }

            @Override
            public List<Payer> payers(Viewer viewer, FundId fund, List<Pending> of, int most) {
                throw new AssertionError("no board asks for it");
            }
        };
        return new CalendarBoard(calendars, FlowFixture.settings(Channel.SFTP, URI.create("sftp://localhost/")), views)
                .lanes(OPERATOR, FRIDAY_NOON).stream()
                        .filter(l -> l.profile().equals(FlowFixture.DUES))
                        .findFirst()
                        .orElseThrow();
    }
}
