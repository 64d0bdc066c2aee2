package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.BankSide;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Paid;
import org.songtor.items.Proposal;
import org.songtor.items.Reversal;
import org.songtor.items.Row;
import org.songtor.match.Reason;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.Trace;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** Which money was taken back, where the bank's text names nothing of ours: two operators say it, and it counts as if the bank had. */
class ReversalsTest extends ReversalBench {
    private static final Viewer FUND = new Viewer("malee", Set.of(FundId.of("wiang")), false);

    @Test
    void two_operators_say_which_credit_was_taken_back_and_its_file_lacks_it_until_they_take_that_back() {
        Sent sent = paid();
        ToldEvents told = new ToldEvents(DATABASE, FundId.of("wiang"));
        told.all();
        long item = left("R", sent.baht(), "REVERSAL OF L1");
        assertThat(standing(sent)).startsWith("[SETTLED]");
        Decision proposed = operators.propose(item, ofCredit(credit(sent)));
        reconciled();
        assertThat(standing(sent)).as("one person moves nothing").startsWith("[SETTLED]");
        refused(Why.OWN_PROPOSAL, () -> desk.approve(Bench.OPERATOR, proposed.id(), TwoOperators.FIRST));
        refused(Why.NOT_APPROVED, () -> desk.execute(Bench.OPERATOR, proposed.id(), TwoOperators.FIRST));
        Decision done = operators.carriedOut(operators.approved(proposed));
        reconciled();
        assertThat(standing(sent)).isEqualTo("[FILE_SHORT] -" + 100 * sent.baht() + " 0 0");
        assertThat(asked(item)).isFalse();
        String batch = "batch:" + sent.batch().value();
        assertThat(told.all()).as("the fund").contains("batch.unsettled " + batch + ":1");
        assertThat(desk.items(FUND, Filter.OPEN, 1_000))
                .filteredOn(row -> row.label() == Label.FILE_SHORT)
                .extracting(Row::atRisk)
                .contains(Satang.ofBaht(sent.baht()));
        assertThat(seen(item).bank())
                .extracting(BankSide::what)
                .containsExactly(BankSide.What.TAKEN, BankSide.What.CAME);
        operators.undo(done);
        reconciled();
        assertThat(standing(sent)).isEqualTo("[SETTLED] 0 " + 100 * sent.baht() + " 1");
        assertThat(asked(item)).isTrue();
        assertThat(told.all()).contains("batch.settled " + batch + ":1");
    }

    @Test
    void whoever_signs_sees_what_left_what_came_and_whose_money_it_is() {
        Sent sent = paid();
        long item = left("R", sent.baht(), "REVERSAL OF L1");
        Reversal takes = operators.propose(item, ofCredit(credit(sent))).takes().orElseThrow();
        assertThat(takes.debit().text()).isEqualTo("REVERSAL OF L1");
        assertThat(takes.debit().what()).isEqualTo(BankSide.What.TAKEN);
        assertThat(takes.credit().orElseThrow().text()).isEqualTo(reference(sent));
        assertThat(takes.credit().orElseThrow().day()).isEqualTo(DAY);
        assertThat(takes.files()).singleElement().satisfies(file -> {
            assertThat(file.reference()).isEqualTo(reference(sent));
            assertThat(file.funds()).containsExactly(FundId.of("wiang"));
            assertThat(file.credited()).isEqualTo(Satang.ofBaht(sent.baht()));
        });
        assertThat(seen(item).underWay().flatMap(Decision::takes)).contains(takes);
    }

    @Test
    void candidates_are_credits_of_the_very_amount_that_nothing_took_back_the_newest_first_but_for_what_the_text_has() {
        Sent sent = paid();
        long baht = sent.baht();
        came("old", baht, "cash");
        came("other", baht + 1, "cash");
        String[] number = {run + "L7"};
        bench.stated(Bench.credit(number[0], baht, "transfer"));
        came("new", baht, "counter");
        came("gone", baht, "counter");
        left("G", baht, "back " + run + "gone");
        long item = left("R", baht, "REVERSAL OF " + run + "L7X");
        Case seen = seen(item);
        assertThat(seen.takenFrom())
                .extracting(one -> one.came().name())
                .containsExactly(
                        run + "new",
                        number[0],
                        run + "old",
                        run + "C" + sent.file().value());
        assertThat(seen.takenFrom().get(3).files()).extracting(Paid::reference).containsExactly(reference(sent));
        assertThat(seen.takenFrom().get(0).files()).isEmpty();
        assertThat(seen.takenFrom().get(0).why())
                .containsExactly(new Reason.AmountLeft(Satang.ofBaht(baht)), new Reason.LeftAfterDays(3));
        assertThat(seen.fixes().get(0).kind())
                .as("an amount alone suggests nothing")
                .isEqualTo(DecisionKind.ASK_AGENCY);
        assertThat(seen.fixes()).contains(new Fix(DecisionKind.MATCH_DEBIT, Fix.Why.POSSIBLE));
        assertThat(desk.item(FUND, item)).isEmpty();
    }

    /** Too short to count by itself, and a person sees it first. */
    @Test
    void the_banks_own_number_of_a_credit_however_short_stands_first_and_is_suggested() {
        long baht = paid().baht();
        String number = "L" + System.nanoTime() % 9_999;
        bench.stated(Bench.credit(number, baht, "transfer"));
        came("new", baht, "counter");
        Case seen = seen(left("R", baht, "REVERSAL OF " + number.toLowerCase(Locale.ROOT)));
        assertThat(seen.takenFrom().get(0).came().name()).isEqualTo(number);
        assertThat(seen.takenFrom().get(0).why()).contains(new Reason.NumberInText(number));
        assertThat(seen.fixes().get(0)).isEqualTo(new Fix(DecisionKind.MATCH_DEBIT, Fix.Why.BANK_NAMES_CREDIT));
    }

