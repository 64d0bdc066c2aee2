package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.AgencyCode;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** While people wait about money that a file has over, for lines that are in doubt by it: of so much as it was then nobody is asked again, and of more at once. */
class WaitingMoneyTest extends DeskBench {
    /** Three lines of 100 baht, for which 350 came: each is in doubt, and the agency is asked about all of them. @return the item */
    private long askedAboutTooMuch() {
        open(3);
        bench.answered(bench.answer(file, 3));
        paid(350);
        long item = item(Label.FILE_OVER);
        ask(item);
        assertThat(bench.labels(batch)).containsOnly("ASKED_AGENCY");
        assertThat(listed()).isEmpty();
        return item;
    }

    @Test
    void more_that_comes_is_in_the_list_at_once_with_its_lines() {
        long item = askedAboutTooMuch();
        paid(7);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(listed()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(item);
            assertThat(row.state()).isEqualTo(ItemState.REOPENED);
            assertThat(row.waits()).isFalse();
            assertThat(row.lines()).isEqualTo(3);
        });
        ask(item);
        assertThat(bench.labels(batch)).containsOnly("ASKED_AGENCY");
        assertThat(listed()).as("so much is asked about now").isEmpty();
    }

    @Test
    void less_than_was_asked_about_asks_nobody_anew() {
        askedAboutTooMuch();
        taken(20);
        assertThat(bench.labels(batch)).containsOnly("ASKED_AGENCY");
        assertThat(listed()).isEmpty();
        paid(20);
        assertThat(listed()).isEmpty();
    }

    /** Of a line whose amount people accepted the question does not count, and its item stays open while it waits. */
    @Test
    void more_that_comes_is_in_the_list_at_once_also_where_another_amount_was_accepted_before() {
        open(2);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90), Bench.booked(2, 2, 100)));
        bench.reconcileAll(NOW);
        settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        paid(250);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        long item = item(Label.FILE_OVER);
        ask(item);
        assertThat(listed()).isEmpty();
        assertThat(one(item).row().waits()).isTrue();
        paid(7);
        assertThat(listed()).extracting(Row::id).containsExactly(item);
    }

    /** What is over then is no more than was sent for the line that left: no line is in doubt, and the file asks by itself. */
    @Test
    void too_much_that_is_of_a_line_that_left_is_asked_about_though_others_waited_about_it() {
        open(3);
        bench.answered(bench.answer(
                file,
                0,
                Bench.booked(1, 1, 100),
                Bench.booked(2, 2, 100),
                new Answer.Line(3, Bench.person(3), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1")));
        paid(350);
        ask(item(Label.FILE_OVER));
        settle(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนแล้ว"));
        bench.reconcileAll(NOW);
        taken(60);
        assertThat(bench.labels(batch)).containsExactly("SETTLED", "SETTLED", "RETURNED");
        assertThat(listed()).singleElement().satisfies(row -> {
            assertThat(row.label()).isEqualTo(Label.FILE_OVER);
            assertThat(row.atRisk()).isEqualTo(Satang.ofBaht(90));
            assertThat(row.lines()).isZero();
        });
    }

    private void ask(long item) {
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "เพราะอะไร", TODAY.plusDays(5)), by("malee"));
        bench.reconcileAll(NOW);
    }

    private void paid(long baht) {
        bench.stated(credit(
                "P" + NUMBER.incrementAndGet() + System.nanoTime(),
                baht,
                bench.reference(file).value()));
        bench.reconcileAll(NOW);
    }

    /** The bank takes so much of the file's money back. */
    private void taken(long baht) {
        String entry = "T" + NUMBER.incrementAndGet() + System.nanoTime();
        Satang amount = Satang.ofBaht(baht);
        Statement.Debit debit =
                new Statement.Debit(entry, DAY, amount, bench.reference(file).value());
        bench.answers.statement(
                AgencyCode.of("toy"),
                Bench.arrived(entry),
                new Statement(entry, "0200000001", DAY, amount, Satang.ZERO, List.of(), List.of(debit), false));
        bench.reconcileAll(NOW);
    }

    private List<Row> listed() {
        return desk.items(viewer, Filter.OPEN, 10);
    }
}
