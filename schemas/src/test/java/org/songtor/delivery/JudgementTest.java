package org.songtor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.delivery.Calendars.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.delivery.Judgement.SeenStatement;
import org.songtor.delivery.Judgement.State;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.reference.Holiday.Calendar;

class JudgementTest {
    private static final Instant DUE = at("2026-11-23T09:00:00");
    private static final Expected.OfStatement FRIDAY =
            new Expected.OfStatement(AgencyCode.of("toy"), LocalDate.of(2026, 11, 20), DUE);
    private static final Expected.OfAnswers ANSWERS =
            new Expected.OfAnswers(Calendars.TOY, LocalDate.of(2026, 11, 24), DUE);
    private static final Expected.OfBatch BATCH =
            new Expected.OfBatch(FundId.of("wiang"), Period.of("2569-11"), Optional.empty(), DUE);

    private static SeenStatement seen(String day, int entries, String arrived) {
        return new SeenStatement(LocalDate.parse(day), entries, at(arrived));
    }

    private static Judgement of(Instant at, SeenStatement... seen) {
        return Judgement.of(
                FRIDAY,
                false,
                day -> Calendars.HOLIDAYS.isBusinessDay(day, Calendar.BANK, Set.of()),
                List.of(seen),
                at);
    }

    @Test
    void a_statement_is_missing_from_the_very_instant_it_was_due() {
        assertThat(of(DUE.minusNanos(1)).state()).isEqualTo(State.WAITING);
        assertThat(of(DUE.minusNanos(1)).label()).isEmpty();
        assertThat(of(DUE).label()).contains(Label.STATEMENT_MISSING);
        assertThat(of(DUE, seen("2026-11-20", 3, "2026-11-23T10:00:00")).state())
                .as("late, but there")
                .isEqualTo(State.CAME);
    }

    @Test
    void an_empty_one_is_told_when_it_was_due_and_a_full_one_mends_it() {
        SeenStatement empty = seen("2026-11-20", 0, "2026-11-23T06:00:00");
        assertThat(of(DUE.minusNanos(1), empty).state()).isEqualTo(State.WAITING);
        assertThat(of(DUE, empty).label()).contains(Label.STATEMENT_EMPTY);
        assertThat(of(DUE, empty, seen("2026-11-20", 1, "2026-11-23T11:00:00")).state())
                .isEqualTo(State.CAME);
        assertThat(Judgement.of(FRIDAY, true, day -> true, List.of(empty), DUE).state())
                .isEqualTo(State.CAME);
    }

    @Test
    void one_of_a_weekend_of_a_day_to_come_or_of_a_day_that_had_its_own_is_of_the_wrong_day() {
        SeenStatement thursday = seen("2026-11-19", 2, "2026-11-20T06:00:00");
        Judgement wrong = of(DUE, seen("2026-11-21", 2, "2026-11-23T06:00:00"));
        assertThat(wrong.label()).contains(Label.STATEMENT_WRONG_DAY);
        assertThat(wrong.note()).isEqualTo("agency toy; day 2026-11-20; came-of-day 2026-11-21");
        assertThat(of(DUE, seen("2026-11-24", 2, "2026-11-23T06:00:00")).state())
                .isEqualTo(State.WRONG_DAY);
        assertThat(of(DUE, thursday, seen("2026-11-19", 2, "2026-11-23T06:00:00"))
                        .state())
                .isEqualTo(State.WRONG_DAY);
    }

    /** Friday's does not come; on Monday two come, and what is strange is named, not what is right. */
    @Test
    void two_of_a_later_day_are_that_days_own_and_an_older_one_that_came_again_is_named() {
        SeenStatement monday = seen("2026-11-23", 2, "2026-11-23T06:00:00");
        SeenStatement more = seen("2026-11-23", 3, "2026-11-23T07:00:00");
        assertThat(of(DUE, monday, more).label()).contains(Label.STATEMENT_MISSING);
        SeenStatement old = seen("2026-11-16", 2, "2026-11-17T06:00:00");
        SeenStatement again = seen("2026-11-16", 2, "2026-11-23T08:00:00");
        assertThat(of(DUE, old, monday, more, again).note())
                .isEqualTo("agency toy; day 2026-11-20; came-of-day 2026-11-16");
    }

    @Test
    void a_late_one_of_another_day_or_a_strange_one_of_another_week_is_not_in_its_place() {
        assertThat(of(DUE, seen("2026-11-19", 2, "2026-11-23T06:00:00")).label())
                .as("Thursday's own, late")
                .contains(Label.STATEMENT_MISSING);
        assertThat(of(DUE, seen("2026-11-14", 2, "2026-11-16T06:00:00")).label())
                .contains(Label.STATEMENT_MISSING);
        assertThat(of(DUE, seen("2026-11-22", 2, "2026-11-24T09:00:00")).label())
                .contains(Label.STATEMENT_MISSING);
    }

    @Test
    void an_agency_is_silent_while_one_answer_of_the_day_is_overdue_or_says_nothing() {
        assertThat(Judgement.of(ANSWERS, answers(5, 0, 0, 5)).state()).isEqualTo(State.WAITING);
        assertThat(Judgement.of(ANSWERS, answers(5, 0, 0, 0)).state()).isEqualTo(State.CAME);
        Judgement silent = Judgement.of(ANSWERS, answers(5, 2, 1, 1));
        assertThat(silent.label()).contains(Label.SILENT_AGENCY);
        assertThat(silent.atRisk()).isEqualTo(Satang.ofBaht(7));
        assertThat(silent.note()).isEqualTo("profile toy/dues; day 2026-11-24; silent 3/5; file T-1.txt");
        assertThat(Judgement.of(ANSWERS, answers(5, 0, 1, 0)).label()).contains(Label.SILENT_AGENCY);
    }

    private static SeenAnswers answers(int files, int silent, int empty, int waiting) {
        return new SeenAnswers(files, silent, empty, waiting, Satang.ofBaht(7), "T-1.txt");
    }

    @Test
    void a_batch_that_was_refused_has_not_come_and_one_being_checked_is_waited_for() {
        SeenBatches refused = new SeenBatches(0, 0, Optional.of("B000012"));
        assertThat(Judgement.of(BATCH, refused, DUE.minusNanos(1)).state()).isEqualTo(State.WAITING);
        assertThat(Judgement.of(BATCH, refused, DUE).label()).contains(Label.BATCH_NOT_COME);
        assertThat(Judgement.of(BATCH, refused, DUE).note()).isEqualTo("period 2569-11; refused-batch B000012");
        assertThat(Judgement.of(BATCH, new SeenBatches(0, 1, Optional.empty()), DUE)
                        .state())
                .isEqualTo(State.WAITING);
        assertThat(Judgement.of(BATCH, new SeenBatches(1, 0, Optional.of("B000012")), DUE)
                        .state())
                .isEqualTo(State.CAME);
    }
}