    @Test
    void a_reference_of_a_file_is_taken_where_it_is_sound_and_one_of_ours() {
        Sent sent = paid();
        long item = left("R", 40, "REVERSAL OF L1");
        refused(Why.UNKNOWN_REFERENCE, () -> desk.file(Bench.OPERATOR, item, "ST0000000196"));
        refused(Why.UNKNOWN_REFERENCE, () -> desk.file(Bench.OPERATOR, item, "xyz"));
        Decision proposed = operators.propose(
                item, ofFile(desk.file(Bench.OPERATOR, item, reference(sent).toLowerCase(Locale.ROOT))));
        Reversal takes = proposed.takes().orElseThrow();
        assertThat(takes.credit()).isEmpty();
        assertThat(takes.files()).extracting(Paid::reference).containsExactly(reference(sent));
        operators.carriedOut(operators.approved(proposed));
        reconciled();
        assertThat(standing(sent)).startsWith("[FILE_SHORT] -4000 ");
    }

    @Test
    void labels_and_sums_are_those_of_an_entry_that_names_the_file() {
        Sent named = paid();
        left("N", 30, reference(named));
        Sent said = paid();
        operators.settle(left("R", 30, "REVERSAL OF L1"), ofFile(said.file()));
        reconciled();
        long more = 100 * (said.baht() - named.baht());
        assertThat(standing(named)).startsWith("[FILE_SHORT] -3000 ").endsWith(" 0");
        assertThat(standing(said)).startsWith("[FILE_SHORT] -3000 ").endsWith(" 0");
        assertThat(credited(said) - credited(named)).isEqualTo(more);
    }

    private long credited(Sent sent) {
        return bench.count("select credited(" + sent.file().value() + ")");
    }

    @Test
    void the_trace_of_a_file_tells_what_people_said_was_taken_off_it_to_an_operator_and_to_its_fund() {
        Sent sent = paid();
        long item = left("R", 40, "REVERSAL OF L1");
        JdbcTraces traces = new Stores(DATABASE).traces();
        Subject subject = new Subject.Reference(bench.reference(sent.file()));
        assertThat(details(traces.of(Bench.OPERATOR, subject), What.DEBIT_UNNAMED))
                .isEmpty();
        Decision done = operators.settle(item, ofFile(sent.file()));
        assertThat(details(traces.of(Bench.OPERATOR, subject), What.DEBIT_UNNAMED))
                .containsExactly("0200000001 " + run + "R " + DAY.plusDays(3) + ": REVERSAL OF L1");
        assertThat(details(traces.of(Bench.OPERATOR, subject), What.PROPOSED)).containsExactly("MATCH_DEBIT");
        assertThat(details(traces.of(FUND, subject), What.DEBIT_UNNAMED))
                .containsExactly("0200000001 " + run + "R " + DAY.plusDays(3) + ": REVERSAL OF L1");
        assertThat(details(traces.of(FUND, subject), What.PROPOSED)).isEmpty();
        operators.undo(done);
        assertThat(details(traces.of(Bench.OPERATOR, subject), What.DEBIT_UNNAMED))
                .isEmpty();
        assertThat(details(traces.of(FUND, subject), What.DEBIT_UNNAMED)).isEmpty();
    }

    private static List<String> details(Trace trace, What what) {
        return trace.moments().stream()
                .filter(moment -> moment.what() == what)
                .map(Moment::detail)
                .toList();
    }

    @Test
    void one_thing_was_taken_back_and_a_credit_once() {
        Sent sent = paid();
        Sent other = paid();
        long first = left("R1", sent.baht(), "REVERSAL OF L1");
        long second = left("R2", sent.baht(), "REVERSAL OF L1");
        Proposal both = new Proposal(
                DecisionKind.MATCH_DEBIT,
                "x",
                Set.of(),
                Set.of(sent.file()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(credit(sent)));
        refused(Why.ONE_OF_THEM, () -> operators.propose(first, both));
        refused(Why.ONE_OF_THEM, () -> operators.propose(first, ofFile(sent.file(), other.file())));
        refused(Why.INCOMPLETE, () -> operators.propose(first, Proposal.of(DecisionKind.MATCH_DEBIT, "x")));
        refused(Why.INCOMPLETE, () -> operators.propose(first, ofCredit(credit(other))));
        Decision signed = operators.approved(operators.propose(second, ofCredit(credit(sent))));
        operators.settle(first, ofCredit(credit(sent)));
        refused(Why.TAKEN_ALREADY, () -> operators.carriedOut(signed));
        desk.sendBack(Bench.OPERATOR, signed.id(), TwoOperators.FIRST, "ก้อนอื่น");
        refused(Why.TAKEN_ALREADY, () -> operators.propose(second, ofCredit(credit(sent))));
        assertThat(seen(second).takenFrom()).isEmpty();
        long named = left("N", sent.baht(), reference(other));
        refused(Why.DOES_NOT_ANSWER, () -> operators.propose(named, ofFile(sent.file())));
        assertThat(seen(named).fixes()).extracting(Fix::kind).doesNotContain(DecisionKind.MATCH_DEBIT);
    }
}
