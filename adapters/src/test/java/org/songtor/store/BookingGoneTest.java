package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.books.Account;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Decision;
import org.songtor.items.Line;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Answer.LineVerdict;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Traces;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;

/** An agency takes back by a letter what it had booked: two people say so, and the line is asked about by what is left, until an answer books it anew. */
class BookingGoneTest extends HeldBench {
    private static final AgencyLetter LETTER = new AgencyLetter("ที่ กก 0001/17", TODAY.minusDays(1));

    private static Proposal gone(Long... lines) {
        return Proposal.bookingGone(Set.of(lines), LETTER, "ตามหนังสือหน่วยงาน");
    }

    private void said(Answer.Line... lines) {
        bench.answered(bench.answer(file, 0, lines));
        bench.reconcile(file, NOW);
    }

    private static Answer.Line bad(int position, LineVerdict verdict) {
        return new Answer.Line(position, Bench.person(position), verdict, Satang.ZERO, "E1");
    }

    private List<DecisionKind> offered(long item) {
        return one(item).fixes().stream().map(Fix::kind).toList();
    }

    private List<String> traced() {
        return new Stores(DATABASE)
                .traces().of(viewer, new Traces.Subject.Person(Bench.person(1))).moments().stream()
                        .filter(moment -> moment.what() == Traces.What.UNBOOKED)
                        .map(moment -> moment.what() + " " + moment.detail() + " "
                                + moment.amount().orElseThrow().value() / 100)
                        .toList();
    }

    private Decision carriedOut(long item, Proposal wish) {
        Decision done = settle(item, wish);
        bench.reconcile(file, NOW);
        return done;
    }

