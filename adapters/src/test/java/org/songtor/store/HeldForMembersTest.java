package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songtor.books.Account;
import org.songtor.books.MeetingStatement;
import org.songtor.items.Case;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books.Months;
import org.songtor.port.Traces.Subject;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What is held for a member after a decision is asked about, and ends by two people. */
class HeldForMembersTest extends HeldBench {
    private Map<Account, Long> member() {
        Map<Account, Long> stands = new EnumMap<>(Account.class);
        new Stores(DATABASE)
                .books().members(viewer, fund, Months.ALL, 0, 10).stream()
                        .filter(m -> !m.satang().equals(Satang.ZERO))
                        .forEach(m -> stands.put(m.account(), m.satang().value() / 100));
        return stands;
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
                fund, month, month, new Stores(DATABASE).books().monthly(viewer, fund, Months.ALL), TODAY);
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
