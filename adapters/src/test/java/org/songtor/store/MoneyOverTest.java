package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.NOW;
import static org.songtor.store.Bench.credit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Books.Kind;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.DeskException.Why;
import org.songtor.review.Fix;
import org.songtor.review.ItemState;

/** What becomes of money that a file has over: it was paid back, or it is given up; never the members' own. */
class MoneyOverTest extends OverBench {
    @Test
    void what_was_paid_back_moves_just_that_and_the_members_lines_are_settled() {
        assertThat(stands("AT_RISK")).isEqualTo(30_000);
        long item = over();
        Decision done = done(PAID_BACK);
        assertThat(done.amount()).as("by this the tier is chosen").isEqualTo(Satang.ofBaht(50));
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(one(item).row().state()).isEqualTo(ItemState.DONE);
        assertThat(stands("SETTLED")).isEqualTo(30_000);
        assertThat(stands("AT_RISK")).isZero();
        assertThat(stands("WRITTEN_OFF")).isZero();
        assertThat(shown().stream().reduce(Satang.ZERO, Satang::plus)).isEqualTo(Satang.ZERO);
        assertThat(differences()).isEmpty();
        assertThat(bench.views.files(viewer, batch).get(0).credited())
                .as("what is left of the money")
                .contains(Satang.ofBaht(300));
    }

    /** Whoever looks between the two commits, of the decision and of its file, finds a decision and nothing forgotten. */
    @Test
    void what_was_just_decided_about_the_money_is_decided_of_its_lines_until_they_are_looked_at_anew() {
        settle(over(), PAID_BACK);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(unasked()).isEmpty();
        bench.jdbc
                .sql("delete from outbox where topic = 'reconcile' and subject = ?")
                .param(file.value())
                .update();
        assertThat(unasked()).as("nobody looks at it anew").hasSize(3);
        new Bell(DATABASE.dataSource()).touch(List.of(file.value()));
        assertThat(unasked()).isEmpty();
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(unasked()).isEmpty();
    }

    private List<String> unasked() {
        return Unasked.of(DATABASE).stream()
                .filter(line -> line.startsWith(batch.toString()))
                .toList();
    }

    @Test
    void undone_it_asks_again_and_the_books_turn_back_by_entries_of_their_own() {
        long item = over();
        Decision done = done(PAID_BACK);
        long postings = bench.count("select count(*) from posting");
        undone(done);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(over()).isEqualTo(item);
        assertThat(one(item).row().state()).isEqualTo(ItemState.REOPENED);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(50));
        assertThat(stands("AT_RISK")).isEqualTo(30_000);
        assertThat(stands("SETTLED")).isZero();
        assertThat(bench.count("select count(*) from posting")).isGreaterThan(postings);
        assertThat(differences()).isEmpty();
        assertThat(one(item).decisions())
                .extracting(Decision::state)
                .containsExactly(DecisionState.UNDONE, DecisionState.DONE);
        done(GIVEN_UP);
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(stands("WRITTEN_OFF")).as("no member's money was given up").isZero();
    }

    @Test
    void nobody_alone_and_by_page_and_table_never_more_than_came_over() {
        long item = over();
        Decision proposed = desk.propose(viewer, item, PAID_BACK, by("malee"));
        refused(Why.OWN_PROPOSAL, () -> desk.approve(viewer, proposed.id(), by("malee")));
        refused(Why.NOT_APPROVED, () -> desk.execute(viewer, proposed.id(), by("malee")));
        String mine = " where decision_id = " + proposed.id();
        sqlRefused("update decision_excess set live = true" + mine, "not decided");
        sqlRefused("update decision_excess set satang = 1" + mine, "does not change");
        sqlRefused("delete from decision_excess" + mine, "does not change");
        sqlRefused("update decision set state = 'APPROVED'" + mine, "nobody alone");
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        desk.sendBack(viewer, proposed.id(), by("somchai"), "ยังไม่เห็นใบโอน");
        inOne(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " values (" + item + ", '" + fund
                        + "', 'PAID_BACK', 'FILE_OVER', 5001, 'malee', 'treasurer', 'x')",
                "insert into decision_excess select max(decision_id), " + file.value() + ", 5001 from decision",
                "insert into decision_approval select max(decision_id), 'somchai', 'chair' from decision",
                "update decision set state = 'APPROVED' where decision_id = (select max(decision_id) from decision)");
        long insert = bench.count("select max(decision_id) from decision");
        Planted.done(DATABASE.dataSource(), insert);
        sqlRefused("update decision_excess set live = true where decision_id = " + insert, "more than came over");
        sqlRefused(
                "insert into decision_excess values (" + proposed.id() + ", " + file.value() + ", 5000)",
                "before anybody signs");
    }

    @Test
    void another_funds_people_decide_nothing_about_it() {
        bench.fund("stranger-over");
        sqlRefused(
                "insert into decision (item_id, fund_id, kind, answers, satang, proposed_by, proposed_role, reason)"
                        + " values (" + over()
                        + ", 'stranger-over', 'PAID_BACK', 'FILE_OVER', 5000, 'x', 'treasurer', 'x')",
                "of another fund than its item");
    }

    @Test
    void more_money_that_comes_is_asked_about_anew() {
        long item = over();
        Decision first = done(PAID_BACK);
        paid(file, 7);
        assertThat(bench.labels(batch)).containsOnly("FILE_OVER");
        assertThat(over()).as("the same question").isEqualTo(item);
        assertThat(one(item).over()).isEqualTo(Satang.ofBaht(7));
        Decision second = done(GIVEN_UP);
        assertThat(second.amount()).isEqualTo(Satang.ofBaht(7));
        assertThat(bench.labels(batch)).containsOnly("SETTLED");
        assertThat(first.amount()).isEqualTo(Satang.ofBaht(50));
        assertThat(differences()).isEmpty();
    }

    @Test
    void paid_back_and_then_the_money_is_found_to_be_less_contradicts_it() {
        FileId other = other(1);
        done(PAID_BACK);
        bench.stated(credit(
                "LESS" + NUMBER.incrementAndGet() + System.nanoTime(),
                20,
                bench.reference(file) + " " + bench.reference(other)));
        assertThat(differences()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(Kind.EXCESS);
            assertThat(one.where()).isEqualTo("file " + file.value());
            assertThat(one.books()).isEqualTo("5000 satang");
        });
        bench.reconcileAll(NOW);
        assertThat(bench.labels(batch)).containsOnly("DECISION_CONTRADICTED");
        long item = asked(Label.DECISION_CONTRADICTED);
        assertThat(one(item).decisions()).extracting(Decision::kind).contains(DecisionKind.PAID_BACK);
        assertThat(differences()).as("people are asked").isEmpty();
        assertThat(one(item).fixes())
                .as("the bank's money contradicts it, and no booking")
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.ASK_AGENCY, DecisionKind.WAIT_UNTIL);
        Proposal gone = Proposal.bookingGone(Set.of(), new AgencyLetter("กก 1", TODAY), "ตามหนังสือ");
        refused(Why.DOES_NOT_ANSWER, () -> desk.propose(viewer, item, gone, by("malee")));
        undone(one(item).decisions().get(0));
        assertThat(bench.labels(batch)).containsOnly("FILE_SHORT");
        assertThat(differences()).isEmpty();
    }
}
