package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.items.Row;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.DecisionKind;

/** Money for lines that left two files, which one payment paid: one question without a line. */
class LeftTogetherTest extends AgainBench {
    private FileId other;

    /** Files of two lines each, of which the agency refused the first and the fund gave it back; both were paid whole. */
    @BeforeEach
    void twoFilesOneLineLess() {
        file = refusedOne();
        other = refusedOne();
        paid(400, file, other);
        left(file, RETURN);
        left(other, RETURN);
    }

    private void paid(long baht, FileId... files) {
        List<String> named =
                List.of(files).stream().map(one -> bench.reference(one).value()).toList();
        bench.stated(credit("L" + NUMBER.incrementAndGet() + System.nanoTime(), baht, String.join(" ", named)));
        bench.reconcileAll(NOW);
    }

    private Decision left(FileId one, Proposal wish) {
        long item = bench.count(
                "select item_id from review_item where closed_at is null and label = 'NOT_ELIGIBLE' and file_id = "
                        + one.value());
        Decision done = settle(item, wish);
        bench.reconcileAll(NOW);
        return done;
    }

    private FileId refusedOne() {
        FileId one = bench.delivered(bench.batch(fund.value(), 2, Bench.TOY), Bench.DUE);
        bench.answered(
                bench.answer(one, 2, new Answer.Line(1, Bench.person(1), LineVerdict.NOT_ELIGIBLE, Satang.ZERO, "E1")));
        bench.reconcileAll(NOW);
        return one;
    }

    private List<Row> asked() {
        return desk.items(viewer, Filter.OPEN, 100);
    }

    private Row over() {
        assertThat(asked()).hasSize(1);
        return asked().get(0);
    }

    @Test
    void is_one_sum_at_risk_once_and_shows_both_files() {
        Row one = over();
        assertThat(one.label()).isEqualTo(Label.FILE_OVER);
        assertThat(one.lines()).isZero();
        assertThat(one.atRisk()).isEqualTo(Satang.ofBaht(200));
        assertThat(one.note()).isEqualTo(Bench.name(file) + " + " + Bench.name(other));
        assertThat(bench.views.item(viewer, one.id()).orElseThrow().evidence())
                .extracting(row -> row.fileName().orElseThrow())
                .containsExactly(Bench.name(file), Bench.name(other));
        settle(one.id(), PAID_BACK);
        bench.reconcileAll(NOW);
        assertThat(asked()).isEmpty();
        assertThat(OverBench.differences(DATABASE, fund)).isEmpty();
    }

    @Test
    void who_waits_about_it_waits_for_both_and_looking_at_one_of_them_opens_and_ends_nothing() {
        long item = over().id();
        for (FileId one : List.of(file, other)) {
            new Bell(DATABASE.dataSource()).touch(List.of(one.value()));
            bench.reconcile(one, NOW);
            assertThat(over().id()).isEqualTo(item);
            assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(200));
        }
        Decision waits = desk.propose(
                viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนคืน", TODAY.plusDays(3)), by("malee"));
        bench.reconcileAll(NOW);
        for (FileId one : List.of(other, file)) {
            new Bell(DATABASE.dataSource()).touch(List.of(one.value()));
            bench.reconcile(one, NOW);
            assertThat(asked()).isEmpty();
        }
        assertThat(one(waits.item()).row().waits()).isTrue();
    }

    @Test
    void the_trace_of_either_file_tells_the_question() {
        long item = over().id();
        for (FileId one : List.of(file, other)) {
            PaymentReference reference = bench.reference(one);
            assertThat(new Stores(DATABASE)
                            .traces()
                            .of(viewer, new Subject.Reference(reference))
                            .moments())
                    .filteredOn(moment -> moment.what() == What.ASKED)
                    .extracting(moment -> moment.subject())
                    .contains("item " + item);
        }
    }

    @Test
    void once_one_of_them_has_more_its_lines_ask_and_nothing_is_asked_beside() {
        paid(30, other);
        assertThat(over().lines()).isEqualTo(2);
        assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(200));
        assertThat(one(over().id()).over()).isEqualTo(Satang.ofBaht(230));
        for (FileId one : List.of(file, other)) {
            new Bell(DATABASE.dataSource()).touch(List.of(one.value()));
            bench.reconcile(one, NOW);
            assertThat(over().lines()).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_lost_no_line_is_looked_at_and_the_others_question_stands() {
        settle(over().id(), PAID_BACK);
        FileId third = refusedOne();
        FileId whole = bench.delivered(bench.batch(fund.value(), 2, Bench.TOY), Bench.DUE);
        bench.answered(bench.answer(whole, 2));
        paid(400, third, whole);
        left(third, RETURN);
        long item = over().id();
        new Bell(DATABASE.dataSource()).touch(List.of(whole.value()));
        bench.reconcile(whole, NOW);
        assertThat(over().id()).isEqualTo(item);
        assertThat(over().lines()).isZero();
        assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(100));
    }

    @Test
    void two_such_questions_that_a_payment_joins_go_on_as_one() {
        settle(over().id(), PAID_BACK);
        FileId third = refusedOne();
        FileId fourth = refusedOne();
        paid(195, third);
        paid(195, fourth);
        left(third, RETURN);
        left(fourth, RETURN);
        assertThat(asked()).hasSize(2);
        paid(10, third, fourth);
        assertThat(over().atRisk()).isEqualTo(Satang.ofBaht(200));
        assertThat(over().lines()).isZero();
        assertThat(text("select subject from review_item where item_id = " + over().id()))
                .isEqualTo("file:" + third.value());
    }

    @Test
    void the_file_in_which_the_other_ones_line_went_again_is_offered_first() {
        settle(over().id(), PAID_BACK);
        FileId third = refusedOne();
        FileId fourth = refusedOne();
        paid(400, third, fourth);
        left(third, RETURN);
        Decision went = left(fourth, AGAIN);
        takenOver(went, "WAITING");
        FileId near = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('dispatch', ?)")
                .param(correcting(went).value())
                .update();
        FileId again = bench.delivered(correcting(went), Bench.DUE);
        bench.reconcileAll(NOW);
        long item = bench.count(
                "select item_id from review_item where closed_at is null and label = 'FILE_OVER' and subject = 'file:"
                        + third.value() + "'");
        assertThat(one(item).candidates())
                .extracting(candidate -> candidate.file())
                .containsExactly(again, near);
    }

    @Test
    void the_table_closes_it_for_nobody_who_did_not_decide() {
        sqlRefused("update review_item set closed_at = now() where item_id = " + over().id(), "asked still");
    }
}
