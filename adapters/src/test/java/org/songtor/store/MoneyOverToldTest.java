package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Letter;
import org.songtor.items.Proposal;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.DecisionKind;
import org.songtor.review.Fix;

/** What page, letter and trace tell of money that a file has over. */
class MoneyOverToldTest extends OverBench {
    @Test
    void the_page_says_how_much_is_over_and_asks_first() {
        Case found = one(over());
        assertThat(found.over()).isEqualTo(Satang.ofBaht(50));
        assertThat(found.row().atRisk()).isEqualTo(Satang.ofBaht(300));
        assertThat(found.fixes())
                .extracting(Fix::kind)
                .containsExactly(
                        DecisionKind.ASK_AGENCY,
                        DecisionKind.PAID_BACK,
                        DecisionKind.MATCH_CREDIT,
                        DecisionKind.WAIT_UNTIL,
                        DecisionKind.WRITE_OFF);
        assertThat(found.fixes().get(0).why()).isEqualTo(Fix.Why.MORE_MONEY_THAN_ASKED);
    }

    @Test
    void a_question_about_it_is_ended_by_what_is_decided_and_the_letter_names_file_and_sum() {
        long item = over();
        Decision asked = desk.propose(
                viewer,
                item,
                Proposal.until(DecisionKind.ASK_AGENCY, "ส่วนที่เกินเป็นของใคร", TODAY.plusDays(5)),
                by("malee"));
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("ASKED_AGENCY");
        Letter letter = desk.letter(viewer, asked.id()).orElseThrow();
        assertThat(letter.reference()).isEqualTo(bench.reference(file).value());
        assertThat(letter.amount()).as("what is asked about").isEqualTo(Satang.ofBaht(50));
        assertThat(letter.total()).isEqualTo(3);
        assertThat(letter.came().orElseThrow().minus(letter.due().orElseThrow()))
                .isEqualTo(Satang.ofBaht(50));
    }

    @Test
    void the_trace_of_a_member_tells_it() {
        done(PAID_BACK);
        List<Moment> told = new Stores(DATABASE)
                .traces()
                .of(viewer, new Subject.Reference(bench.reference(file)))
                .moments();
        assertThat(told)
                .filteredOn(m -> m.what() == What.PROPOSED)
                .extracting(Moment::detail)
                .containsExactly("PAID_BACK");
        assertThat(told)
                .filteredOn(m -> m.what() == What.DECIDED)
                .singleElement()
                .satisfies(m -> assertThat(m.amount()).contains(Satang.ofBaht(50)));
        assertThat(told)
                .filteredOn(m -> m.what() == What.MOVED)
                .extracting(Moment::detail)
                .contains("AT_RISK SETTLED");
    }
}
