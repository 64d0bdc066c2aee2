package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;

/** What was signed is called done with the program's own role and SQL, and nothing of it is there: refused at the end of the transaction, whatever it would do. */
class DoneBySqlTest extends AgainBench {
    private static final String WHY = "is not done where nothing was";

    private static String done(Decision decision) {
        return "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision.id();
    }

    private static String counts(String table, Decision decision) {
        return "update " + table + " set live = true where decision_id = " + decision.id();
    }

    private String rings() {
        return "insert into outbox (topic, subject) values ('reconcile', " + file.value()
                + ") on conflict (topic, subject) do update set due_at = now()";
    }

    private Decision signed(long item, Proposal wish) {
        Decision proposed = desk.propose(viewer, item, wish, by("malee"));
        return desk.approve(viewer, proposed.id(), by("somchai"));
    }

    private void stillSigned(Decision decision) {
        assertThat(desk.decision(viewer, decision.id()).orElseThrow().state()).isEqualTo(DecisionState.APPROVED);
    }

    @Test
    void a_line_is_given_back_where_its_decision_counts_and_its_file_is_looked_at_anew() {
        Decision signed = signed(refusedLine(Answer.LineVerdict.REFUSED), RETURN);
        sqlRefused(done(signed), WHY);
        togetherRefused(WHY, done(signed), rings());
        togetherRefused(WHY, done(signed), counts("decision_line", signed));
        stillSigned(signed);
        inOne(done(signed), counts("decision_line", signed), rings());
        bench.reconcile(file, NOW);
        assertThat(label()).isEqualTo("RETURNED");
    }

    @Test
    void what_was_refused_here_is_carried_out_all_the_same() {
        Decision signed = signed(refusedLine(Answer.LineVerdict.REFUSED), RETURN);
        sqlRefused(done(signed), WHY);
        assertThat(desk.execute(viewer, signed.id(), by("somchai")).state()).isEqualTo(DecisionState.DONE);
    }

    @Test
    void a_line_that_never_was_in_a_file_is_called_what_was_decided() {
        batch = bench.batch(fund.value(), 0, Bench.TOY);
        bench.line(batch.value(), fund.value(), 1, Bench.TOY, "HELD_FOR_REVIEW");
        long line = line(batch);
        Decision signed = signed(itemByHand("HELD_FOR_REVIEW", line), RETURN);
        sqlRefused(done(signed), WHY);
        inOne(
                done(signed),
                "insert into line_label (line_id, label) values (" + line + ", 'RETURNED')",
                "update review_item set closed_at = now() where item_id = " + signed.item());
    }

    @Test
    void what_is_passed_on_is_held_no_more_and_rung_for() {
        batch = bench.batch(fund.value(), 0, Bench.TOY);
        bench.line(batch.value(), fund.value(), 1, Bench.TOY, "HELD_FOR_REVIEW");
        Decision signed =
                signed(itemByHand("HELD_FOR_REVIEW", line(batch)), Proposal.of(DecisionKind.PASS_ON, "ส่งได้"));
        sqlRefused(done(signed), WHY);
        bench.jdbc
                .sql("delete from outbox where topic = 'dispatch' and subject = ?")
                .param(batch.value())
                .update();
        togetherRefused(
                WHY, done(signed), "insert into line_label (line_id, label) values (" + line(batch) + ", 'WAITING')");
        desk.execute(viewer, signed.id(), by("somchai"));
        assertThat(label()).isEqualTo("WAITING");
    }

    @Test
    void what_goes_again_is_in_a_correcting_batch() {
        Decision signed = signed(refusedLine(Answer.LineVerdict.REFUSED), AGAIN);
        togetherRefused("is in no correcting batch", done(signed), counts("decision_line", signed), rings());
        stillSigned(signed);
    }