    private void labelled(String... labels) {
        assertThat(bench.labels(batch)).containsExactly(labels);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_ELIGIBLE", "REFUSED"})
    void what_was_booked_and_is_refused_may_be_given_back_once_the_booking_is_gone(LineVerdict verdict) {
        open(1);
        booked(100);
        said(bad(1, verdict));
        String bad = bench.labels(batch).get(0);
        long item = item(Label.valueOf(bad));
        Proposal back = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก");
        refused(Why.WOULD_PAY_TWICE, () -> desk.propose(viewer, item, back, by("malee")));

        Decision done = carriedOut(item, gone());
        assertThat(done.amount()).as("what was booked").isEqualTo(Satang.ofBaht(100));
        assertThat(done.letter()).contains(LETTER);
        assertThat(traced()).contains("UNBOOKED " + LETTER.number() + " " + LETTER.writtenOn() + " 100");
        assertThat(bench.views.item(viewer, item).orElseThrow().evidence())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.answers()).contains("BOOKING_GONE").doesNotContain("BOOKED"));
        labelled(bad);
        assertThat(item(Label.valueOf(bad))).as("the same question, still open").isEqualTo(item);
        assertThat(offered(item))
                .contains(DecisionKind.RETURN_TO_MEMBER, DecisionKind.RESUBMIT)
                .doesNotContain(DecisionKind.BOOKING_GONE, accept());
        assertThat(one(item).lines().get(0).booked()).isEqualTo(Satang.ZERO);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
        carriedOut(item, back);
        labelled("RETURNED");
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.RETURNED, 100L));
    }

    @Test
    void what_was_booked_otherwise_is_refused_then_and_may_go_again() {
        open(1);
        booked(80);
        long item = item(Label.AMOUNT_MISMATCH);
        assertThat(offered(item)).contains(DecisionKind.BOOKING_GONE);
        Decision done = carriedOut(item, gone());
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(80));
        labelled("REFUSED_BY_AGENCY");
        assertThat(open()).containsExactly("REFUSED_BY_AGENCY 100");
        Decision again = settle(item(Label.REFUSED_BY_AGENCY), Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"));
        bench.reconcile(file, NOW);
        labelled("RESUBMITTED");
        assertThat(again.batches()).hasSize(1);

        refused(Why.DECIDED_SINCE, () -> desk.undo(viewer, done.id(), by("malee"), "ยังลงบัญชีอยู่"));
        long undo = undoneBySql(done);
        refused(Why.DECIDED_SINCE, () -> desk.approve(viewer, undo, by("somchai")));
    }

    @Test
    void what_one_answer_booked_twice_is_gone_with_both_bookings() {
        open(1);
        Answer.Line once = Bench.booked(1, 1, 100);
        bench.answered(new Answer(
                bench.reference(file), "twice " + fund, Bench.DAY, Answer.Verdict.PROCESSED, "", List.of(once, once)));
        bench.reconcile(file, NOW);
        labelled("BOOKED_TWICE");
        assertThat(carriedOut(item(Label.BOOKED_TWICE), gone()).amount()).isEqualTo(Satang.ofBaht(200));
        labelled("REFUSED_BY_AGENCY");
    }

    /** Only one of them can be true, and of less nobody knows: neither their sum nor the least is signed. */
    @Test
    void where_answers_disagree_the_most_that_one_of_them_booked_is_signed() {
        open(2);
        said(Bench.booked(1, 1, 80), Bench.booked(2, 2, 80));
        said(Bench.booked(1, 1, 90), Bench.booked(2, 2, 130));
        List<Long> signed = List.of(90L, 130L);
        for (int n = 0; n < 2; n++) {
            long item =
                    bench.count("select i.item_id from review_item i join review_item_line x on x.item_id = i.item_id"
                            + " where i.closed_at is null and x.line_id = "
                            + itemsLines().get(n));
            Decision done = carriedOut(item, gone(itemsLines().get(n)));
            assertThat(done.amount()).isEqualTo(Satang.ofBaht(signed.get(n)));
            assertThat(done.weight()).isEqualTo(Satang.ofBaht(signed.get(n)));
        }
        assertThat(traced()).containsExactly("UNBOOKED " + LETTER.number() + " " + LETTER.writtenOn() + " 90");
        labelled("REFUSED_BY_AGENCY", "REFUSED_BY_AGENCY");
    }

    @Test
    void what_is_booked_anew_afterwards_counts_anew_and_is_settled_with_its_money() {
        open(1);
        booked(80);
        carriedOut(item(Label.AMOUNT_MISMATCH), gone());
        paidByFund(100);
        labelled("REFUSED_BY_AGENCY");
        booked(100);
        labelled("SETTLED");
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 100L));
    }

    @Test
    void money_that_was_paid_for_it_is_over_once_the_line_is_given_back() {
        open(2);
        said(Bench.booked(1, 1, 100), Bench.booked(2, 2, 100));
        paidByFund(200);
        said(bad(2, LineVerdict.NOT_ELIGIBLE));
        labelled("SETTLED", "NOT_ELIGIBLE");
        long item = item(Label.NOT_ELIGIBLE);
        carriedOut(item, gone());
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -200L, Account.SETTLED, 100L, Account.AT_RISK, 100L));
        carriedOut(item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก"));
        labelled("SETTLED", "RETURNED");
        assertThat(open()).as("what the agency was paid for it").containsExactly("FILE_OVER 100");
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -200L, Account.SETTLED, 100L, Account.RETURNED, 100L));
        carriedOut(item(Label.FILE_OVER), Proposal.of(DecisionKind.PAID_BACK, "หน่วยงานคืนแล้ว"));
        assertThat(open()).isEmpty();
        baht();
    }

    @Test
    void it_is_taken_back_as_one_story_and_the_bookings_count_again() {
        open(1);
        booked(80);
        long item = item(Label.AMOUNT_MISMATCH);
        Decision done = carriedOut(item, gone());
        assertThat(one(item).decisions()).filteredOn(d -> d.id() == done.id()).allMatch(Decision::counts);
        Decision ended = undone(done);
        assertThat(ended.state()).isEqualTo(DecisionState.DONE);
        assertThat(ended.letter()).as("what it takes back").contains(LETTER);
        labelled("AMOUNT_MISMATCH");
        assertThat(item(Label.AMOUNT_MISMATCH)).isEqualTo(item);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(bench.count("select count(*) from booking_gone where live and decision_id = " + done.id()))
                .isZero();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
        carriedOut(item, gone());
        labelled("REFUSED_BY_AGENCY");
    }

    @Test
    void what_the_agency_booked_since_it_was_proposed_nobody_signed() {
        open(1);
        booked(80);
        long item = item(Label.AMOUNT_MISMATCH);
        Decision early = desk.propose(viewer, item, gone(), by("malee"));
        assertThat(against(early)).isEmpty();
        booked(80);
        assertThat(against(early)).contains(Why.BOOKED_SINCE);
        refused(Why.BOOKED_SINCE, () -> desk.approve(viewer, early.id(), by("somchai")));
        desk.sendBack(viewer, early.id(), by("somchai"), "ตอบใหม่แล้ว");
        Decision signed = desk.propose(viewer, item, gone(), by("malee"));
        desk.approve(viewer, signed.id(), by("somchai"));
        booked(80);
        assertThat(against(signed)).contains(Why.BOOKED_SINCE);
        refused(Why.BOOKED_SINCE, () -> desk.execute(viewer, signed.id(), by("somchai")));
        assertThat(desk.sendBack(viewer, signed.id(), by("somchai"), "ตอบใหม่แล้ว")
                        .refused())
                .isEmpty();
        labelled("AMOUNT_MISMATCH");
    }

    /** What the page says before anybody tries, of the item's as of the decision itself. */
    private Optional<Why> against(Decision open) {
        Optional<Why> why = desk.decision(viewer, open.id()).orElseThrow().refused();
        assertThat(one(open.item()).underWay().orElseThrow().refused()).isEqualTo(why);
        return why;
    }

    @Test
    void it_is_said_only_of_lines_that_are_booked_and_by_a_letter_that_there_can_be() {
        open(2);
        booked(100);
        said(bad(1, LineVerdict.REFUSED), bad(2, LineVerdict.REFUSED));
        List<Long> items = bench.jdbc
                .sql("select item_id from review_item where fund_id = ? and closed_at is null order by 1")
                .param(fund.value())
                .query(Long.class)
                .list();
        assertThat(items).hasSize(2);
        long booked = items.stream()
                .filter(i -> one(i).lines().stream().allMatch(l -> l.booked().isPositive()))
                .findFirst()
                .orElseThrow();
        long not = items.stream().filter(i -> i != booked).findFirst().orElseThrow();
        assertThat(offered(booked)).contains(DecisionKind.BOOKING_GONE);
        assertThat(offered(not)).doesNotContain(DecisionKind.BOOKING_GONE);
        refused(Why.NOT_BOOKED, () -> desk.propose(viewer, not, gone(), by("malee")));
        Proposal unsaid = Proposal.of(DecisionKind.BOOKING_GONE, "โทรแจ้ง");
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, booked, unsaid, by("malee")));
        for (LocalDate day : List.of(TODAY.plusDays(1), TODAY.minusYears(11))) {
            Proposal never = Proposal.bookingGone(Set.of(), new AgencyLetter("1", day), "ตามหนังสือ");
            refused(Why.WRONG_LETTER_DAY, () -> desk.propose(viewer, booked, never, by("malee")));
        }
        refused(Why.INCOMPLETE, () -> new AgencyLetter(" ", TODAY));
        refused(Why.INCOMPLETE, () -> new AgencyLetter("ก".repeat(61), TODAY));
        for (String unseen : List.of("a\nb", "a\tb", "a\u0007b", "a\u2028b", "a\u200Bb")) {
            refused(Why.INCOMPLETE, () -> new AgencyLetter(unseen, TODAY));
        }
        assertThat(new AgencyLetter(" กช 1/2569\n", TODAY).number()).isEqualTo("กช 1/2569");
    }

    @Test
    void of_many_lines_those_that_are_named_are_gone_and_the_others_stay_booked() {
        open(3);
        said(Bench.booked(1, 1, 80), Bench.booked(2, 2, 80), Bench.booked(3, 3, 80));
        List<Long> lines = itemsLines();
        long first = bench.count("select i.item_id from review_item i join review_item_line x on x.item_id = i.item_id"
                + " where i.closed_at is null and x.line_id = " + lines.get(0));
        carriedOut(first, gone(lines.get(0)));
        labelled("REFUSED_BY_AGENCY", "AMOUNT_MISMATCH", "AMOUNT_MISMATCH");
    }

    private List<Long> itemsLines() {
        return bench.jdbc
                .sql("select line_id from line where batch_id = ? order by line_no")
                .param(batch.value())
                .query(Long.class)
                .list();
    }

    @Test
    void what_contradicts_a_return_is_gone_and_the_return_holds_again() {
        open(1);
        said(bad(1, LineVerdict.NOT_ELIGIBLE));
        carriedOut(item(Label.NOT_ELIGIBLE), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก"));
        booked(100);
        labelled("DECISION_CONTRADICTED");
        long item = item(Label.DECISION_CONTRADICTED);
        Decision done = carriedOut(item, gone());
        assertThat(done.supersedes()).as("what was given back stays so").isEmpty();
        labelled("RETURNED");
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.RETURNED, 100L));
        undone(done);
        labelled("DECISION_CONTRADICTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRC", "DCR", "RDC", "CDR", "RCD", "CRD"})
    void in_whatever_order_the_letter_the_refusal_and_the_money_come_the_line_is_called_the_same(String order) {
        open(1);
        booked(80);
        for (char what : order.toCharArray()) {
            switch (what) {
                case 'D' -> carriedOut(asked(), gone());
                case 'R' -> said(bad(1, LineVerdict.NOT_ELIGIBLE));
                default -> paidByFund(100);
            }
        }
        labelled("NOT_ELIGIBLE");
        assertThat(open()).containsExactly("NOT_ELIGIBLE 100");
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
        booked(100);
        labelled("NOT_ELIGIBLE");
        assertThat(one(asked()).lines()).extracting(Line::booked).containsExactly(Satang.ofBaht(100));
    }

    private long asked() {
        return bench.count("select item_id from review_item where closed_at is null and fund_id = '" + fund + "'");
    }

    @Test
    void nobody_says_it_behind_the_desk() {
        open(1);
        booked(80);
        long item = item(Label.AMOUNT_MISMATCH);
        Decision proposed = desk.propose(viewer, item, gone(), by("malee"));
        String of = " where decision_id = " + proposed.id();
        sqlRefused("update booking_gone set live = true" + of, "counts from when its decision is done");
        sqlRefused("update booking_gone set arrival_id = 0" + of, "does not change");
        sqlRefused("delete from booking_gone" + of, "does not change");
        sqlRefused("update decision_letter set number = 'x'" + of, "");
        sqlRefused(
                "insert into decision_letter (decision_id, number, written_on) values (" + proposed.id()
                        + ", 'x', current_date)",
                "written with the proposal");
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason) values ("
                        + item + ", '" + fund
                        + "', 'BOOKING_GONE', 'AMOUNT_MISMATCH', 10000, 'malee', 'treasurer', 'x')",
                "");
        desk.approve(viewer, proposed.id(), by("somchai"));
        sqlRefused("update decision set state = 'DONE', ended_at = now()" + of, "done and does not count");
        Decision done = desk.execute(viewer, proposed.id(), by("somchai"));
        bench.reconcile(file, NOW);
        sqlRefused(
                "update booking_gone set live = false where decision_id = " + done.id(), "until people take it back");
        sqlRefused("update decision_line set live = true where decision_id = " + done.id(), "is said of its bookings");
    }

    @Test
    void what_is_taken_back_behind_the_desk_is_not_where_money_was_decided_about_since() {
        open(1);
        booked(80);
        Decision done = carriedOut(item(Label.AMOUNT_MISMATCH), gone());
        carriedOut(item(Label.REFUSED_BY_AGENCY), Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนสมาชิก"));
        long undo = undoneBySql(done);
        bench.jdbc
                .sql("insert into decision_approval (decision_id, officer, role) values (?, 'somchai', 'chair')")
                .param(undo)
                .update();
        bench.jdbc
                .sql("update decision set state = 'APPROVED' where decision_id = ?")
                .param(undo)
                .update();
        togetherRefused(
                "that is taken back first",
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + undo,
                "update decision set state = 'UNDONE', ended_at = now() where decision_id = " + done.id(),
                "update booking_gone set live = false where decision_id = " + done.id());
        labelled("RETURNED");
    }
}
