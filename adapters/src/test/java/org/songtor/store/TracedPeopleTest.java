package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FundId;
import org.songtor.port.Traces;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;

/** Who proposed, signed and did what was decided about money, and what became of it later, each in its place in the story. */
class TracedPeopleTest extends AgainBench {
    private static final Set<What> BY_PEOPLE =
            Set.of(What.PROPOSED, What.APPROVED, What.DECIDED, What.UNDO_PROPOSED, What.UNDO_APPROVED);

    private List<Moment> story(Viewer viewer) {
        Traces traces = new Stores(DATABASE).traces();
        return traces.of(viewer, new Subject.Reference(bench.reference(file))).moments().stream()
                .filter(one -> BY_PEOPLE.contains(one.what()))
                .toList();
    }

    private static List<String> told(List<Moment> story) {
        return story.stream()
                .map(one -> one.what() + " " + one.detail()
                        + one.who().map(who -> " " + who).orElse(""))
                .toList();
    }

    @Test
    void who_proposed_signed_and_did_it_is_told_and_who_took_it_back_each_at_its_time() {
        Decision done = settle(refusedLine(LineVerdict.REFUSED), RETURN);
        bench.reconcile(file, NOW);
        assertThat(told(story(viewer)))
                .containsExactly(
                        "PROPOSED RETURN_TO_MEMBER malee", "APPROVED RETURN_TO_MEMBER somchai", "DECIDED DONE somchai");
        Moment carriedOut = story(viewer).get(2);
        undone(done);
        assertThat(told(story(viewer)))
                .containsExactly(
                        "PROPOSED RETURN_TO_MEMBER malee",
                        "APPROVED RETURN_TO_MEMBER somchai",
                        "DECIDED DONE somchai",
                        "UNDO_PROPOSED RETURN_TO_MEMBER malee",
                        "UNDO_APPROVED RETURN_TO_MEMBER somchai",
                        "DECIDED UNDONE somchai");
        assertThat(story(viewer).get(2)).as("as it was told before").isEqualTo(carriedOut);
        assertThat(story(viewer)).extracting(Moment::at).isSorted();
        assertThat(story(viewer)).extracting(Moment::amount).doesNotContain(Optional.empty());
        assertThat(story(new Viewer("x", Set.of(FundId.of("other")), false))).isEmpty();
    }

    @Test
    void what_was_sent_back_says_who_did_so_and_is_proposed_anew() {
        long item = refusedLine(LineVerdict.REFUSED);
        Decision first = desk.propose(viewer, item, RETURN, by("malee"));
        desk.sendBack(viewer, first.id(), by("somchai"), "ผิดราย");
        settle(item, RETURN);
        assertThat(told(story(Bench.OPERATOR)))
                .containsExactly(
                        "PROPOSED RETURN_TO_MEMBER malee",
                        "DECIDED RETURNED somchai",
                        "PROPOSED RETURN_TO_MEMBER malee",
                        "APPROVED RETURN_TO_MEMBER somchai",
                        "DECIDED DONE somchai");
    }
}
