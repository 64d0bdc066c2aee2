package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books.Months;
import org.songtor.port.ReviewDesk.Case;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Proposal;
import org.songtor.port.Traces.Subject;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What is held for a member after a decision is asked about, ends by two people, and comes back when they take that back. */
class HeldForMembersTest extends DeskBench {
    private static final Proposal GIVE = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงินสดแล้ว");
    private static final Proposal PAID = Proposal.of(DecisionKind.MEMBER_PAID, "สมาชิกจ่ายเพิ่มแล้ว");

    private Decision accepted;

    /** One line of 100 baht of which the agency booked so many, as two people accepted. */
    private void accepted(long baht) {
        open(1);
        booked(baht);
        accepted = settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
    }

    private void booked(long baht) {
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, baht)));
        bench.reconcile(file, NOW);
    }

    private void paidByFund(long baht) {
        bench.stated(credit("H" + System.nanoTime(), baht, bench.reference(file).value()));
        bench.reconcile(file, NOW);
    }

    private Decision undone(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        Decision ended = desk.execute(viewer, undo.id(), by("somchai"));
        bench.reconcile(file, NOW);
        return ended;
    }

    private Map<Account, Long> baht() {
        Map<Account, Long> stands = new EnumMap<>(Account.class);
        new Stores(DATABASE)
                .books().balances(viewer, fund, Months.ALL).stream()
                        .filter(b -> !b.satang().equals(Satang.ZERO))
                        .forEach(b -> stands.put(b.account(), b.satang().value() / 100));
        new Stores(DATABASE).books().check(Optional.of(fund), one -> fail(one.toString()));
        return stands;
    }

    private Map<Account, Long> member() {
        Map<Account, Long> stands = new EnumMap<>(Account.class);
        new Stores(DATABASE)
                .books().members(viewer, fund, Months.ALL, 0, 10).stream()
                        .filter(m -> !m.satang().equals(Satang.ZERO))
                        .forEach(m -> stands.put(m.account(), m.satang().value() / 100));
        return stands;
    }

    private List<String> open() {
        return bench.jdbc
                .sql(
                        "select label || ' ' || at_risk / 100 from review_item where fund_id = ? and closed_at is null order by 1")
                .param(fund.value())
                .query(String.class)
                .list();
    }

    private long line() {
        return bench.count("select line_id from line where batch_id = " + batch.value());
    }

    @Test
    void what_the_agency_did_not_take_is_the_treasurers_question_until_two_people_gave_it_back() {
        accepted(80);
        paidByFund(80);
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 20");
        Case held = one(item(Label.HELD_FOR_MEMBER));
        assertThat(held.row().owner()).isEqualTo("treasurer");
        assertThat(held.row().atRisk()).isEqualTo(Satang.ofBaht(20));
        assertThat(held.row().due()).isEqualTo(TODAY.plusDays(31));
        assertThat(held.row().state()).isEqualTo(ItemState.OPEN);
        assertThat(held.row().note()).endsWith(": line 1");
        assertThat(held.lines()).extracting(l -> l.id()).containsExactly(line());
        assertThat(held.worth(DecisionKind.RETURN_TO_MEMBER)).isEqualTo(Satang.ofBaht(20));
        assertThat(held.fixes())
                .containsExactly(
                        new Fix(DecisionKind.RETURN_TO_MEMBER, Fix.Why.MONEY_OF_THE_MEMBER),
                        new Fix(DecisionKind.WAIT_UNTIL, Fix.Why.POSSIBLE));
        assertThat(baht())
                .isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 80L, Account.MEMBER_CREDIT, 20L));

        Decision done = settle(held.row().id(), GIVE);
        assertThat(done.amount()).isEqualTo(Satang.ofBaht(20));
        assertThat(done.weight()).as("chooses the tier").isEqualTo(Satang.ofBaht(20));
        assertThat(done.lines()).isOne();
        assertThat(open()).isEmpty();
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(bench.labels(batch)).as("the line stays as it was decided").containsExactly("AMOUNT_ACCEPTED");
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 80L, Account.RETURNED, 20L));
        assertThat(member()).isEqualTo(Map.of(Account.SETTLED, 80L, Account.RETURNED, 20L));
        assertThat(one(held.row().id()).row().state()).isEqualTo(ItemState.DONE);
        assertThat(one(held.row().id()).decisions())
                .as("one story with what was decided of the line")
                .extracting(Decision::id)
                .containsExactly(accepted.id(), done.id());
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, held.row().id(), GIVE, by("malee")));
        assertThat(traced())
                .contains("ASKED HELD_FOR_MEMBER", "PROPOSED RETURN_TO_MEMBER", "PROPOSED ACCEPT_AGENCY_AMOUNT");
        MeetingStatement.Amounts total = statement().total();
        assertThat(total.returned()).isEqualTo(Satang.ofBaht(20));
        assertThat(total.outstanding()).as("nothing is left to be told").isEqualTo(Satang.ZERO);
    }

    private List<String> traced() {
        return new Stores(DATABASE)
                .traces().of(viewer, new Subject.Person(Bench.person(1))).moments().stream()
                        .map(moment -> moment.what() + " " + moment.detail())
                        .toList();
    }

    private MeetingStatement statement() {
        Period month = Period.of("2569-11");
        return MeetingStatement.of(
                fund, month, month, new Stores(DATABASE).books().monthly(viewer, fund, Months.ALL));
    }

    @Test
    void nothing_is_asked_where_the_agency_has_what_was_sent() {
        open(1);
        bench.answered(bench.answer(
                file, 0, new Answer.Line(1, Bench.person(1), Answer.LineVerdict.REFUSED, Satang.ZERO, "E1")));
        booked(100);
        settle(item(Label.REFUSED_BY_AGENCY), Proposal.of(accept(), "หน่วยงานแก้แล้ว"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        assertThat(open()).isEmpty();
    }

    @Test
    void of_a_merged_payment_the_whole_is_the_members() {
        open(1);
        bench.answered(bench.answer(
                file, 0, new Answer.Line(1, Bench.person(1), Answer.LineVerdict.DUPLICATE, Satang.ZERO, "E1")));
        bench.reconcile(file, NOW);
        Decision merged = settle(item(Label.ALREADY_PAID), Proposal.of(DecisionKind.MERGE_DUPLICATE, "จ่ายเองแล้ว"));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 100");
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.RETURNED, 100L));
        refused(Why.HELD_MONEY_ENDED, () -> desk.undo(viewer, merged.id(), by("malee"), "ผิดราย"));
    }

    @Test
    void what_the_agency_took_more_is_made_good_by_the_member() {
        accepted(130);
        paidByFund(130);
        assertThat(open()).containsExactly("OWED_BY_MEMBER 30");
        Case owed = one(item(Label.OWED_BY_MEMBER));
        assertThat(owed.fixes())
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.MEMBER_PAID, DecisionKind.WRITE_OFF, DecisionKind.WAIT_UNTIL);
        assertThat(baht())
                .isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 130L, Account.MEMBER_CREDIT, -30L));
        Decision done = settle(owed.row().id(), PAID);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -130L, Account.SETTLED, 130L));
        assertThat(member()).isEqualTo(Map.of(Account.SETTLED, 130L));
        assertThat(statement().total().collected()).isEqualTo(Satang.ofBaht(130));
        refused(Why.HELD_MONEY_ENDED, () -> desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย"));
        undone(done);
        assertThat(open()).containsExactly("OWED_BY_MEMBER 30");
        undone(accepted);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
    }

    @Test
    void what_the_agency_took_more_is_borne_by_the_fund() {
        accepted(130);
        settle(item(Label.OWED_BY_MEMBER), Proposal.of(DecisionKind.WRITE_OFF, "กองทุนออกให้"));
        assertThat(open()).isEmpty();
        paidByFund(130);
        assertThat(baht())
                .isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 130L, Account.WRITTEN_OFF, -30L));
    }

    @Test
    void kinds_of_the_other_way_and_of_the_whole_line_do_not_answer() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        for (DecisionKind kind : List.of(DecisionKind.MEMBER_PAID, DecisionKind.WRITE_OFF, DecisionKind.NOT_OURS)) {
            refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, held, Proposal.of(kind, "x"), by("malee")));
        }
        refused(
                Why.INCOMPLETE,
                () -> desk.propose(viewer, held, Proposal.of(DecisionKind.RETURN_TO_MEMBER, ""), by("malee")));
    }

    @Test
    void two_people_sign_by_the_funds_tiers() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        Decision proposed = desk.propose(viewer, held, GIVE, by("malee"));
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        refused(Why.NOT_APPROVED, () -> desk.execute(viewer, proposed.id(), by("malee")));
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, held, GIVE, by("somchai")));
        assertThat(baht()).containsEntry(Account.MEMBER_CREDIT, 20L);
        desk.sendBack(viewer, proposed.id(), by("somchai"), "ยังไม่ได้เซ็นรับ");
        assertThat(one(held).row().state()).isEqualTo(ItemState.RETURNED);
    }

    @Test
    void what_is_waited_for_stays_open_and_can_be_given_back_before_its_day() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        desk.propose(
                viewer, held, Proposal.until(DecisionKind.WAIT_UNTIL, "รอวันประชุม", TODAY.plusDays(20)), by("malee"));
        assertThat(one(held).row().waits()).isTrue();
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        settle(held, GIVE);
        bench.reconcile(file, NOW);
        assertThat(baht()).containsEntry(Account.RETURNED, 20L);
    }

    @Test
    void what_was_given_back_is_taken_back_first_and_then_what_it_followed_from() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        Decision given = settle(held, GIVE);
        refused(Why.HELD_MONEY_ENDED, () -> desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย"));
        Decision undo = undone(given);
        assertThat(undo.reverses()).contains(given.id());
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 20");
        assertThat(one(held).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(held).story()).extracting("event").contains("decision.done", "decision.undone");
        assertThat(baht()).containsEntry(Account.MEMBER_CREDIT, 20L).doesNotContainKey(Account.RETURNED);
        Decision again = desk.propose(viewer, held, GIVE, by("malee"));
        undone(accepted);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(desk.decision(viewer, again.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.AT_RISK, 100L));
    }

    @Test
    void what_was_signed_to_be_taken_back_is_not_while_it_is_given_back_meanwhile() {
        accepted(80);
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        refused(Why.HELD_MONEY_ENDED, () -> desk.execute(viewer, undo.id(), by("somchai")));
        assertThat(live(accepted)).isOne();
    }

    @Test
    void what_it_follows_from_taken_back_just_now_leaves_nothing_to_give_back() {
        accepted(80);
        Decision given = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, given.id(), by("somchai"));
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        refused(Why.DOES_NOT_ANSWER, () -> desk.execute(viewer, given.id(), by("somchai")));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
    }

    private void run(String sql) {
        bench.jdbc.sql(sql).update();
    }

    private Decision approvedUndo(Decision done) {
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ผิดราย");
        return desk.approve(viewer, undo.id(), by("somchai"));
    }

    @Test
    void who_gives_it_back_and_who_takes_back_what_it_follows_from_wait_for_each_other() throws Exception {
        accepted(80);
        Decision given = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, given.id(), by("somchai"));
        Decision undo = approvedUndo(accepted);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            refusedThere(Why.HELD_MONEY_ENDED, DATABASE.transactions().execute(status -> {
                run("update decision set state = 'DONE', ended_at = now() where decision_id = " + given.id());
                run("update decision_held set live = true where decision_id = " + given.id());
                return meanwhile.begin(() -> desk.execute(viewer, undo.id(), by("somchai")));
            }));
        }
        assertThat(baht()).containsEntry(Account.RETURNED, 20L);
        desk.sendBack(viewer, undo.id(), by("somchai"), "คืนเงินไปแล้ว");
        undone(given);
        Decision again = desk.propose(viewer, item(Label.HELD_FOR_MEMBER), GIVE, by("malee"));
        desk.approve(viewer, again.id(), by("somchai"));
        Decision other = approvedUndo(accepted);
        try (Meanwhile meanwhile = new Meanwhile(bench.jdbc)) {
            refusedThere(Why.DOES_NOT_ANSWER, DATABASE.transactions().execute(status -> {
                run("update decision set state = 'DONE', ended_at = now() where decision_id = " + other.id());
                run("update decision set state = 'UNDONE', ended_at = now() where decision_id = " + accepted.id());
                run("update decision_line set live = false where decision_id = " + accepted.id());
                return meanwhile.begin(() -> desk.execute(viewer, again.id(), by("somchai")));
            }));
        }
        assertThat(live(accepted)).isZero();
        assertThat(baht()).doesNotContainKey(Account.RETURNED);
    }

    @Test
    void a_later_answer_closes_the_question_and_what_people_decide_of_it_asks_for_the_rest() {
        accepted(80);
        long held = item(Label.HELD_FOR_MEMBER);
        Decision proposed = desk.propose(viewer, held, GIVE, by("malee"));
        booked(90);
        assertThat(open()).containsExactly("AMOUNT_MISMATCH 100");
        assertThat(desk.decision(viewer, proposed.id()).orElseThrow().state()).isEqualTo(DecisionState.RETURNED);
        settle(item(Label.AMOUNT_MISMATCH), accepting(90));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("HELD_FOR_MEMBER 10");
        assertThat(baht()).containsEntry(Account.MEMBER_CREDIT, 10L);
    }

    private static Proposal accepting(long baht) {
        return new Proposal(
                accept(),
                "หน่วยงานแก้จำนวน",
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.of(Satang.ofBaht(baht)));
    }

    @Test
    void who_got_more_back_than_is_left_after_a_later_answer_owes_it() {
        accepted(80);
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        booked(90);
        assertThat(open()).as("while the line asks, nobody is asked for money").containsExactly("AMOUNT_MISMATCH 100");
        baht();
        settle(item(Label.AMOUNT_MISMATCH), accepting(90));
        bench.reconcile(file, NOW);
        assertThat(open()).containsExactly("OWED_BY_MEMBER 10");
        assertThat(baht()).containsEntry(Account.RETURNED, 20L).containsEntry(Account.MEMBER_CREDIT, -10L);
        settle(item(Label.OWED_BY_MEMBER), PAID);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).containsEntry(Account.COLLECTED, -110L).doesNotContainKey(Account.MEMBER_CREDIT);
    }

    enum Step {
        MONEY,
        GIVEN,
        TAKEN_BACK
    }

    /** The bank's money comes before, between and after. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void whenever_the_money_comes_the_end_is_the_same(Step before) {
        accepted(80);
        if (before == Step.MONEY) {
            paidByFund(80);
        }
        Decision given = settle(item(Label.HELD_FOR_MEMBER), GIVE);
        if (before == Step.GIVEN) {
            paidByFund(80);
        }
        undone(given);
        if (before == Step.TAKEN_BACK) {
            paidByFund(80);
        }
        settle(item(Label.HELD_FOR_MEMBER), GIVE);
        bench.reconcile(file, NOW);
        assertThat(open()).isEmpty();
        assertThat(baht()).isEqualTo(Map.of(Account.COLLECTED, -100L, Account.SETTLED, 80L, Account.RETURNED, 20L));
    }

    @Test
    void many_of_one_file_are_a_question_each_for_members_are_given_back_one_by_one() {
        open(12);
        bench.answered(bench.answer(
                file,
                0,
                IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> Bench.booked(n, n, n == 12 ? 130 : 80))
                        .toArray(Answer.Line[]::new)));
        bench.reconcile(file, NOW);
        settle(item(Label.AMOUNT_MISMATCH), Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        assertThat(open())
                .hasSize(12)
                .contains("OWED_BY_MEMBER 30")
                .containsOnly("HELD_FOR_MEMBER 20", "OWED_BY_MEMBER 30");
        long first = bench.count(
                "select min(item_id) from review_item where label = 'HELD_FOR_MEMBER' and fund_id = '" + fund + "'");
        settle(first, GIVE);
        bench.reconcile(file, NOW);
        assertThat(open()).hasSize(11);
        assertThat(baht()).containsEntry(Account.RETURNED, 20L).containsEntry(Account.MEMBER_CREDIT, 170L);
    }
}
