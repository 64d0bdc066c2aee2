package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Proposal;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.Trace;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;

/** What was taken back is told where it is looked for: to its file's fund, and to who asks by the entry that left. */
class LeftToldTest extends ReversalBench {
    private static final Viewer FUND = new Viewer("malee", Set.of(FundId.of("wiang")), false);
    private static final Viewer OTHER = new Viewer("somchai", Set.of(FundId.of("naklang")), false);

    private Trace trace(Viewer viewer, Subject subject) {
        return new Stores(DATABASE).traces().of(viewer, subject);
    }

    private List<Moment> left(Viewer viewer, Subject subject) {
        return trace(viewer, subject).moments().stream()
                .filter(one -> one.what() == What.DEBITED || one.what() == What.DEBIT_UNNAMED)
                .toList();
    }

    private Subject entry(String name) {
        return new Subject.Entry("0200000001", run + name);
    }

    private Subject of(Sent sent) {
        return new Subject.Reference(bench.reference(sent.file()));
    }

    @Test
    void a_fund_sees_what_left_its_file_however_that_is_known_and_only_while_it_counts() {
        Sent sent = paid();
        operators.settle(left("R", sent.baht(), "REVERSAL OF L1"), ofCredit(credit(sent)));
        assertThat(left(FUND, of(sent))).singleElement().satisfies(one -> {
            assertThat(one.amount()).contains(Satang.ofBaht(sent.baht()));
            assertThat(one.detail()).contains(run + "R", "REVERSAL OF L1");
            assertThat(one.sha256()).isPresent();
        });
        Sent named = paid();
        long item = left("N", 30, "back " + reference(named));
        assertThat(left(FUND, of(named))).hasSize(1);
        operators.settle(item, Proposal.of(DecisionKind.NOT_OURS, "ไม่ใช่เงินของไฟล์"));
        assertThat(left(FUND, of(named))).isEmpty();
        assertThat(left(OTHER, of(sent))).isEmpty();
    }

    @Test
    void of_an_entry_that_takes_another_funds_money_too_it_sees_neither_the_amount_nor_the_banks_words() {
        Sent mine = paid();
        BatchId batch = bench.batch("naklang", 3, Bench.TOY);
        Sent others = new Sent(batch, bench.delivered(batch, Bench.DUE), 3);
        left("B", 70, "back " + reference(mine) + " " + reference(others));
        assertThat(left(FUND, of(mine))).singleElement().satisfies(one -> {
            assertThat(one.amount()).isEmpty();
            assertThat(one.detail()).isEqualTo("0200000001 " + run + "B " + DAY.plusDays(3) + ", many");
        });
        assertThat(left(Bench.OPERATOR, of(mine)))
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).contains(reference(others)));
    }

    @Test
    void an_operator_finds_what_left_by_its_entry() {
        Sent sent = paid();
        long item = left("R", sent.baht(), "REVERSAL OF L1");
        assertThat(trace(Bench.OPERATOR, entry("R")).lines()).isEmpty();
        assertThat(trace(Bench.OPERATOR, entry("R")).moments())
                .as("as long as it names nothing")
                .extracting(Moment::what)
                .containsExactly(What.DEBIT_UNNAMED, What.ASKED);
        operators.settle(item, ofCredit(credit(sent)));
        assertThat(trace(Bench.OPERATOR, entry("R")).lines()).hasSize(sent.lines());
        assertThat(left(Bench.OPERATOR, entry("R"))).hasSize(1);
        assertThat(trace(Bench.OPERATOR, entry("R")).moments())
                .extracting(Moment::what)
                .contains(What.CREDITED, What.PROPOSED, What.APPROVED, What.DECIDED);
        left("N", 5, reference(sent));
        assertThat(trace(Bench.OPERATOR, entry("N")).lines()).hasSize(sent.lines());
        assertThat(trace(FUND, entry("N")).moments())
                .as("the entry is the account's")
                .isEmpty();
        assertThat(trace(FUND, entry("N")).lines()).isEmpty();
    }

    @Test
    void of_money_that_was_nobodys_its_coming_and_its_leaving_are_told_together() {
        booked();
        long credit = came("cash", 77, "CASH DEPOSIT");
        operators.settle(left("R", 77, "REVERSAL OF L1"), ofCredit(credit));
        for (String name : List.of("cash", "R")) {
            assertThat(trace(Bench.OPERATOR, entry(name)).moments())
                    .as(name)
                    .extracting(Moment::what)
                    .contains(What.CREDITED, What.DEBIT_UNNAMED, What.ASKED, What.DECIDED);
            assertThat(left(Bench.OPERATOR, entry(name))).hasSize(1);
            assertThat(trace(FUND, entry(name)).moments()).isEmpty();
        }
    }
}
