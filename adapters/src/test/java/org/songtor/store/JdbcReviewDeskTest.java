package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.match.Reason;
import org.songtor.model.Answer;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.FundRules.ApprovalTier;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.ReviewDesk.By;
import org.songtor.port.ReviewDesk.Case;
import org.songtor.port.ReviewDesk.Correction;
import org.songtor.port.ReviewDesk.Decision;
import org.songtor.port.ReviewDesk.Filter;
import org.songtor.port.ReviewDesk.Letter;
import org.songtor.port.ReviewDesk.Proposal;
import org.songtor.port.ReviewDesk.Row;
import org.songtor.port.Viewer;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException;
import org.songtor.review.DeskException.Why;
import org.songtor.review.FileKind;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;
import org.springframework.dao.DataAccessException;

/** The desk over a real database: each test has a fund of its own. */
class JdbcReviewDeskTest {
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final FundId fund = FundId.of("deskfund" + NUMBER.incrementAndGet());
    private final Viewer viewer = new Viewer("malee", Set.of(fund), false);
    private final Authority authority = new Authority(
            true,
            List.of(
                    new ApprovalTier(Satang.ofBaht(20_000), "chair"),
                    new ApprovalTier(Satang.ofBaht(50_000), "committee")),
            Map.of(
                    "malee", new Office("treasurer", LONG_AGO, Optional.empty()),
                    "somchai", new Office("chair", LONG_AGO, Optional.of(TODAY)),
                    "former", new Office("chair", LONG_AGO, Optional.of(TODAY.minusDays(1))),
                    "kanda", new Office("committee", LONG_AGO, Optional.empty()),
                    "wichai", new Office("collector", LONG_AGO, Optional.empty())));
    private Bench bench;
    private JdbcReviewDesk desk;
    private BatchId batch;
    private FileId file;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        desk = new Stores(DATABASE).reviewDesk();
    }

    @Test
    void one_proposes_and_another_approves_before_the_agencys_amount_is_accepted() {
        long item = mismatch();
        assertThat(one(item).fixes().get(0))
                .isEqualTo(new Fix(DecisionKind.ACCEPT_AGENCY_AMOUNT, Fix.Why.AGENCY_BOOKED_LESS));
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "ยอดของหน่วยงานถูกต้อง"), by("malee"));
        assertThat(proposed.state()).isEqualTo(DecisionState.PROPOSED);
        assertThat(proposed.amount()).as("the difference moves").isEqualTo(Satang.ofBaht(20));
        assertThat(one(item).row().state()).isEqualTo(ItemState.PROPOSED);
        refused(Why.NOT_OPEN, () -> desk.propose(viewer, item, Proposal.of(accept(), "อีกครั้ง"), by("somchai")));
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        sqlRefused(
                "insert into decision_approval values (" + proposed.id() + ", 'malee', 'treasurer')",
                "by the proposer");
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "nobody alone");
        refused(Why.NOT_APPROVED, () -> desk.execute(viewer, proposed.id(), by("malee")));

        Decision approved = desk.approve(viewer, proposed.id(), by("somchai"));
        assertThat(approved.state()).isEqualTo(DecisionState.APPROVED);
        assertThat(live(proposed)).isZero();
        Decision done = desk.execute(viewer, proposed.id(), by("somchai"));
        assertThat(done.state()).isEqualTo(DecisionState.DONE);
        assertThat(live(proposed)).isEqualTo(1);
        assertThat(bench.count("select booked from decision_line where decision_id = " + proposed.id()))
                .isEqualTo(8_000);
        assertThat(rung()).isTrue();
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(desk.items(viewer, Filter.OPEN, 10)).isEmpty();
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.empty(), 0, true), 10))
                .hasSize(1);
        assertThat(one(item).story())
                .extracting(e -> e.actor() + " " + e.event())
                .contains("malee decision.proposed", "somchai decision.approved", "somchai decision.done");
    }

    @Test
    void what_was_done_is_taken_back_by_a_decision_of_two_people_and_is_one_story() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + done.id(), "by a decision of its own");
        Decision undo = desk.undo(viewer, done.id(), by("somchai"), "ตกลงผิดราย");
        assertThat(undo.reverses()).contains(done.id());
        assertThat(undo.amount()).isEqualTo(done.amount());
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, undo.id(), by("somchai")));
        refused(Why.NOT_OPEN, () -> desk.undo(viewer, done.id(), by("malee"), "อีกคน"));
        assertThat(live(done)).as("holds until two people took it back").isEqualTo(1);
        desk.approve(viewer, undo.id(), by("malee"));
        desk.execute(viewer, undo.id(), by("malee"));
        assertThat(live(done)).isZero();
        Case story = one(item);
        assertThat(story.row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(story.decisions())
                .extracting(Decision::state)
                .containsExactly(DecisionState.UNDONE, DecisionState.DONE);
        assertThat(story.story()).extracting("event").endsWith("decision.undone");
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, done.id(), by("malee"), "อีกครั้ง"));
        assertThat(settle(item, Proposal.of(accept(), "ถูกแล้ว")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void a_line_refused_for_its_id_goes_again_under_the_right_one_in_a_batch_of_only_this_line() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        long line = one(item).lines().get(0).id();
        Decision done = settle(
                item,
                new Proposal(
                        DecisionKind.RESUBMIT,
                        "เลขสลับ",
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        List.of(new Correction(line, Bench.person(77)))));
        assertThat(done.batches()).hasSize(1);
        long correcting = done.batches().get(0).value();
        assertThat(text("select channel || ' ' || state || ' ' || corrects from batch where batch_id = " + correcting))
                .isEqualTo("desk RECEIVED " + batch.value());
        assertThat(bench.count("select count(*) from outbox where topic = 'check' and subject = " + correcting))
                .isEqualTo(1);
        Sha256 hash = new Sha256(text("select sha256 from batch where batch_id = " + correcting));
        String csv = new String(new Stores(DATABASE).keeping().bytes(hash), StandardCharsets.UTF_8);
        assertThat(csv)
                .contains(
                        "period,2569-11",
                        "count,1",
                        "total,100.00",
                        Bench.person(77).value())
                .doesNotContain(Bench.person(1).value());
        refused(Why.ALREADY_GOES_ON, () -> desk.undo(viewer, done.id(), by("malee"), "ไม่ส่งแล้ว"));
        bench.jdbc
                .sql(
                        "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, reverses)"
                                + " select item_id, fund_id, kind, answers, satang, 'malee', 'treasurer', 'x', decision_id from decision where decision_id = ?")
                .param(done.id())
                .update();
        long undo = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, undo, by("somchai"));
        refused(Why.ALREADY_GOES_ON, () -> desk.execute(viewer, undo, by("somchai")));
        bench.jdbc
                .sql("update decision set state = 'DONE', ended_at = now() where decision_id = ?")
                .param(undo)
                .update();
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + done.id(), "correcting batch goes on");
        assertThat(live(done)).isEqualTo(1);
    }

    @Test
    void nobody_pays_twice_what_the_agency_booked_goes_again_by_no_way() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision proposed = desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"), by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        refused(Why.WOULD_PAY_TWICE, () -> desk.execute(viewer, proposed.id(), by("somchai")));
        assertThat(bench.count("select count(*) from batch where channel = 'desk' and corrects = " + batch.value()))
                .isZero();
        bench.jdbc
                .sql("update decision set state = 'DONE', ended_at = now() where decision_id = ?")
                .param(proposed.id())
                .update();
        sqlRefused("update decision_line set live = true where decision_id = " + proposed.id(), "paid twice");
    }

    @Test
    void a_decision_gives_its_label_and_newer_evidence_opens_the_question_again_without_forgetting_it() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 90)));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_MISMATCH");
        long again = item(Label.AMOUNT_MISMATCH);
        assertThat(one(again).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(again).decisions()).extracting(Decision::id).containsExactly(done.id());
        desk.propose(
                viewer, again, Proposal.until(DecisionKind.ASK_AGENCY, "80 หรือ 90", TODAY.plusDays(7)), by("malee"));
        assertThat(live(done)).as("asking moves no money back").isEqualTo(1);
        Decision other = desk.propose(viewer, again, Proposal.of(accept(), "90"), by("malee"));
        assertThat(other.supersedes()).containsExactly(done.id());
        assertThat(other.amount()).as("80 and 90 against 100").isEqualTo(Satang.ofBaht(70));
        assertThat(other.weight()).as("the larger of what moves").isEqualTo(Satang.ofBaht(70));
        sqlRefused("update decision_supersedes set earlier_id = decision_id where decision_id = " + other.id(), "");
        assertThat(live(done)).as("until two people signed").isEqualTo(1);
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, other.id(), by("malee")));
        desk.approve(viewer, other.id(), by("somchai"));
        sqlRefused("update decision set state = 'UNDONE' where decision_id = " + done.id(), "by a decision of its own");
        desk.execute(viewer, other.id(), by("somchai"));
        assertThat(live(done)).isZero();
        assertThat(live(other)).isEqualTo(1);
        assertThat(text("select d.state || ' ' || r.state || ' ' || r.proposed_by || ' ' || a.officer from decision d"
                        + " join decision r on r.reverses = d.decision_id join decision_approval a on a.decision_id = r.decision_id"
                        + " where d.decision_id = " + done.id()))
                .isEqualTo("UNDONE DONE malee somchai");
        assertThat(one(again).story()).extracting(e -> e.detail()).contains("D" + done.id() + " by D" + other.id());
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        refused(Why.OTHER_STATE, () -> desk.undo(viewer, done.id(), by("malee"), "อีกครั้ง"));
    }

    @Test
    void a_decision_whose_trouble_is_gone_is_taken_back_by_two_people_whatever_was_asked_meanwhile() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision done = settle(item, Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงิน"));
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RETURNED");
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 100)));
        bench.stated(credit("C" + System.nanoTime(), 100, bench.reference(file).value()));
        bench.reconcile(file, NOW);
        long again = bench.count("select item_id from review_item where closed_at is null and fund_id = '" + fund + "'");
        desk.propose(
                viewer, again, Proposal.until(DecisionKind.ASK_AGENCY, "ลงบัญชีจริงหรือไม่", TODAY.plusDays(7)), by("malee"));
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "หน่วยงานลงบัญชีแล้ว");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(live(done)).isZero();
    }

    @Test
    void what_holds_or_is_about_other_lines_too_is_not_taken_back_by_the_way() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        bench.jdbc
                .sql("update review_item set closed_at = null where item_id = ?")
                .param(item)
                .update();
        Decision other = desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "อีกทาง"), by("malee"));
        assertThat(other.supersedes()).as("the earlier one holds").isEmpty();
        sqlRefused("insert into decision_supersedes values (" + done.id() + ", " + other.id() + ")", "by a proposal");
        desk.approve(viewer, other.id(), by("somchai"));
        refused(Why.DECIDED_OTHERWISE, () -> desk.execute(viewer, other.id(), by("somchai")));
        assertThat(live(done)).isEqualTo(1);
    }

    @Test
    void what_nobody_refused_is_not_sent_again_either() {
        open(3);
        long line = bench.count("select min(line_id) from line where batch_id = " + batch.value());
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('REFUSED_BY_AGENCY', 'line:' || ?, ?, 'treasurer', 10000, '')")
                .params(line, fund.value())
                .update();
        long item = bench.count("select max(item_id) from review_item");
        bench.jdbc
                .sql("insert into review_item_line values (?, ?)")
                .params(item, line)
                .update();
        refused(
                Why.WOULD_PAY_TWICE,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "ส่งใหม่"), by("malee")));
    }

    @Test
    void the_rules_of_the_fund_say_who_may() {
        long item = mismatch();
        refused(Why.NO_RIGHT, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("wichai")));
        refused(Why.NO_RIGHT, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("nobody")));
        refused(Why.NOT_IN_OFFICE, () -> desk.propose(viewer, item, Proposal.of(accept(), "x"), by("former")));
        refused(
                Why.NO_RIGHT,
                () -> desk.propose(
                        Bench.OPERATOR, item, Proposal.of(accept(), "x"), new By("operator", TODAY, authority)));
        refused(
                Why.DOES_NOT_ANSWER,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.RESUBMIT, "x"), by("malee")));
        refused(Why.INCOMPLETE, () -> desk.propose(viewer, item, Proposal.of(accept(), " "), by("malee")));
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        refused(Why.NOT_IN_OFFICE, () -> desk.approve(viewer, proposed.id(), by("former")));
        refused(Why.NO_RIGHT, () -> desk.approve(viewer, proposed.id(), by("wichai")));
        assertThat(desk.approve(viewer, proposed.id(), by("kanda")).state())
                .as("two signatures without the chair's")
                .isEqualTo(DecisionState.PROPOSED);
        sqlRefused("update decision set state = 'APPROVED' where decision_id = " + proposed.id(), "that must be there");
        assertThat(desk.approve(viewer, proposed.id(), by("somchai")).state()).isEqualTo(DecisionState.APPROVED);
    }

    @Test
    void a_file_of_fifty_thousand_four_hundred_is_above_all_tiers() {
        open(2);
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('MISSING_FROM_BATCH', 'member:x:' || ?, ?, 'treasurer', 5040000, '')")
                .params(NUMBER.incrementAndGet(), fund.value())
                .update();
        long item = bench.count("select max(item_id) from review_item");
        refused(
                Why.ABOVE_ALL_TIERS,
                () -> desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "x"), by("malee")));
    }

    @Test
    void a_proposal_is_sent_back_with_a_reason_and_another_may_follow() {
        long item = mismatch();
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        refused(Why.INCOMPLETE, () -> desk.sendBack(viewer, proposed.id(), by("somchai"), ""));
        assertThat(desk.sendBack(viewer, proposed.id(), by("somchai"), "ขอดูสลิปก่อน")
                        .state())
                .isEqualTo(DecisionState.RETURNED);
        assertThat(one(item).row().state()).isEqualTo(ItemState.RETURNED);
        refused(Why.OTHER_STATE, () -> desk.approve(viewer, proposed.id(), by("somchai")));
        assertThat(settle(item, Proposal.of(accept(), "แนบสลิปแล้ว")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void asking_the_agency_moves_no_money_and_makes_a_letter_with_masked_ids() {
        long item = mismatch();
        LocalDate day = TODAY.plusDays(14);
        refused(
                Why.INCOMPLETE,
                () -> desk.propose(viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "x", TODAY), by("malee")));
        Decision asked = desk.propose(
                viewer, item, Proposal.until(DecisionKind.ASK_AGENCY, "ทำไมลงบัญชี 80 บาท", day), by("malee"));
        assertThat(asked.state()).isEqualTo(DecisionState.DONE);
        assertThat(asked.until()).contains(day);
        Letter letter = desk.letter(viewer, asked.id()).orElseThrow();
        assertThat(letter.reference()).isEqualTo(bench.reference(file).value());
        assertThat(letter.answerBy()).isEqualTo(day);
        assertThat(letter.rows()).singleElement().satisfies(row -> {
            assertThat(row.person()).isEqualTo(Bench.person(1).masked());
            assertThat(row.booked()).isEqualTo(Satang.ofBaht(80));
        });
        assertThat(letter.toString()).doesNotContain(Bench.person(1).value());
        assertThat(desk.letter(Bench.OPERATOR, asked.id())
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .name())
                .isEmpty();
        assertThat(live(asked)).isEqualTo(1);
        assertThat(desk.undo(viewer, asked.id(), by("malee"), "ถามทางโทรศัพท์แล้ว")
                        .state())
                .as("one person alone takes it back")
                .isEqualTo(DecisionState.DONE);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
    }

    @Test
    void what_the_check_held_goes_on_when_two_people_say_so() {
        bench.fund(fund.value());
        batch = bench.batch(fund.value(), 1, TOY);
        bench.line(batch.value(), fund.value(), 2, TOY, "HELD_FOR_REVIEW");
        long line = bench.count("select max(line_id) from line where batch_id = " + batch.value());
        bench.files.freeze(batch, Bench.DAY);
        long item = bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('HELD_FOR_REVIEW', 'line:' || ?, ?, 'treasurer', 10000, '') returning item_id")
                .params(line, fund.value())
                .query(Long.class)
                .single();
        bench.jdbc
                .sql("insert into review_item_line values (?, ?)")
                .params(item, line)
                .update();
        LocalDate later = TODAY.plusDays(5);
        desk.propose(viewer, item, Proposal.until(DecisionKind.WAIT_UNTIL, "รอใบสมัคร", later), by("malee"));
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(one(item).row().due()).isEqualTo(later);
        assertThat(desk.items(viewer, Filter.OPEN, 10)).as("waits for its day").isEmpty();
        Decision done = settle(item, Proposal.of(DecisionKind.PASS_ON, "ตรวจแล้ว"));
        assertThat(bench.labels(batch)).containsExactly("WAITING", "WAITING");
        Decision undo = desk.undo(viewer, done.id(), by("malee"), "ไม่ส่งแล้ว");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(bench.labels(batch)).containsExactly("WAITING", "HELD_FOR_REVIEW");
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        Decision again = settle(item, Proposal.of(DecisionKind.PASS_ON, "ตรวจอีกครั้ง"));
        assertThat(bench.files.freeze(batch, Bench.DAY)).hasSize(1);
        refused(Why.ALREADY_GOES_ON, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
    }

    @Test
    void two_operators_say_which_file_a_credit_pays_and_one_does_not_suffice() {
        open(3);
        String part = bench.reference(file).value().substring(0, 9);
        bench.stated(credit("DESK" + NUMBER.incrementAndGet() + System.nanoTime(), 300, "โอน " + part));
        bench.jdbc.sql("""
                        insert into review_item (label, subject, owner, at_risk, note)
                        select 'CREDIT_WITHOUT_FILE', 'credit:' || max(credit_id), 'operator', 30000, '' from credit
                        on conflict (label, subject) where closed_at is null do nothing
                        """).update();
        long item = bench.count("select max(item_id) from review_item where label = 'CREDIT_WITHOUT_FILE'");
        Case found = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(found.candidates().get(0).file()).isEqualTo(file);
        assertThat(found.candidates().get(0).why())
                .as("as matching found them")
                .extracting(Reason::code)
                .contains("SIMILAR_REFERENCE", "SAME_AMOUNT");
        assertThat(desk.item(viewer, item)).as("no fund sees it").isEmpty();
        Authority operators = new Authority(
                false,
                List.of(),
                Map.of(
                        "operator", new Office("operator", LONG_AGO, Optional.empty()),
                        "second", new Office("operator", LONG_AGO, Optional.empty())));
        Proposal match = new Proposal(
                DecisionKind.MATCH_CREDIT, "เลขอ้างอิงขาด", Set.of(), Set.of(file), Optional.empty(), List.of());
        By first = new By("operator", TODAY, operators);
        By second = new By("second", TODAY, operators);
        refused(
                Why.INCOMPLETE,
                () -> desk.propose(Bench.OPERATOR, item, Proposal.of(DecisionKind.MATCH_CREDIT, "x"), first));
        Decision proposed = desk.propose(Bench.OPERATOR, item, match, first);
        refused(Why.OWN_PROPOSAL, () -> desk.approve(Bench.OPERATOR, proposed.id(), first));
        desk.approve(Bench.OPERATOR, proposed.id(), second);
        desk.execute(Bench.OPERATOR, proposed.id(), second);
        assertThat(bench.count("select count(*) from decision_credit where live and decision_id = " + proposed.id()))
                .isEqualTo(1);
        assertThat(rung()).isTrue();
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().row().state()).isEqualTo(ItemState.DONE);
        assertThat(bench.count("select case when item_decided('CREDIT_WITHOUT_FILE', '" + found.subject()
                        + "') then 1 else 0 end"))
                .isEqualTo(1);
    }

    @Test
    void another_funds_people_find_nothing_and_the_reader_role_sees_no_row() {
        long item = mismatch();
        Decision proposed = desk.propose(viewer, item, Proposal.of(accept(), "x"), by("malee"));
        desk.note(viewer, item, "malee", "ของเราเท่านั้น");
        Viewer stranger = new Viewer("stranger", Set.of(FundId.of("stranger")), false);
        assertThat(desk.items(stranger, Filter.OPEN, 100)).isEmpty();
        assertThat(desk.item(stranger, item)).isEmpty();
        assertThat(desk.decision(stranger, proposed.id())).isEmpty();
        refused(Why.NOT_FOUND, () -> desk.approve(stranger, proposed.id(), by("somchai")));
        refused(Why.NOT_FOUND, () -> desk.note(stranger, item, "x", "x"));
        Reading reading = new Reading(DATABASE.dataSource(), new Stores(DATABASE).transactions());
        for (String table : List.of("decision", "decision_line", "item_note", "item_attachment", "decision_batch")) {
            assertThat(reading.as(stranger, () -> bench.count("select count(*) from " + table)))
                    .as(table)
                    .isZero();
        }
        assertThat(reading.as(viewer, () -> bench.count("select count(*) from item_note")))
                .isEqualTo(1);
    }

    @Test
    void papers_are_known_by_their_bytes_bounded_and_kept_sealed() {
        long item = mismatch();
        byte[] pdf = "%PDF-1.7 slip".getBytes(StandardCharsets.UTF_8);
        refused(
                Why.WRONG_TYPE,
                () -> desk.attach(viewer, item, "malee", "slip.pdf", "MZ program".getBytes(StandardCharsets.UTF_8)));
        refused(Why.TOO_LARGE, () -> desk.attach(viewer, item, "malee", "x.pdf", new byte[FileKind.LARGEST + 1]));
        var kept = desk.attach(viewer, item, "malee", "../สลิป 1509900000017.exe", pdf);
        assertThat(kept.kind()).isEqualTo(FileKind.PDF);
        assertThat(kept.name()).isEqualTo("สลิป xxxxxxxxx0017.exe");
        assertThat(desk.attach(viewer, item, "malee", "again.pdf", pdf).id()).isEqualTo(kept.id());
        assertThat(desk.attachment(viewer, item, kept.id())).contains(pdf);
        assertThat(bench.count("select count(*) from evidence_piece where sha256 = '"
                        + Sha256.of(pdf).hex() + "' and position('%PDF'::bytea in sealed) > 0"))
                .isZero();
        for (int n = 1; n < FileKind.MOST; n++) {
            desk.attach(viewer, item, "malee", "x", ("%PDF-" + n).getBytes(StandardCharsets.UTF_8));
        }
        refused(
                Why.TOO_MANY,
                () -> desk.attach(viewer, item, "malee", "x", "%PDF-more".getBytes(StandardCharsets.UTF_8)));
        sqlRefused(
                "insert into item_attachment (item_id, sha256, name, kind, size, login) select " + item
                        + ", sha256, 'x', 'PDF', 1, 'x' from evidence where kind <> 'attachment' limit 1",
                "ten at most");
        Viewer stranger = new Viewer("stranger", Set.of(FundId.of("stranger")), false);
        assertThat(desk.attachment(stranger, item, kept.id())).isEmpty();
        desk.note(viewer, item, "malee", "โทรถามแล้ว เลข 1509900000017");
        assertThat(one(item).notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).isEqualTo("โทรถามแล้ว เลข xxxxxxxxx0017"));
        desk.assign(viewer, item, "malee", Optional.of("kanda"), Optional.of(TODAY.plusDays(30)));
        assertThat(one(item).row().owner()).isEqualTo("kanda");
        assertThat(one(item).row().due()).isEqualTo(TODAY.plusDays(30));
    }

    @Test
    void what_was_proposed_never_changes_in_the_tables() {
        long item = mismatch();
        Decision done = settle(item, Proposal.of(accept(), "x"));
        sqlRefused("update decision set satang = 1 where decision_id = " + done.id(), "does not change");
        sqlRefused("delete from decision where decision_id = " + done.id(), "does not change");
        sqlRefused("update decision_line set booked = 1 where decision_id = " + done.id(), "does not change");
        sqlRefused("delete from decision_approval where decision_id = " + done.id(), "append-only");
        sqlRefused(
                "insert into decision_line (decision_id, line_id) select " + done.id()
                        + ", line_id from line where fund_id <> '" + fund + "' limit 1",
                "another fund");
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, state)"
                        + " values (" + item + ", '" + fund + "', 'WRITE_OFF', 'X', 0, 'x', 'chair', 'x', 'DONE')",
                "begins as a proposal");
    }

    @Test
    void the_list_is_by_label_age_and_most_money_first() {
        long item = mismatch();
        Row row = desk.items(viewer, Filter.OPEN, 10).get(0);
        assertThat(row.id()).isEqualTo(item);
        assertThat(row.due())
                .isEqualTo(
                        LocalDate.ofInstant(row.openedAt(), DecisionRows.ZONE).plusDays(7));
        assertThat(desk.items(viewer, new Filter(Optional.of(Label.LATE), Optional.empty(), 0, false), 10))
                .isEmpty();
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.empty(), 3, false), 10))
                .isEmpty();
        assertThat(desk.items(viewer, new Filter(Optional.empty(), Optional.of(fund), 0, false), 10))
                .hasSize(1);
    }

    private static DecisionKind accept() {
        return DecisionKind.ACCEPT_AGENCY_AMOUNT;
    }

    private By by(String login) {
        return new By(login, TODAY, authority);
    }

    private Case one(long item) {
        return desk.item(viewer, item).orElseThrow();
    }

    private Decision settle(long item, Proposal wish) {
        Decision proposed = desk.propose(viewer, item, wish, by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        return desk.execute(viewer, proposed.id(), by("somchai"));
    }

    /** A delivered file of so many lines of 100 baht. */
    private void open(int lines) {
        batch = bench.batch(fund.value(), lines, TOY);
        file = bench.delivered(batch, DUE);
    }

    /** One line of which the agency booked 80 of 100 baht. */
    private long mismatch() {
        open(1);
        bench.answered(bench.answer(file, 0, Bench.booked(1, 1, 80)));
        bench.reconcile(file, NOW);
        return item(Label.AMOUNT_MISMATCH);
    }

    private long refusedLine(Answer.LineVerdict verdict) {
        open(1);
        bench.answered(bench.answer(file, 0, new Answer.Line(1, Bench.person(1), verdict, Satang.ZERO, "E1")));
        bench.reconcile(file, NOW);
        return item(Label.REFUSED_BY_AGENCY);
    }

    private long item(Label label) {
        return bench.count("select item_id from review_item where closed_at is null and label = '" + label
                + "' and fund_id = '" + fund + "'");
    }

    private long live(Decision decision) {
        return bench.count("select count(*) from decision_line where live and decision_id = " + decision.id());
    }

    private boolean rung() {
        return bench.count("select count(*) from outbox where topic = 'reconcile' and due_at <= now() and subject = "
                        + file.value())
                == 1;
    }

    private String text(String sql) {
        return bench.jdbc.sql(sql).query(String.class).single();
    }

    private static void refused(Why why, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DeskException.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private void sqlRefused(String sql, String why) {
        assertThatThrownBy(() -> bench.jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(why);
    }
}
