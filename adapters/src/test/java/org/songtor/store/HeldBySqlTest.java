package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.Label;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;

/** What is held for members, by a program with the store's own role that asks no desk: nothing moves but what two people signed, once, and as much as is held. */
class HeldBySqlTest extends DeskBench {
    private static final Proposal GIVE = Proposal.of(DecisionKind.RETURN_TO_MEMBER, "คืนเงินสดแล้ว");
    private static final String DECISION =
            "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason) ";

    private Decision accepted;

    /** 20 of 100 baht are held. @return the item */
    private long held() {
        long item = mismatch();
        accepted = settle(item, Proposal.of(accept(), "ตกลง"));
        bench.reconcile(file, NOW);
        return item(Label.HELD_FOR_MEMBER);
    }

    private Decision signed(long item) {
        Decision proposed = desk.propose(viewer, item, GIVE, by("malee"));
        desk.approve(viewer, proposed.id(), by("somchai"));
        return proposed;
    }

    private static String insert(long item, String kind, String answers, long satang) {
        return DECISION + "select item_id, fund_id, '" + kind + "', '" + answers + "', " + satang
                + ", 'malee', 'treasurer', 'x' from review_item where item_id = " + item;
    }

    private String ends(long satang) {
        return "insert into decision_held (decision_id, line_id, satang) select max(d.decision_id), " + line() + ", "
                + satang + " from decision d";
    }

    private long line() {
        return bench.count("select line_id from line where batch_id = " + batch.value());
    }

    private static String done(long decision) {
        return "update decision set state = 'DONE', ended_at = now() where decision_id = " + decision;
    }

    private static String counts(long decision) {
        return "update decision_held set live = true where decision_id = " + decision;
    }

    private List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), all::add);
        return all;
    }

    @Test
    void what_is_signed_is_what_is_ended_and_of_the_item_and_the_right_way() {
        long item = held();
        String held = "HELD_FOR_MEMBER";
        togetherRefused("it is about 2000", insert(item, "RETURN_TO_MEMBER", held, 5), ends(2_000));
        togetherRefused("it is about -1", insert(item, "RETURN_TO_MEMBER", held, 2_000));
        togetherRefused("another kind", insert(item, "RETURN_TO_MEMBER", held, 2_000), ends(-2_000));
        togetherRefused("does not answer", insert(item, "WRITE_OFF", held, 2_000), ends(2_000));
        togetherRefused("does not answer", insert(item, "MEMBER_PAID", "OWED_BY_MEMBER", 2_000), ends(-2_000));
        togetherRefused(
                "without its line",
                insert(item, "RETURN_TO_MEMBER", held, 10_000),
                "insert into decision_line (decision_id, line_id) select max(decision_id), " + line()
                        + " from decision");
        togetherRefused(
                "does not answer",
                insert(item, "RETURN_TO_MEMBER", "AMOUNT_MISMATCH", 10_000),
                "insert into decision_line (decision_id, line_id) select max(decision_id), " + line()
                        + " from decision");
        sqlRefused(ends(2_000), "before anybody signs");
        inOne(insert(item, "RETURN_TO_MEMBER", held, 2_000), ends(2_000));
    }

    @Test
    void nothing_counts_before_two_people_signed_nor_without_being_carried_out() {
        long item = held();
        Decision proposed = desk.propose(viewer, item, GIVE, by("malee"));
        sqlRefused(counts(proposed.id()), "from when its decision is done");
        togetherRefused("nobody alone", "update decision set state = 'APPROVED' where decision_id = " + proposed.id());
        desk.approve(viewer, proposed.id(), by("somchai"));
        sqlRefused(counts(proposed.id()), "from when its decision is done");
        togetherRefused("done and does not count", done(proposed.id()));
        sqlRefused("update decision_held set satang = 1 where decision_id = " + proposed.id(), "does not change");
        sqlRefused("delete from decision_held where decision_id = " + proposed.id(), "does not change");
        inOne(done(proposed.id()), counts(proposed.id()));
        sqlRefused(
                "update decision_held set live = false where decision_id = " + proposed.id(),
                "until people take it back");
        assertThat(differences()).isEmpty();
    }

    @Test
    void it_is_given_back_once() {
        long item = held();
        inOne(insert(item, "RETURN_TO_MEMBER", "HELD_FOR_MEMBER", 2_000), ends(2_000));
        long first = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, first, by("somchai"));
        inOne(done(first), counts(first));
        inOne(insert(item, "RETURN_TO_MEMBER", "HELD_FOR_MEMBER", 2_000), ends(2_000));
        long second = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, second, by("somchai"));
        togetherRefused("2000 satang were signed, and 0 are held", done(second), counts(second));
    }

    @Test
    void nothing_above_what_is_held_and_nothing_that_is_asked_no_more() {
        long item = held();
        inOne(insert(item, "RETURN_TO_MEMBER", "HELD_FOR_MEMBER", 3_000), ends(3_000));
        long more = bench.count("select max(decision_id) from decision");
        desk.approve(viewer, more, by("somchai"));
        togetherRefused("3000 satang were signed, and 2000 are held", done(more), counts(more));
        togetherRefused(
                "about what is asked",
                "update review_item set closed_at = now() where item_id = " + item,
                done(more),
                counts(more));
    }

    @Test
    void nothing_above_all_tiers_is_proposed() {
        long item = held();
        togetherRefused(
                "above all tiers", insert(item, "RETURN_TO_MEMBER", "HELD_FOR_MEMBER", 5_000_001), ends(5_000_001));
    }

    @Test
    void what_it_follows_from_is_not_taken_back_while_it_is_given_back() {
        Decision given = settle(held(), GIVE);
        long undo = undoneBySql(accepted);
        desk.approve(viewer, undo, by("somchai"));
        togetherRefused(
                "which is taken back first",
                done(undo),
                "update decision set state = 'UNDONE', ended_at = now() where decision_id = " + accepted.id());
        assertThat(live(accepted)).isOne();
        long back = undoneBySql(given);
        desk.approve(viewer, back, by("somchai"));
        String undone = "update decision set state = 'UNDONE', ended_at = now() where decision_id = " + given.id();
        togetherRefused("taken back and counts still", done(back), undone);
        inOne(done(back), undone, "update decision_held set live = false where decision_id = " + given.id());
        sqlRefused(counts(given.id()), "from when its decision is done");
        assertThat(differences()).isEmpty();
    }

    @Test
    void nothing_is_given_back_of_what_was_taken_back_and_is_called_so_still() {
        Decision given = signed(held());
        Decision undo = desk.undo(viewer, accepted.id(), by("malee"), "ผิดราย");
        desk.approve(viewer, undo.id(), by("somchai"));
        desk.execute(viewer, undo.id(), by("somchai"));
        assertThat(bench.labels(batch)).containsExactly("AMOUNT_ACCEPTED");
        togetherRefused("are held", done(given.id()), counts(given.id()));
    }

    @Test
    void the_check_finds_what_counts_without_its_decision_and_sums_without_rows() {
        Decision given = settle(held(), GIVE);
        assertThat(differences()).isEmpty();
        bench.jdbc.sql("alter table decision_held disable trigger user").update();
        bench.jdbc
                .sql("update decision_held set live = false where decision_id = ?")
                .param(given.id())
                .update();
        bench.jdbc.sql("alter table decision_held enable trigger user").update();
        assertThat(differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.SUM, Kind.SUM, Kind.SIGNED);
    }
}
