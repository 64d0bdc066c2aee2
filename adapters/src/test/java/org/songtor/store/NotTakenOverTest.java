package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songtor.books.MeetingStatement;
import org.songtor.books.MeetingStatement.Amounts;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Event;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.Books.Months;
import org.songtor.port.Viewer;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What was to go again and did not: intake refused the correcting batch, or a line of it, or the agency its file. Its money is decided about once more, and once. */
class NotTakenOverTest extends AgainBench {
    private static final Period MONTH = Period.of("2569-11");

    @Test
    void a_batch_refused_whole_opens_the_old_item_again_with_the_money_the_reason_and_what_may_be_done()
            throws IOException {
        listening();
        long item = refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY);
        Decision again = went(item);
        assertThat(open()).isZero();
        assertThat(one(item).decisions()).extracting(Decision::notTaken).containsExactly(false);
        checkedAndRefused(again);
        assertThat(rung()).as("looked at again at once").isTrue();
        bench.reconcile(file, NOW);

        assertThat(label()).isEqualTo("REFUSED_BY_AGENCY");
        assertThat(item(Label.REFUSED_BY_AGENCY)).isEqualTo(item);
        Case found = one(item);
        assertThat(found.row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(found.row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(found.row().owner()).isEqualTo("treasurer");
        assertThat(found.row().due()).isAfter(TODAY);
        assertThat(found.notTaken()).extracting(Problem::code).containsExactly(ProblemCode.BAD_HEADER);
        assertThat(found.story())
                .filteredOn(event -> event.event().equals("decision.not-taken"))
                .extracting(Event::detail)
                .containsExactly("D" + again.id() + " " + correcting(again) + ": 1 of 1 lines");
        assertThat(found.decisions())
                .as("nothing is left to take back")
                .extracting(Decision::id, Decision::notTaken)
                .containsExactly(tuple(again.id(), true));
        assertThat(found.fixes().get(0)).isEqualTo(new Fix(DecisionKind.RESUBMIT, Fix.Why.CORRECTION_REFUSED));
        assertThat(found.fixes()).extracting(Fix::kind).contains(DecisionKind.RETURN_TO_MEMBER);
        assertThat(told()).containsExactly("item.opened item:" + item, "item.reopened item:" + item + ":1");
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
    }

    @Test
    void what_a_refused_batch_was_to_carry_is_returned_once_and_then_neither_sent_nor_taken_back() {
        long item = refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY);
        Decision again = went(item);
        refusedWhole(again);
        bench.reconcile(file, NOW);
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
        settle(item, RETURN);
        bench.reconcile(file, NOW);
        assertThat(books()).isEqualTo("RETURNED 100");
        assertThat(found()).isEmpty();
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, item, AGAIN, by("malee")));
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
        assertThat(statement()).isEqualTo("collected 100, returned 100, outstanding 0, carried 0");
    }

    @Test
    void what_a_refused_batch_was_to_carry_goes_in_another_and_is_then_not_returned() {
        long item = refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY);
        refusedWhole(went(item));
        bench.reconcile(file, NOW);
        Decision second = settle(item, AGAIN);
        takenOver(second, "WAITING");
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RESUBMITTED");
        assertThat(books()).isEqualTo("TO_SEND 100");
        assertThat(found()).isEmpty();
        assertThat(payments()).as("the second line alone").hasSize(1);
        long asked = itemByHand("REFUSED_BY_AGENCY");
        refused(Why.ALREADY_GOES_ON, () -> desk.propose(viewer, asked, RETURN, by("malee")));
        assertThat(statement()).isEqualTo("collected 100, returned 0, outstanding 100, carried 0");
    }

    @Test
    void a_line_refused_at_intake_is_collected_once_on_the_paper_when_it_is_returned() {
        long item = refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY);
        Decision again = went(item);
        refusedAtIntake(again);
        bench.reconcile(file, NOW);
        assertThat(open()).as("asked where the money is, and only there").isOne();
        assertThat(statement()).isEqualTo("collected 100, returned 0, outstanding 100, carried 0");
        assertThat(found()).isEmpty();
        settle(item(Label.REFUSED_BY_AGENCY), RETURN);
        bench.reconcile(file, NOW);
        assertThat(statement()).isEqualTo("collected 100, returned 100, outstanding 0, carried 0");
        assertThat(posted(batch)).isEqualTo("{COLLECTED=-100, RETURNED=100}");
        assertThat(posted(correcting(again))).isEqualTo("{}");
        assertThat(found()).isEmpty();
    }

    @Test
    void of_two_lines_one_goes_on_and_the_other_is_decided_again() {
        open(2);
        refuseFile(file);
        long item = item(Label.FILE_REFUSED);
        Decision again = settle(item, AGAIN);
        bench.reconcile(file, NOW);
        bench.line(correcting(again).value(), fund.value(), 1, TOY, "WAITING");
        refusedLine(correcting(again), 2);
        checked(correcting(again).value());
        notTaken(again);
        bench.reconcile(file, NOW);

        assertThat(bench.labels(batch)).containsExactly("RESUBMITTED", "FILE_REFUSED");
        assertThat(item(Label.FILE_REFUSED)).isEqualTo(item);
        assertThat(one(item).row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(one(item).lines()).hasSize(1);
        assertThat(found()).isEmpty();
        assertThat(statement()).isEqualTo("collected 200, returned 0, outstanding 200, carried 0");
        settle(item, RETURN);
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RESUBMITTED", "RETURNED");
        assertThat(found()).isEmpty();
        assertThat(statement()).isEqualTo("collected 200, returned 100, outstanding 100, carried 0");
        assertThat(posted(batch)).isEqualTo("{COLLECTED=-200, RESUBMITTED=100, RETURNED=100}");
        assertThat(posted(correcting(again))).isEqualTo("{RESUBMITTED=-100, TO_SEND=100}");
        long gone = itemByHand("FILE_REFUSED", line(batch));
        refused(Why.ALREADY_GOES_ON, () -> desk.propose(viewer, gone, RETURN, by("malee")));
    }

    @Test
    void a_correcting_file_that_the_agency_refuses_opens_an_item_and_its_money_goes_a_third_time_or_back() {
        listening();
        Decision again = wentAgain();
        FileId second = bench.delivered(correcting(again), DUE);
        told();
        refuseFile(second);
        long item = item(Label.FILE_REFUSED);
        assertThat(told()).containsExactly("item.opened item:" + item);
        assertThat(one(item).row().atRisk()).isEqualTo(Satang.ofBaht(100));
        assertThat(one(item).fixes())
                .extracting(Fix::kind)
                .contains(DecisionKind.RESUBMIT, DecisionKind.RETURN_TO_MEMBER)
                .doesNotContain(DecisionKind.FIRST_STANDS);
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
        Decision third = settle(item, AGAIN);
        takenOver(third, "WAITING");
        bench.reconcile(second, NOW);
        assertThat(books()).isEqualTo("TO_SEND 100");
        assertThat(found()).isEmpty();
        long gone = itemByHand("FILE_REFUSED", line(correcting(again)));
        refused(Why.ALREADY_GOES_ON, () -> desk.propose(viewer, gone, RETURN, by("malee")));
        assertThat(statement()).isEqualTo("collected 100, returned 0, outstanding 100, carried 0");
    }

    @Test
    void what_was_said_to_be_paid_back_is_asked_about_where_intake_then_refuses_the_batch() {
        Decision again = went(refusedLine(LineVerdict.REFUSED, Label.REFUSED_BY_AGENCY));
        said(LineVerdict.BOOKED, 100);
        settle(item(Label.BOOKED_AFTER_ALL), PAID_BACK);
        refusedWhole(again);
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("REFUSED_BY_AGENCY");
        assertThat(books()).isEqualTo("AT_RISK 100");
        assertThat(found()).isEmpty();
    }

    private void refuseFile(FileId of) {
        bench.answered(new Answer(
                bench.reference(of),
                "X" + NUMBER.incrementAndGet(),
                Bench.DAY,
                Answer.Verdict.FILE_REFUSED,
                "",
                List.of()));
        bench.reconcile(of, NOW);
    }

    /** As the check says it of a batch whose head is wrong. */
    private void checkedAndRefused(Decision again) throws IOException {
        BatchId id = correcting(again);
        Receipt receipt = new Receipt(
                id.toString(),
                fund,
                "2569-11",
                Sha256.of(new byte[0]),
                NOW,
                BatchState.REFUSED,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                1,
                List.of(),
                Optional.of(batch),
                "");
        CheckedBatch result = new CheckedBatch(
                BatchState.REFUSED,
                Optional.empty(),
                Optional.empty(),
                List.of(
                        Problem.ofFile(ProblemCode.BAD_HEADER, "period", "", "period,2569-11"),
                        Problem.ofFile(ProblemCode.MISSING_MEMBER, "", "", "")),
                List.of(),
                receipt);
        assertThat(new Stores(DATABASE).batches().checked(id, new Month.Whole(List.of(), result)))
                .isTrue();
    }

    private void listening() {
        bench.fund(fund.value());
        new JdbcFundEvents(
                        DATABASE.dataSource(),
                        new Stores(DATABASE).transactions(),
                        new Entries(DATABASE.dataSource()),
                        new Stores(DATABASE).dead())
                .listen(Set.of(fund));
    }

    /** What the fund's program is to be told and was not yet asked about. */
    private List<String> told() {
        List<String> told = bench.jdbc
                .sql("select e.kind || ' ' || e.subject from fund_event e join webhook w on w.webhook_id = e.webhook_id"
                        + " where w.fund_id = ? and e.told_at is null order by e.number")
                .param(fund.value())
                .query(String.class)
                .list();
        bench.jdbc
                .sql("update fund_event e set told_at = now() from webhook w"
                        + " where w.webhook_id = e.webhook_id and w.fund_id = ? and e.told_at is null")
                .param(fund.value())
                .update();
        return told;
    }

    /** As it is read to the meeting, over the batch and those that correct it. */
    private String statement() {
        Amounts all = MeetingStatement.of(
                        fund,
                        MONTH,
                        MONTH,
                        new Stores(DATABASE)
                                .books()
                                .monthly(new Viewer("malee", Set.of(fund), false), fund, Months.ALL),
                        java.time.LocalDate.of(2026, 11, 22))
                .total();
        return "collected " + baht(all.collected()) + ", returned " + baht(all.returned()) + ", outstanding "
                + baht(all.outstanding()) + ", carried " + baht(all.carried());
    }

    private static long baht(Satang satang) {
        return satang.value() / 100;
    }

    /** What the books have of one batch. */
    private String posted(BatchId of) {
        TreeMap<String, Long> sums = new TreeMap<>();
        bench.jdbc
                .sql(
                        "select account::text, sum(satang) / 100 from posting_entry where batch_id = ? group by account having sum(satang) <> 0")
                .param(of.value())
                .query(row -> {
                    sums.put(row.getString(1), row.getLong(2));
                });
        return sums.toString();
    }
}
