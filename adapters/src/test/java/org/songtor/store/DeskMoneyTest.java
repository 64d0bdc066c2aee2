package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.By;
import org.songtor.items.Case;
import org.songtor.items.Correction;
import org.songtor.items.Decision;
import org.songtor.items.Filter;
import org.songtor.items.Proposal;
import org.songtor.match.Reason;
import org.songtor.model.Answer;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.port.Traces.Moment;
import org.songtor.port.Traces.Subject;
import org.songtor.port.Traces.What;
import org.songtor.port.Viewer;
import org.songtor.review.Authority;
import org.songtor.review.Authority.Office;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.ItemState;

/** What decisions do with money: what goes again, goes on, or is whose, and that nobody pays twice. */
class DeskMoneyTest extends DeskBench {
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
        notTakenBack(done);
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
        Planted.done(DATABASE.dataSource(), proposed.id());
        sqlRefused("update decision_line set live = true where decision_id = " + proposed.id(), "paid twice");
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
        Decision late = desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว");
        assertThat(bench.files.freeze(batch, Bench.DAY)).hasSize(1);
        refused(Why.ALREADY_GOES_ON, () -> desk.approve(viewer, late.id(), by("somchai")));
        assertThat(desk.sendBack(viewer, late.id(), by("somchai"), "ส่งไปแล้ว").state())
                .as("nobody need sign what cannot be done")
                .isEqualTo(DecisionState.RETURNED);
        refused(Why.ALREADY_GOES_ON, () -> desk.undo(viewer, again.id(), by("malee"), "ไม่ส่งแล้ว"));
    }

    @Test
    void two_operators_say_which_file_a_credit_pays_and_one_does_not_suffice() {
        open(3);
        String part = bench.reference(file).value().substring(0, 9);
        String entry = "DESK" + NUMBER.incrementAndGet() + System.nanoTime();
        bench.stated(credit(entry, 300, "โอน " + part));
        bench.jdbc.sql("""
                        insert into review_item (label, subject, owner, at_risk, note)
                        select 'CREDIT_WITHOUT_FILE', 'credit:' || max(credit_id), 'operator', 30000, '' from credit
                        on conflict (label, subject) where closed_at is null do nothing
                        """).update();
        long item = bench.count("select max(item_id) from review_item where label = 'CREDIT_WITHOUT_FILE'");
        Case found = desk.item(Bench.OPERATOR, item).orElseThrow();
        assertThat(found.candidates()).as("as matching found them").anySatisfy(candidate -> {
            assertThat(candidate.file()).isEqualTo(file);
            assertThat(candidate.why()).extracting(Reason::code).contains("SIMILAR_REFERENCE", "SAME_AMOUNT");
        });
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
        Reading reading = new Reading(DATABASE.dataSource(), new Stores(DATABASE).transactions());
        String given =
                "select count(*) from credit c join decision_credit d on d.credit_id = c.credit_id where d.decision_id = "
                        + proposed.id();
        assertThat(reading.as(viewer, () -> bench.count(given)))
                .as("whose file it pays sees it")
                .isOne();
        assertThat(reading.as(new Viewer("stranger", Set.of(FundId.of("stranger")), false), () -> bench.count(given)))
                .as("no other fund does")
                .isZero();
        assertThat(rung()).isTrue();
        assertThat(desk.item(Bench.OPERATOR, item).orElseThrow().row().state()).isEqualTo(ItemState.DONE);
        assertThat(bench.count("select case when item_decided('CREDIT_WITHOUT_FILE', '" + found.subject()
                        + "') then 1 else 0 end"))
                .isEqualTo(1);
        Decision undo = desk.undo(Bench.OPERATOR, proposed.id(), first, "ผิดไฟล์");
        desk.approve(Bench.OPERATOR, undo.id(), second);
        desk.execute(Bench.OPERATOR, undo.id(), second);
        assertThat(new Stores(DATABASE)
                        .traces().of(Bench.OPERATOR, new Subject.Entry("0200000001", entry)).moments().stream()
                                .filter(m -> m.what() == What.PROPOSED || m.what() == What.DECIDED)
                                .map(Moment::detail))
                .as("what was taken back is told as done, and then as taken back")
                .containsExactly("MATCH_CREDIT", "DONE", "UNDONE");
    }
}
