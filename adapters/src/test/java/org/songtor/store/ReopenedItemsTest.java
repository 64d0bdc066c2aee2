package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Due;
import org.songtor.items.Event;
import org.songtor.items.Proposal;
import org.songtor.review.ItemState;

/** A question that opens again is to be decided as soon as a new one, and its history says by when. */
class ReopenedItemsTest extends DeskBench {
    private static final int WEEK = 7;

    @Test
    void what_evidence_opens_again_has_the_days_of_a_new_question() {
        long item = longOpen();
        settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        bench.reconcile(file, NOW);
        dueAnew(item);
    }

    @Test
    void what_people_take_back_has_the_days_of_a_new_question() {
        long item = longOpen();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        dueAnew(item);
    }

    @Test
    void a_day_that_people_say_after_it_opened_again_holds() {
        long item = longOpen();
        settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        bench.reconcile(file, NOW);
        LocalDate said = TODAY.plusDays(3);
        desk.assign(viewer, item, by("malee"), Optional.empty(), Optional.of(Due.on(said)));
        assertThat(one(item).row().due()).isEqualTo(said);
    }

    /** Opened a month ago, and to be decided ten days ago, as a person had said. */
    private long longOpen() {
        long item = mismatch();
        bench.jdbc
                .sql("update review_item set opened_at = now() - interval '30 days' where item_id = ?")
                .param(item)
                .update();
        LocalDate said = TODAY.minusDays(10);
        desk.assign(viewer, item, by("malee"), Optional.empty(), Optional.of(Due.on(said)));
        assertThat(one(item).row().due()).isEqualTo(said);
        return item;
    }

    private void dueAnew(long item) {
        Case again = one(item);
        assertThat(again.row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(again.row().due()).isEqualTo(TODAY.plusDays(WEEK));
        assertThat(again.row().openedAt())
                .as("it is as old as it was")
                .isBefore(Instant.now().minus(Duration.ofDays(29)));
        assertThat(again.story())
                .filteredOn(event -> event.event().equals("item.due-anew"))
                .extracting(Event::detail)
                .containsExactly(TODAY.plusDays(WEEK).toString());
    }
}