    @Test
    void a_file_has_less_over_where_that_was_paid_back_or_pays_another() {
        open(1);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit("D" + file.value(), 130, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        Decision signed = signed(item(Label.FILE_OVER), PAID_BACK);
        sqlRefused(done(signed), WHY);
        togetherRefused(WHY, done(signed), counts("decision_excess", signed));
        inOne(done(signed), counts("decision_excess", signed), rings());
        bench.reconcileAll(NOW);
        assertThat(label()).isEqualTo("SETTLED");
    }

    @Test
    void what_nobody_is_asked_about_lines_ends_its_item() {
        String subject = "answer:1:" + NUMBER.incrementAndGet();
        bench.fund(fund.value());
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('BOOKED_NEVER_SENT', ?, ?, 'treasurer', 700, '')")
                .params(subject, fund.value())
                .update();
        Decision signed = signed(item(Label.BOOKED_NEVER_SENT), Proposal.of(DecisionKind.NOT_OURS, "ไม่ใช่ของเรา"));
        sqlRefused(done(signed), "asks still");
        inOne(done(signed), "update review_item set closed_at = now() where item_id = " + signed.item());
        assertThat(found()).isEmpty();
    }

    @Test
    void a_question_is_asked_where_its_lines_wait() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        togetherRefused(
                "does not wait",
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at)"
                        + " select item_id, fund_id, 'ASK_AGENCY', label, 10000, 'malee', 'treasurer', 'x', now() + interval '5 days'"
                        + " from review_item where item_id = " + item,
                "insert into decision_line (decision_id, line_id) select max(decision_id), " + line(batch)
                        + " from decision",
                "update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)",
                "update decision set state = 'DONE', ended_at = now() where decision_id = (select max(decision_id) from decision)");
    }

    @Test
    void a_credit_is_given_to_a_file_where_it_pays_that_file() {
        open(1);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit("M" + file.value(), 100, "nothing to be read"));
        bench.reconcile(file, NOW);
        long item = bench.count(
                "select item_id from review_item where subject = 'credit:' || (select max(credit_id) from credit)");
        inOne(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " select item_id, fund_id, 'MATCH_CREDIT', label, at_risk, 'one', 'operator', 'x' from review_item where item_id = "
                        + item,
                "insert into decision_credit select max(decision_id), (select max(credit_id) from credit), "
                        + file.value() + ", false from decision");
        long match = bench.count("select max(decision_id) from decision");
        inOne(
                "insert into decision_approval values (" + match + ", 'two', 'operator')",
                "update decision set state = 'APPROVED' where decision_id = " + match);
        sqlRefused(
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + match, "nobody's still");
        Planted.done(DATABASE.dataSource(), match);
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.empty(), found::add);
        assertThat(found)
                .contains(
                        new Difference(Kind.SIGNED, Optional.empty(), "decision " + match, "nothing", "10000 satang"));
    }

    @Test
    void what_was_called_done_behind_the_tables_and_is_about_no_line_is_found() {
        String subject = "answer:2:" + NUMBER.incrementAndGet();
        bench.fund(fund.value());
        bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('BOOKED_NEVER_SENT', ?, ?, 'treasurer', 700, '')")
                .params(subject, fund.value())
                .update();
        Decision signed = signed(item(Label.BOOKED_NEVER_SENT), Proposal.of(DecisionKind.NOT_OURS, "ไม่ใช่ของเรา"));
        assertThat(found()).isEmpty();
        Planted.done(DATABASE.dataSource(), signed.id());
        assertThat(found())
                .containsExactly(new Difference(Kind.SIGNED, fund, "decision " + signed.id(), "nothing", "700 satang"));
    }

    @Test
    void what_was_called_done_behind_the_tables_is_found() {
        open(1);
        bench.answered(bench.answer(file, 1));
        bench.stated(credit("F" + file.value(), 130, bench.reference(file).value()));
        bench.reconcileAll(NOW);
        Decision signed = desk.approve(
                viewer,
                desk.propose(viewer, item(Label.FILE_OVER), Proposal.of(DecisionKind.WRITE_OFF, "เศษ"), by("malee"))
                        .id(),
                by("somchai"));
        assertThat(found()).isEmpty();
        Planted.done(DATABASE.dataSource(), signed.id());
        assertThat(found())
                .containsExactly(new Difference(Kind.EXCESS, fund, "file " + file.value(), "0 satang", "3000 satang"));
    }
}
