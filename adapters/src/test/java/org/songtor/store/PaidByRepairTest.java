package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.OPERATOR;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.BankSide;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/** People give money to a file that a repaired credit pays: before they propose and before they sign it stands there that this would end. */
class PaidByRepairTest extends UnsureBench {
    @Test
    void a_file_that_a_repaired_credit_pays_is_no_part_and_who_signs_is_told_what_ends() {
        BatchId batch = bench.batch("wiang", 5, TOY);
        FileId file = answered(batch, 5);
        bench.stated(credit(run + "1", 500, "pay " + damaged(bench.reference(file))));
        bench.stated(
                credit(run + "2", 492, "pay " + bench.reference(file).value().substring(0, 9)));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        long item = unsure();
        assertThat(operators.desk().item(OPERATOR, item).orElseThrow().candidates())
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.credited()).isEqualTo(Satang.ofBaht(500));
                    assertThat(candidate.why())
                            .contains(new Reason.PaidByRepair(Satang.ofBaht(500)))
                            .hasAtLeastOneElementOfType(Reason.SimilarReference.class)
                            .noneMatch(Reason.PartOfFile.class::isInstance);
                });

        Decision proposed = operators.propose(item, matching(file));
        assertThat(repaired(proposed.id())).singleElement().satisfies(ends -> {
            assertThat(ends.what()).isEqualTo(BankSide.What.REPAIRED);
            assertThat(ends.name()).isEqualTo(run + "1");
            assertThat(ends.amount()).isEqualTo(Satang.ofBaht(500));
        });
        Decision done = operators.carriedOut(operators.approved(proposed));
        askedAgain();
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(unsure()).as("it is asked about, as was said").isGreaterThan(item);
        assertThat(repaired(done.id())).as("what ended ends no more").isEmpty();

        operators.undo(done);
        askedAgain();
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
    }

    @Test
    void of_a_file_that_nothing_pays_nothing_ends() {
        BatchId batch = bench.batch("wiang", 4, TOY);
        FileId file = answered(batch, 4);
        bench.stated(credit(run + "1", 390, "pay " + damaged(bench.reference(file))));
        bench.reconcileAll(NOW);
        assertThat(repaired(operators.propose(unsure(), matching(file)).id())).isEmpty();
    }

    private static Proposal matching(FileId file) {
        return new Proposal(DecisionKind.MATCH_CREDIT, "ตามสลิป", Set.of(), Set.of(file), Optional.empty(), List.of());
    }

    private List<BankSide> repaired(long decision) {
        return operators
                .desk()
                .decision(OPERATOR, decision)
                .orElseThrow()
                .pays()
                .get(0)
                .repaired();
    }

    private long unsure() {
        return bench.count("select max(item_id) from review_item where closed_at is null and label = 'CREDIT_UNSURE'");
    }
}
