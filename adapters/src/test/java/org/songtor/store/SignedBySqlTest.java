package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.model.Answer;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;

/** What one person can do alone with the program's own role and SQL: nothing that moves money, beside or after what people signed. */
class SignedBySqlTest extends AgainBench {
    private static final String DECISION =
            "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, until_at, reverses) ";
    private static final String LATER = "before anybody signs";

    /** Two refused lines of 100 baht, each an item of its own. @return these items */
    private List<Long> twoRefused() {
        open(2);
        bench.answered(bench.answer(file, 0, refusedOne(1), refusedOne(2)));
        bench.reconcile(file, NOW);
        return bench.jdbc
                .sql(
                        "select item_id from review_item where fund_id = ? and closed_at is null and label = 'REFUSED_BY_AGENCY' order by item_id")
                .param(fund.value())
                .query(Long.class)
                .list();
    }

    private static Answer.Line refusedOne(int position) {
        return new Answer.Line(
                position, Bench.person(position), Answer.LineVerdict.REFUSED, Satang.ZERO, "E" + position);
    }

    private long lineOf(long item) {
        return bench.count("select line_id from review_item_line where item_id = " + item);
    }

    private Decision proposed(long item) {
        return desk.propose(viewer, item, RETURN, by("malee"));
    }

    private Decision signed(long item) {
        Decision proposed = proposed(item);
        desk.approve(viewer, proposed.id(), by("somchai"));
        return proposed;
    }

    private void lineRefused(Decision decision, long item, String live) {
        sqlRefused(
                "insert into decision_line (decision_id, line_id, live) values (" + decision.id() + ", " + lineOf(item)
                        + ", " + live + ")",
                LATER);
    }

    private String insert(long item, String kind, long satang) {
        return DECISION + "select item_id, fund_id, '" + kind + "', label, " + satang
                + ", case when fund_id is null then 'one' else 'malee' end,"
                + " case when fund_id is null then 'operator' else 'treasurer' end, 'x', "
                + (DecisionKind.valueOf(kind).movesMoney() ? "null" : "(now() + interval '5 days')")
                + "::timestamptz, null from review_item where item_id = " + item;
    }

    private static String line(long line) {
        return "insert into decision_line (decision_id, line_id) select max(decision_id), " + line + " from decision";
    }

    @Test
    void no_line_is_put_under_what_others_decided() {
        List<Long> items = twoRefused();
        Decision done = settle(items.get(0), RETURN);
        lineRefused(done, items.get(1), "true");
        lineRefused(done, items.get(1), "false");
        bench.reconcile(file, NOW);
        assertThat(bench.labels(batch)).containsExactly("RETURNED", "REFUSED_BY_AGENCY");
    }

    @Test
    void no_line_is_put_under_what_somebody_signed_or_under_what_people_look_at() {
        List<Long> items = twoRefused();
        lineRefused(proposed(items.get(0)), items.get(1), "false");
        lineRefused(signed(items.get(1)), items.get(0), "false");
    }

