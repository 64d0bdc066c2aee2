package org.songtor.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.delivery.AgencyCalendar;
import org.songtor.delivery.CalendarRules;
import org.songtor.delivery.DueRule;
import org.songtor.delivery.Hours;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.Roll;
import org.songtor.delivery.SendingCalendars;
import org.songtor.flow.Boxes;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.FileId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.songtor.reference.Holidays;
import org.songtor.settings.Channel;

class ReconcileTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");
    private static final String ANSWERS = "answers-toy.dues";
    private static final String MONEY = "statements-toy";
    private final TimedOutbox outbox = new TimedOutbox();
    private final Store store = new Store();
    private final MemoryBoxReads reads = new MemoryBoxReads(MONDAY);
    private final Boxes boxes = reads.boxes();
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Reconcile reconcile =
            new Reconcile(FlowFixture.bundle(outbox, settings), store, boxes, new SendingCalendars(Map.of()), settings);

    @Test
    void a_ring_labels_the_file_once_and_ends_its_work() {
        outbox.add(Outbox.RECONCILE, 1);
        reconcile.reconcile(1);
        reconcile.reconcile(1);
        assertThat(store.labelled).containsExactly(new FileId(1));
        assertThat(outbox.waiting(Outbox.RECONCILE)).isZero();
    }

    @Test
    void a_store_that_fails_leaves_the_work_to_the_next_ring() {
        outbox.add(Outbox.RECONCILE, 1);
        store.broken = true;
        assertThatThrownBy(() -> reconcile.reconcile(1)).hasMessageContaining("database");
        store.broken = false;
        outbox.pass(Duration.ofSeconds(5));
        reconcile.reconcile(1);
        assertThat(store.labelled).hasSize(1);
    }

    @Test
    void a_deadline_counts_as_over_only_when_answers_and_money_that_came_by_then_are_known() {
        boxes.watch(ANSWERS);
        boxes.watch(MONEY);
        assertThat(known()).isEqualTo(Instant.EPOCH);
        look(ANSWERS);
        assertThat(known()).as("the money may have come").isEqualTo(Instant.EPOCH);
        look(MONEY);
        assertThat(known()).isEqualTo(MONDAY);
        reads.at(MONDAY.plus(Duration.ofDays(3)));
        look(MONEY);
        assertThat(known()).as("the answer may have come").isEqualTo(MONDAY);
        look(ANSWERS);
        assertThat(known()).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
    }

    private void look(String box) {
        boxes.begin(box);
        boxes.end(box);
    }

    private Instant known() {
        outbox.add(Outbox.RECONCILE, 1);
        reconcile.reconcile(1);
        return store.known;
    }

    @ParameterizedTest
    @CsvSource({"00:00, 2026-12-15", "15:30, 2026-12-15"})
    void what_is_due_until_the_end_of_a_day_is_due_on_it(LocalTime cutoff, LocalDate last) {
        CalendarRules rules = new CalendarRules(
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                List.of(new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 30), cutoff)),
                Optional.empty(),
                Set.of(),
                Roll.PRECEDING,
                LateRule.SEND_MARKED,
                Optional.of(new DueRule.OfMonth(15, 1)));
        SendingCalendars calendars = new SendingCalendars(
                Map.of(FlowFixture.DUES, new AgencyCalendar("toy/dues", List.of(rules), Holidays.load())));
        Reconcile there = new Reconcile(FlowFixture.bundle(outbox, settings), store, boxes, calendars, settings);
        assertThat(there.dueOn(FlowFixture.DUES, Period.of("2569-11"), Optional.empty()))
                .contains(last);
    }

    @Test
    void what_is_due_goes_together_and_one_that_cannot_be_done_stops_no_other() {
        LongStream.rangeClosed(1, 5).forEach(file -> outbox.add(Outbox.RECONCILE, file));
        reconcile.reconcile(3);
        assertThat(store.together).containsExactly(List.of(3L, 1L, 2L, 4L, 5L));
        LongStream.rangeClosed(1, 5).forEach(file -> outbox.add(Outbox.RECONCILE, file));
        store.together.clear();
        store.labelled.clear();
        store.poisonous = 2;
        assertThatThrownBy(() -> reconcile.reconcile(1)).hasMessageContaining("file 2");
        assertThat(store.labelled).containsExactly(new FileId(1));
        reconcile.reconcile(1);
        assertThat(store.labelled).contains(new FileId(3), new FileId(4), new FileId(5));
        assertThat(outbox.waiting(Outbox.RECONCILE)).as("the one that failed").isOne();
        store.poisonous = 0;
        outbox.pass(Duration.ofSeconds(5));
        reconcile.reconcile(2);
        assertThat(outbox.waiting(Outbox.RECONCILE)).isZero();
    }

    private final class Store implements ReconcileStore {
        private final List<FileId> labelled = new ArrayList<>();
        private final List<List<Long>> together = new ArrayList<>();
        private boolean broken;
        private long poisonous;
        private Instant known = Instant.MIN;

        @Override
        public void reconcile(List<Outbox.Work> files, Terms terms) {
            if (broken) {
                throw new IllegalStateException("no connection to the database");
            }
            together.add(files.stream().map(Outbox.Work::subject).toList());
            if (files.stream().anyMatch(work -> work.subject() == poisonous)) {
                throw new IllegalStateException("file " + poisonous + " cannot be labelled");
            }
            known = terms.known(ProfileId.of("toy/dues"));
            files.forEach(outbox::done);
            files.forEach(work -> labelled.add(new FileId(work.subject())));
        }

        @Override
        public void credits(Outbox.Work work) {
            outbox.done(work);
        }
    }
}
