package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.FileGroups.Company;
import org.songtor.port.FileGroups.Fit;
import org.songtor.port.NotAgainException;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;

/** One fund gave its members' money back of a file that it shares with another: the file stays here, and the other's lines go on by themselves once they surely may. */
class ManyFundsGivenBackTest extends DeskBench {
    private static final ProfileId MANY = ProfileId.of("toy/many");

    private final FundId neighbour = FundId.of("neighbour");
    private final Viewer itsTreasurer = new Viewer("malee", Set.of(neighbour), false);
    private BatchId theirs;

    @Test
    void the_other_funds_lines_go_in_a_new_batch_once_the_agency_said_that_it_refused_the_file() {
        givenUp();
        Proposal back = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก");
        settle(item(Label.UNDELIVERED), back);
        DeliveryDesk deliveries = new Stores(DATABASE).desk();
        assertThatThrownBy(() -> deliveries.propose(file, new DeliveryDesk.By("wichai", "แฟ้มหาย")))
                .isInstanceOf(NotAgainException.class);
        Proposal again = Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่");
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(itsTreasurer, itsItem(Label.UNDELIVERED), again, by("malee")));
        bench.answers.answer(
                MANY,
                Bench.arrived("refusal of " + file),
                new Answer(bench.reference(file), "R" + file, DAY, Answer.Verdict.FILE_REFUSED, "", List.of()));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(theirs)).containsOnly("FILE_REFUSED");
        Decision proposed = desk.propose(itsTreasurer, itsItem(Label.FILE_REFUSED), again, by("malee"));
        desk.approve(itsTreasurer, proposed.id(), by("somchai"));
        desk.execute(itsTreasurer, proposed.id(), by("somchai"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(theirs)).containsOnly("RESUBMITTED");
        assertThat(live(proposed)).as("their lines, and none of who gave back").isEqualTo(3);
        assertThat(bench.labels(batch))
                .as("that the agency refuses what they gave back only agrees")
                .containsOnly("RETURNED");
    }

    /** A file of two lines of this fund and three of its neighbour, which the agency's own side refused, and about which both are asked. */
    private void givenUp() {
        batch = bench.batch(fund.value(), 2, MANY);
        theirs = bench.batch(neighbour.value(), 3, MANY);
        Company later = new Company(DUE, 1_000);
        bench.groups.freeze(batch, DAY, Map.of(MANY, later));
        bench.groups.freeze(theirs, DAY, Map.of(MANY, later));
        long group = bench.count("select group_id from file_group where profile = 'many'");
        file = bench.groups.close(group, DAY, 5, Fit.ALL).get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        bench.reconcile(file, NOW);
    }

    private long itsItem(Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and fund_id = '" + neighbour + "'");
    }
}
