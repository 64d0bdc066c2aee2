package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.FileId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What a file has over pays other files, as two people say, and none that lacks more. */
class MoneyOverGivenTest extends OverBench {
    @Test
    void what_is_over_pays_another_file_of_the_fund_as_two_people_say() {
        FileId other = other(1);
        paid(other, 50);
        assertThat(one(over()).candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.file()).isEqualTo(other);
            assertThat(candidate.reference()).isEqualTo(bench.reference(other).value());
            assertThat(candidate.total()).isEqualTo(Satang.ofBaht(100));
            assertThat(candidate.credited()).isEqualTo(Satang.ofBaht(50));
            assertThat(candidate.why()).extracting(Reason::code).contains("SAME_AMOUNT");
        });
        assertThat(one(over()).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.MATCH_CREDIT, Fix.Why.ONE_FILE_OF_THIS_SUM));
        Decision done = done(pays(other));
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(50));
        assertThat(done.files()).containsExactly(file, other);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(bench.count("select count(*) from agency_file where settled_at is not null and file_id in ("
                        + file.value() + ", " + other.value() + ")"))
                .isEqualTo(2);
        assertThat(stands("SETTLED")).isEqualTo(40_000);
        assertThat(differences()).isEmpty();
        undone(done);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(bench.count(
                        "select count(*) from agency_file where settled_at is not null and file_id = " + other.value()))
                .isZero();
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_file_that_takes_less_leaves_the_rest_asked_about() {
        FileId other = other(1);
        paid(other, 80);
        long item = over();
        done(pays(other));
        assertThat(over()).isEqualTo(item);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(30));
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        done(PAID_BACK);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(differences()).isEmpty();
    }

    @Test
    void what_the_file_needs_itself_pays_no_other_that_lacks_more_than_is_over() {
        FileId other = other(1);
        paid(other, 49);
        long item = over();
        assertThat(one(item).candidates()).as("51 of it is missing and 50 over").isEmpty();
        refused(Why.NEEDS_MORE, () -> desk.propose(viewer, item, pays(other), by("malee")));
        assertThat(bench.count("select count(*) from decision where item_id = " + item))
                .isZero();
        FileId small = other(1);
        paid(small, 80);
        FileId large = other(1);
        paid(large, 70);
        assertThat(one(item).candidates())
                .extracting(candidate -> candidate.file())
                .containsExactlyInAnyOrder(small, large);
    }

    @Test
    void it_is_not_carried_out_once_the_other_file_lacks_more() {
        FileId other = other(1);
        paid(other, 60);
        Decision proposed = desk.propose(viewer, over(), pays(other), by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        FileId third = other(1);
        bench.stated(credit(
                "W" + NUMBER.incrementAndGet() + System.nanoTime(),
                10,
                bench.reference(other) + " " + bench.reference(third)));
        bench.reconcileAll(NOW);
        refused(Why.NEEDS_MORE, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
    }

    @Test
    void it_pays_no_file_of_another_fund_none_that_is_paid_with_it_already_and_not_without_a_file() {
        bench.fund("neighbour");
        FileId theirs = bench.delivered(bench.batch("neighbour", 1, Bench.TOY), Bench.DUE);
        long item = over();
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(theirs), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(file), by("malee")));
        FileId whole = other(1);
        paid(whole, 100);
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(whole), by("malee")));
        refused(
                Why.INCOMPLETE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.MATCH_CREDIT, "x"), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, pays(new FileId(999_999_999)), by("malee")));
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "x"), by("malee")));
        assertThat(one(item).candidates()).extracting(c -> c.file()).doesNotContain(theirs);
        assertThat(bench.count("select count(*) from decision where item_id = " + item))
                .isZero();
    }

    @Test
    void a_new_file_takes_no_reference_that_stands_in_money_of_which_people_said_whose_it_is() {
        FileId other = other(1);
        long next = bench.count("select last_value + 1 from sequence_counter where stream = 'reference'");
        String both = bench.reference(file) + " " + PaymentReference.ofNumber(next);
        bench.stated(credit("NEXT" + NUMBER.incrementAndGet() + System.nanoTime(), 10, both));
        bench.reconcileAll(NOW);
        paid(other, 40);
        assertThat(done(pays(other)).amount()).isEqualTo(Satang.ofBaht(60));
        FileId later = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        assertThat(bench.reference(later)).isNotEqualTo(PaymentReference.ofNumber(next));
    }
}
