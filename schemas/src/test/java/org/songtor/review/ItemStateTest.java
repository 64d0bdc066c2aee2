package org.songtor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.review.ItemState.Event;

class ItemStateTest {
    @Test
    void a_decided_item_goes_from_open_over_proposed_and_approved_to_done_and_comes_back_only_by_contradiction() {
        assertThat(after(Event.PROPOSE)).contains(ItemState.PROPOSED);
        assertThat(after(Event.PROPOSE, Event.APPROVE, Event.EXECUTE)).contains(ItemState.DONE);
        assertThat(after(Event.PROPOSE, Event.RETURN)).contains(ItemState.RETURNED);
        assertThat(after(Event.PROPOSE, Event.APPROVE, Event.RETURN, Event.PROPOSE))
                .contains(ItemState.PROPOSED);
        assertThat(after(Event.PROPOSE, Event.APPROVE, Event.EXECUTE, Event.CONTRADICT))
                .contains(ItemState.REOPENED);
        assertThat(after(Event.AGREE, Event.CONTRADICT, Event.PROPOSE)).contains(ItemState.PROPOSED);
        assertThat(after(Event.APPROVE)).as("nobody proposed").isEmpty();
        assertThat(after(Event.PROPOSE, Event.EXECUTE)).as("nobody approved").isEmpty();
        assertThat(after(Event.PROPOSE, Event.PROPOSE)).as("one at a time").isEmpty();
        assertThat(after(Event.PROPOSE, Event.APPROVE, Event.EXECUTE, Event.PROPOSE))
                .as("what is done is taken back first")
                .isEmpty();
    }

    @Test
    void every_state_and_event_is_answered() {
        long allowed = EnumSet.allOf(ItemState.class).stream()
                .flatMap(state -> EnumSet.allOf(Event.class).stream().map(state::on))
                .filter(Optional::isPresent)
                .count();
        assertThat(allowed).isEqualTo(14);
    }

    @Test
    void the_state_that_is_shown_follows_from_the_decisions() {
        assertThat(ItemState.of(true, Optional.empty(), false)).isEqualTo(ItemState.OPEN);
        assertThat(ItemState.of(true, Optional.of(DecisionState.PROPOSED), true))
                .isEqualTo(ItemState.PROPOSED);
        assertThat(ItemState.of(true, Optional.of(DecisionState.APPROVED), false))
                .isEqualTo(ItemState.APPROVED);
        assertThat(ItemState.of(true, Optional.of(DecisionState.RETURNED), true))
                .isEqualTo(ItemState.RETURNED);
        assertThat(ItemState.of(true, Optional.of(DecisionState.UNDONE), true)).isEqualTo(ItemState.REOPENED);
        assertThat(ItemState.of(true, Optional.of(DecisionState.DONE), true)).isEqualTo(ItemState.REOPENED);
        assertThat(ItemState.of(true, Optional.of(DecisionState.DONE), false))
                .as("of other lines of the item")
                .isEqualTo(ItemState.OPEN);
        assertThat(ItemState.of(false, Optional.of(DecisionState.DONE), true)).isEqualTo(ItemState.DONE);
        assertThat(ItemState.of(false, Optional.of(DecisionState.PROPOSED), false))
                .as("evidence was faster")
                .isEqualTo(ItemState.CLOSED);
    }

    @Test
    void a_decision_never_goes_back() {
        for (DecisionState from : DecisionState.values()) {
            assertThat(from.next()).allSatisfy(to -> assertThat(to.next()).doesNotContain(from));
        }
        assertThat(DecisionState.PROPOSED.next()).doesNotContain(DecisionState.DONE);
        assertThat(DecisionState.RETURNED.next()).isEmpty();
    }

    private static Optional<ItemState> after(Event... events) {
        Optional<ItemState> state = Optional.of(ItemState.OPEN);
        for (Event event : events) {
            state = state.flatMap(s -> s.on(event));
        }
        return state;
    }
}
