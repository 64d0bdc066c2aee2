package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.review.DecisionKind;
import org.songtor.review.ItemState;

/** What was paid for lines that are due no more is asked about by itself: given back, gone again, or in the trace of its file. */
class LeftLinesAskedTest extends LeftLinesBench {
    /** The file in which a line of 100 baht went again, booked. */
    private FileId again(Decision decided) {
        takenOver(decided, "WAITING");
        BatchId correcting = correcting(decided);
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('dispatch', ?)")
                .param(correcting.value())
                .update();
        FileId again = bench.delivered(correcting, Bench.DUE);
        bench.answered(bench.answer(again, 1));
        bench.reconcileAll(NOW);
        return again;
    }

    private static Proposal pays(FileId other) {
        return new Proposal(
                DecisionKind.MATCH_CREDIT,
                "เงินของรายการที่ส่งใหม่",
                Set.of(),
                Set.of(other),
                Optional.empty(),
                List.of());
    }

    @Test
    void what_was_paid_for_a_returned_line_is_asked_about_by_itself_and_troubles_no_other_line() {
        refusedOne(3);
        paid(300, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        assertThat(labels()).containsExactly("RETURNED", "SETTLED", "SETTLED");
        assertThat(settled(file)).isTrue();
        long item = item(Label.FILE_OVER);
        Case asked = one(item);
        assertThat(asked.row().lines()).isZero();
        assertThat(asked.row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(asked.over()).isEqualTo(Satang.ofBaht(100));
        assertThat(asked.agency()).as("a letter has an address").isPresent();
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.fileTotal()).contains(Satang.ofBaht(200));
                    assertThat(row.credited()).contains(Satang.ofBaht(300));
                });
        assertThat(asked.fixes()).extracting(fix -> fix.kind()).contains(DecisionKind.PAID_BACK);
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(300));
        Decision back = done(Label.FILE_OVER, PAID_BACK);
        assertThat(back.amount()).isEqualTo(Satang.ofBaht(100));
        assertThat(open()).isZero();
        assertThat(labels()).containsExactly("RETURNED", "SETTLED", "SETTLED");
        assertThat(bench.views.files(viewer, batch).get(0).credited()).contains(Satang.ofBaht(200));
        assertThat(found()).isEmpty();
        takenBack(back);
        assertThat(item(Label.FILE_OVER)).isEqualTo(item);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        done(Label.FILE_OVER, GIVEN_UP);
        assertThat(open()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void the_return_taken_back_contradicts_what_was_said_of_its_money() {
        refusedOne(2);
        paid(200, file);
        Decision returned = done(Label.NOT_ELIGIBLE, RETURN);
        Decision back = done(Label.FILE_OVER, PAID_BACK);
        takenBack(returned);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "DECISION_CONTRADICTED");
        takenBack(back);
        assertThat(labels()).containsExactly("NOT_ELIGIBLE", "SETTLED");
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void who_waits_about_it_is_not_asked_and_the_trace_of_the_file_tells_of_it() {
        refusedOne(2);
        paid(200, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนคืน", TODAY.plusDays(3)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(one(item).row().waits()).isTrue();
        assertThat(labels()).containsExactly("RETURNED", "SETTLED");
        assertThat(new Stores(DATABASE)
                        .traces()
                        .of(viewer, new Subject.Reference(bench.reference(file)))
                        .moments())
                .filteredOn(moment -> moment.what() == What.ASKED)
                .extracting(moment -> moment.subject())
                .contains("item " + item);
    }

    @Test
    void who_waits_about_it_is_asked_once_more_money_puts_members_lines_in_doubt() {
        refusedOne(4);
        paid(400, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(
                viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอโอนคืน", TODAY.plusDays(30)), by("malee"));
        bench.reconcileAll(NOW);
        assertThat(one(item).row().waits()).isTrue();
        paid(60, file);
        assertThat(labels()).containsExactly("RETURNED", "FILE_OVER", "FILE_OVER", "FILE_OVER");
        assertThat(item(Label.FILE_OVER)).isEqualTo(item);
        assertThat(one(item).row().waits()).isFalse();
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(desk.items(viewer, Filter.OPEN, 10))
                .extracting(row -> row.id())
                .containsExactly(item);
    }

    @Test
    void who_asked_about_it_is_asked_once_more_came_and_may_end_it_all() {
        refusedOne(4);
        paid(400, file);
        done(Label.NOT_ELIGIBLE, RETURN);
        long item = item(Label.FILE_OVER);
        desk.propose(viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ของใคร", TODAY.plusDays(30)), by("malee"));
        bench.reconcileAll(NOW);
        paid(60, file);
        assertThat(one(item).row().waits()).isFalse();
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(open()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_paid_for_a_line_that_went_again_is_named_for_the_new_file_which_is_offered_first() {
        refusedOne(3);
        paid(300, file);
        FileId other = bench.delivered(bench.batch(fund.value(), 1, Bench.TOY), Bench.DUE);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED", "SETTLED");
        FileId again = again(resubmit);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("WAITING");
        assertThat(one(item(Label.FILE_OVER)).candidates())
                .extracting(candidate -> candidate.file())
                .containsExactly(again, other);
        assertThat(one(item(Label.FILE_OVER)).candidates().get(0).why())
                .contains(new Reason.SentAgain(Satang.ofBaht(100)), new Reason.SameAmount(Satang.ofBaht(100)));
        Decision named = done(Label.FILE_OVER, pays(again));
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED", "SETTLED");
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(settled(again)).isTrue();
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
        takenBack(named);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("WAITING");
        assertThat(overs()).isOne();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_paid_again_is_over_until_it_came_back() {
        refusedOne(2);
        paid(200, file);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        FileId again = again(resubmit);
        paid(100, again);
        assertThat(labels()).containsExactly("RESUBMITTED", "SETTLED");
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(one(item(Label.FILE_OVER)).over()).isEqualTo(Satang.ofBaht(100));
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_named_for_the_new_file_and_paid_again_is_over_at_the_old_one() {
        refusedOne(2);
        paid(200, file);
        Decision resubmit = done(Label.NOT_ELIGIBLE, AGAIN);
        FileId again = again(resubmit);
        done(Label.FILE_OVER, pays(again));
        paid(100, again);
        assertThat(bench.labels(correcting(resubmit))).containsExactly("SETTLED");
        assertThat(text("select subject from review_item where item_id = " + item(Label.FILE_OVER)))
                .isEqualTo("file:" + file.value());
        done(Label.FILE_OVER, PAID_BACK);
        assertThat(overs()).isZero();
        assertThat(found()).isEmpty();
    }
}