    @Test
    void what_was_done_counts_until_people_take_it_back() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        Decision done = settle(item, RETURN);
        sqlRefused(
                "update decision_line set live = false where decision_id = " + done.id(), "until people take it back");
        togetherRefused(
                "until people take it back",
                insert(item, "ASK_AGENCY", 10_000),
                line(lineOf(item)),
                "update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)",
                "update decision set state = 'DONE', ended_at = now() where decision_id = (select max(decision_id) from decision)",
                "update decision_line set live = false where decision_id = " + done.id());
        assertThat(live(done)).isEqualTo(1);
    }

    @Test
    void what_was_taken_back_does_not_count_again() {
        Decision done = settle(refusedLine(Answer.LineVerdict.REFUSED), RETURN);
        undone(done);
        sqlRefused(
                "update decision_line set live = true where decision_id = " + done.id(), "once the decision is done");
    }

    @Test
    void what_was_done_yesterday_does_not_begin_to_count_today() {
        Decision signed = signed(refusedLine(Answer.LineVerdict.REFUSED));
        Planted.done(DATABASE.dataSource(), signed.id());
        sqlRefused(
                "update decision_line set live = true where decision_id = " + signed.id(),
                "counts from when its decision is done");
        sqlRefused(
                "update decision set ended_at = now() where decision_id = " + signed.id(), "and when, does not change");
    }

    @Test
    void what_is_signed_is_the_sum_of_its_lines_and_the_item_asks_about_them() {
        List<Long> items = twoRefused();
        long line = lineOf(items.get(0));
        togetherRefused("5 satang are to be signed", insert(items.get(0), "RETURN_TO_MEMBER", 5), line(line));
        togetherRefused("5 satang are to be signed", insert(items.get(0), "RETURN_TO_MEMBER", 5));
        togetherRefused(
                "does not ask about it", insert(items.get(0), "RETURN_TO_MEMBER", 10_000), line(lineOf(items.get(1))));
        inOne(insert(items.get(0), "RETURN_TO_MEMBER", 10_000), line(line));
    }

    @Test
    void what_takes_back_is_of_the_same_kind_and_sum_and_takes_back() {
        Decision done = settle(refusedLine(Answer.LineVerdict.REFUSED), RETURN);
        String undo = DECISION + "select item_id, fund_id, %s, answers, %s, 'malee', 'treasurer', 'x', %s, decision_id"
                + " from decision where decision_id = " + done.id();
        sqlRefused(undo.formatted("'ASK_AGENCY'", "satang", "now() + interval '1 day'"), "takes back another");
        sqlRefused(undo.formatted("kind", "1", "null::timestamptz"), "takes back another");
        long other = undoneBySql(done);
        desk.approve(viewer, other, by("somchai"));
        String ends = "update decision set state = '%s', ended_at = now() where decision_id = ";
        togetherRefused("counts still", ends.formatted("DONE") + other);
        togetherRefused("counts still", ends.formatted("DONE") + other, ends.formatted("UNDONE") + done.id());
    }

    @Test
    void nobody_proposes_or_signs_on_another_day_or_for_another_fund() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason, proposed_at)"
                        + " values (" + item + ", '" + fund
                        + "', 'WRITE_OFF', 'REFUSED_BY_AGENCY', 10000, 'malee', 'treasurer', 'x', now() - interval '1 day')",
                "is proposed now");
        sqlRefused(
                "insert into decision (item_id, kind, answers, satang, proposed_by, proposed_role, reason) values ("
                        + item + ", 'WRITE_OFF', 'REFUSED_BY_AGENCY', 10000, 'one', 'operator', 'x')",
                "of another fund than its item");
        Decision proposed = proposed(item);
        sqlRefused(
                "insert into decision_approval values (" + proposed.id()
                        + ", 'somchai', 'chair', now() - interval '1 day')",
                "not today");
    }

    @Test
    void a_person_is_one_person_however_the_login_is_written() {
        Decision proposed = proposed(refusedLine(Answer.LineVerdict.REFUSED));
        for (String login : List.of("Malee", "malee ", "MALEE", "ｍalee", "\tmalee", " ")) {
            sqlRefused(
                    "insert into decision_approval values (" + proposed.id() + ", '" + login + "', 'chair')",
                    "twice by one person");
        }
        bench.jdbc
                .sql("insert into decision_approval values (?, 'kanda', 'committee')")
                .param(proposed.id())
                .update();
        sqlRefused(
                "insert into decision_approval values (" + proposed.id() + ", 'Kanda', 'chair')",
                "twice by one person");
    }

    @Test
    void whose_id_goes_again_and_what_is_taken_back_is_signed_with_the_rest() {
        List<Long> items = twoRefused();
        Decision again = desk.propose(viewer, items.get(0), AGAIN, by("malee"));
        sqlRefused(
                "insert into decision_correction values (" + again.id() + ", " + lineOf(items.get(0))
                        + ", '\\x00', '0000')",
                "decision_correction: is written with the proposal");
        Decision done = settle(items.get(1), RETURN);
        inOne(insert(items.get(1), "RETURN_TO_MEMBER", 10_000), line(lineOf(items.get(1))));
        sqlRefused(
                "insert into decision_supersedes select max(decision_id), " + done.id() + " from decision",
                "decision_supersedes: is written with the proposal");
        sqlRefused(
                "insert into decision_batch values (" + batch.value() + ", " + done.id() + ")",
                "is made when its decision is done");
        sqlRefused(
                "insert into carried_line select max(line_id), min(line_id), " + done.id()
                        + " from line where batch_id = " + batch.value(),
                "nobody decided that it goes again");
    }

    @Test
    void a_credit_is_given_to_files_only_by_what_was_signed_about_it() {
        open(1);
        bench.answered(bench.answer(file, 1));
        bench.stated(Bench.credit("c" + file.value(), 100, "nothing to be read"));
        bench.reconcile(file, NOW);
        long credit = bench.count("select max(credit_id) from credit");
        String into = "insert into decision_credit select max(decision_id), " + credit + ", " + file.value()
                + ", false from decision";
        togetherRefused(
                "before anybody signs", insert(other("REFUSED_BY_AGENCY", "line:"), "RETURN_TO_MEMBER", 1), into);
        togetherRefused("does not ask about it", insert(other("CREDIT_UNSURE", "credit:"), "MATCH_CREDIT", 1), into);
        long own = bench.count("select item_id from review_item where subject = 'credit:" + credit + "'");
        inOne(insert(own, "MATCH_CREDIT", 10_000), into);
        long match = bench.count("select max(decision_id) from decision");
        inOne(
                "insert into decision_approval values (" + match + ", 'two', 'operator')",
                "update decision set state = 'APPROVED' where decision_id = " + match,
                "update decision set state = 'DONE', ended_at = now() where decision_id = " + match,
                "update decision_credit set live = true where decision_id = " + match);
        sqlRefused(into.replace("false", "true"), "before anybody signs");
        sqlRefused("update decision_credit set live = false where decision_id = " + match, "until people take it back");
    }

    private long other(String label, String of) {
        return bench.jdbc
                .sql(
                        "insert into review_item (label, subject, fund_id, owner, at_risk, note) select ?, ? || max(item_id) + 100000, ?, 'treasurer', 1, '' from review_item returning item_id")
                .params(label, of, fund.value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_check_finds_lines_that_nobody_signed_for_and_decisions_that_were_switched_off() {
        List<Long> items = twoRefused();
        Decision first = settle(items.get(0), RETURN);
        Decision second = settle(items.get(1), RETURN);
        assertThat(found()).isEmpty();
        behind(() -> bench.jdbc
                .sql("update decision_line set live = false where decision_id = ?")
                .param(second.id())
                .update());
        assertThat(found())
                .contains(new Difference(Kind.SIGNED, fund, "decision " + second.id(), "0 satang", "10000 satang"));
        behind(() -> bench.jdbc
                .sql("insert into decision_line (decision_id, line_id, live) values (?, ?, true)")
                .params(first.id(), lineOf(items.get(1)))
                .update());
        assertThat(found())
                .contains(new Difference(Kind.SIGNED, fund, "decision " + first.id(), "20000 satang", "10000 satang"));
    }

    /** Does what no program of ours can: with this table's trigger off. */
    private void behind(Runnable damage) {
        bench.jdbc
                .sql("alter table decision_line disable trigger decision_line_signed")
                .update();
        try {
            damage.run();
        } finally {
            bench.jdbc
                    .sql("alter table decision_line enable trigger decision_line_signed")
                    .update();
        }
    }
}
