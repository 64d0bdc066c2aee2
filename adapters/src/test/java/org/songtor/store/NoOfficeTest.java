package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Answer;
import org.songtor.model.Label;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;

/** With the program's own role and SQL: who is not in office decides nothing, however high the role that is written, and nothing above all tiers is decided. */
class NoOfficeTest extends AgainBench {
    private static final String APPROVED =
            "update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)";

    private static String proposal(long item, String login, String role, long satang) {
        return "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                + " select item_id, fund_id, 'RETURN_TO_MEMBER', label, " + satang + ", '" + login + "', '" + role
                + "', 'x' from review_item where item_id = " + item;
    }

    private static String line(long item) {
        return "insert into decision_line (decision_id, line_id) select max(d.decision_id), x.line_id from decision d, review_item_line x"
                + " where x.item_id = " + item + " group by x.line_id";
    }

    private static String signs(String login, String role) {
        return "insert into decision_approval (decision_id, officer, role) select max(decision_id), '" + login + "', '"
                + role + "' from decision";
    }

    /** One refused line of so much. */
    private long refusedOf(long satang) {
        batch = bench.batch(fund.value(), 0, Bench.TOY);
        bench.line(batch.value(), fund.value(), 1, Bench.TOY, "WAITING");
        long line = line(batch);
        bench.jdbc.sql("alter table line disable trigger user").update();
        bench.jdbc
                .sql("update line set satang = ? where line_id = ?")
                .params(satang, line)
                .update();
        bench.jdbc.sql("alter table line enable trigger user").update();
        return itemByHand("REFUSED_BY_AGENCY", line);
    }

    @Test
    void a_made_up_name_neither_proposes_nor_signs_nor_does_one_of_another_role_or_term() {
        long item = refusedLine(Answer.LineVerdict.REFUSED);
        for (String[] who : List.of(
                new String[] {"nobody", "treasurer"},
                new String[] {"malee", "chair"},
                new String[] {"Malee", "treasurer"},
                new String[] {"former", "chair"},
                new String[] {"operator", "operator"})) {
            sqlRefused(proposal(item, who[0], who[1], 10_000), "not in office");
        }
        Decision proposed = desk.propose(viewer, item, RETURN, by("malee"));
        for (String[] who : List.of(
                new String[] {"nobody", "chair"},
                new String[] {"kanda", "chair"},
                new String[] {"former", "chair"},
                new String[] {"one", "operator"})) {
            sqlRefused(signs(who[0], who[1]), "not in office");
        }
        assertThat(bench.count("select count(*) from decision_approval where decision_id = " + proposed.id()))
                .isZero();
    }

    @Test
    void a_fund_without_officers_decides_nothing() {
        bench.jdbc.sql("insert into fund values ('nobodys', 'ก', 'N')").update();
        long item = bench.count(
                "insert into review_item (label, subject, fund_id, owner, at_risk, note) values ('REFUSED_BY_AGENCY', 'x', 'nobodys', 'treasurer', 100, '')"
                        + " returning item_id");
        sqlRefused(proposal(item, "malee", "treasurer", 100), "not in office");
    }

    @Test
    void up_to_20_000_the_chair_orders_and_up_to_50_000_the_committee_and_nobody_more() {
        long small = refusedOf(2_000_000);
        inOne(proposal(small, "malee", "treasurer", 2_000_000), line(small), signs("somchai", "chair"), APPROVED);
        long middle = refusedOf(2_000_001);
        togetherRefused(
                "WITHOUT_THE_TIERS_ROLE",
                proposal(middle, "malee", "treasurer", 2_000_001),
                line(middle),
                signs("somchai", "chair"),
                APPROVED);
        inOne(
                proposal(middle, "malee", "treasurer", 2_000_001),
                line(middle),
                signs("kanda", "committee"),
                signs("somchai", "chair"),
                APPROVED);
        long large = refusedOf(5_000_000);
        inOne(proposal(large, "kanda", "committee", 5_000_000), line(large), signs("somchai", "chair"), APPROVED);
        long above = refusedOf(5_000_001);
        sqlRefused(proposal(above, "malee", "treasurer", 5_000_001), "above all tiers");
    }

    @Test
    void two_without_the_chair_do_not_suffice() {
        long item = refusedOf(100);
        togetherRefused(
                "the signature that must be there",
                proposal(item, "malee", "treasurer", 100),
                line(item),
                signs("kanda", "committee"),
                APPROVED);
    }

    @Test
    void who_left_office_after_signing_does_not_make_it_suffice() {
        long item = refusedOf(100);
        inOne(proposal(item, "malee", "treasurer", 100), line(item), signs("somchai", "chair"));
        inOne("update office set closed_at = now() where login = 'somchai' and fund_id = '" + fund + "'");
        sqlRefused(APPROVED, "NOT_IN_OFFICE");
    }

    @Test
    void what_was_signed_in_office_takes_back_the_earlier_one_also_after_a_signers_term() {
        Decision done = settle(
                refusedLine(Answer.LineVerdict.NOT_ELIGIBLE, Label.NOT_ELIGIBLE),
                Proposal.of(DecisionKind.WRITE_OFF, "คืนไม่ได้"));
        bench.reconcile(file, Bench.NOW);
        said(Answer.LineVerdict.REFUSED, 0);
        Decision next = desk.propose(viewer, item(Label.REFUSED_BY_AGENCY), RETURN, by("malee"));
        assertThat(next.supersedes()).containsExactly(done.id());
        desk.approve(viewer, next.id(), by("somchai"));
        inOne("update office set closed_at = now() where login in ('malee', 'somchai') and fund_id = '" + fund + "'");
        assertThat(desk.execute(viewer, next.id(), by("kanda")).state()).isEqualTo(DecisionState.DONE);
        assertThat(live(done)).isZero();
        assertThat(live(next)).isEqualTo(1);
    }

    @Test
    void money_in_trust_asks_the_same() {
        bench.line(bench.batch(fund.value(), 0, Bench.TOY).value(), fund.value(), 1, Bench.TOY, "HELD_IN_TRUST");
        long line = bench.count("select max(line_id) from line");
        String order = "insert into held_order (fund_id, kind, scheme, proposed_by, reason, lines, satang) values ('"
                + fund + "', 'RETURN', 'toy', '%s', 'x', 1, 10000)";
        sqlRefused(order.formatted("nobody"), "not in office");
        sqlRefused(order.formatted("former"), "not in office");
        inOne(
                order.formatted("malee"),
                "insert into held_order_line select max(order_id), " + line + " from held_order");
        String signs =
                "insert into held_approval (order_id, officer, role) select max(order_id), '%s', '%s' from held_order";
        sqlRefused(signs.formatted("nobody", "chair"), "not in office");
        sqlRefused(signs.formatted("kanda", "chair"), "not in office");
        inOne(signs.formatted("kanda", "committee"));
        String done =
                "update held_order set state = 'DONE', ended_at = now(), ended_by = 'somchai' where order_id = (select max(order_id) from held_order)";
        sqlRefused(done, "WITHOUT_THE_CHAIR");
        Planted.behind(
                DATABASE.dataSource(),
                "held_order held_order_carried_out",
                () -> inOne(signs.formatted("somchai", "chair"), done));
    }
}
