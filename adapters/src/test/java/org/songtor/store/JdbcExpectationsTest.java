package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.State;
import org.songtor.items.By;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books.Difference;
import org.songtor.port.Outbox;
import org.songtor.port.Viewer;
import org.songtor.port.Views.ItemView;
import org.songtor.review.DecisionKind;
import org.songtor.review.DecisionState;
import org.songtor.review.Fix;
import org.springframework.dao.OptimisticLockingFailureException;

/** What should come is kept once, judged by whoever has the row, opens and closes its item, and is said by two people to have brought nothing. */
class JdbcExpectationsTest extends ExpectationsBench {
    private static final Judgement CAME = new Judgement(State.CAME, Optional.empty(), Satang.ZERO, "");

    private static Expected.OfStatement statement(String day) {
        return new Expected.OfStatement(AGENCY, LocalDate.parse(day), DUE);
    }

    private static Judgement told(State state, Label label, String note) {
        return new Judgement(state, Optional.of(label), Satang.of(100), note);
    }

    @Test
    void what_is_expected_stands_once_and_a_moved_deadline_moves_it() {
        Expected.OfStatement one = statement("2026-11-20");
        Expected.OfBatch batch =
                new Expected.OfBatch(FundId.of("wiang"), Period.of("2569-11"), Optional.of(AGENCY), DUE);
        bench.fund("wiang");
        expectations.expect(List.of(one, batch));
        expectations.expect(List.of(one, batch));
        assertThat(expectations.open(LONG_AGO)).contains(one, batch);
        Expected.OfStatement moved = new Expected.OfStatement(AGENCY, one.day(), DUE.plusSeconds(86_400));
        expectations.expect(List.of(moved));
        assertThat(expectations.open(LONG_AGO)).contains(moved).doesNotContain(one);
    }

    @Test
    void an_item_opens_once_is_mended_closes_by_itself_and_opens_again_when_contradicted() {
        Expected.OfStatement one = statement("2026-10-01");
        expectations.expect(List.of(one));
        judged(one, told(State.MISSING, Label.STATEMENT_MISSING, "day 2026-10-01"));
        judged(one, told(State.MISSING, Label.STATEMENT_MISSING, "day 2026-10-01; file x"));
        assertThat(items(one)).singleElement().satisfies(item -> {
            assertThat(item.owner()).isEqualTo("operator");
            assertThat(item.note()).isEqualTo("day 2026-10-01; file x");
        });
        judged(one, told(State.EMPTY, Label.STATEMENT_EMPTY, "day 2026-10-01"));
        assertThat(items(one)).extracting(ItemView::label).containsExactly(Label.STATEMENT_EMPTY);
        judged(one, CAME);
        assertThat(items(one)).isEmpty();
        judged(one, CAME);
        judged(one, told(State.WRONG_DAY, Label.STATEMENT_WRONG_DAY, "day 2026-10-01"));
        assertThat(items(one)).extracting(ItemView::label).containsExactly(Label.STATEMENT_WRONG_DAY);
        assertThat(bench.count("select count(*) from review_item where subject = '" + one.subject() + "'"))
                .isEqualTo(3);
    }

    @Test
    void two_operators_say_that_nothing_came_in_that_day_and_nobody_is_asked_until_they_take_it_back() {
        Expected.OfStatement one = statement("2026-09-07");
        expectations.expect(List.of(one));
        Judgement empty = told(State.EMPTY, Label.STATEMENT_EMPTY, "agency toy; day 2026-09-07");
        judged(one, empty);
        TwoOperators operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        Decision closed = operators.settle(
                items(one).get(0).id(), Proposal.of(DecisionKind.WRITE_OFF, "the bank says that nothing came in"));
        judged(one, empty);
        judged(one, told(State.MISSING, Label.STATEMENT_MISSING, "agency toy; day 2026-09-07"));
        assertThat(items(one)).isEmpty();
        judged(one, empty);
        operators.undo(closed);
        judged(one, empty);
        assertThat(items(one)).extracting(ItemView::label).containsExactly(Label.STATEMENT_EMPTY);
    }

    @Test
    void
            two_operators_end_a_day_of_which_only_another_days_statement_came_and_are_asked_of_a_strange_one_that_comes_later() {
        Expected.OfStatement one = statement("2026-09-08");
        expectations.expect(List.of(one));
        Judgement missing = told(State.MISSING, Label.STATEMENT_MISSING, "agency toy; day 2026-09-08");
        Judgement strange =
                told(State.WRONG_DAY, Label.STATEMENT_WRONG_DAY, "agency toy; day 2026-09-08; came-of-day 2026-09-01");
        TwoOperators operators = new TwoOperators(new Stores(DATABASE).reviewDesk());
        judged(one, missing);
        operators.settle(
                items(one).get(0).id(), Proposal.of(DecisionKind.WRITE_OFF, "the bank says that nothing came in"));
        judged(one, strange);
        assertThat(items(one)).extracting(ItemView::label).containsExactly(Label.STATEMENT_WRONG_DAY);
        Decision closed = operators.settle(
                items(one).get(0).id(), Proposal.of(DecisionKind.WRITE_OFF, "the bank's mistake, nothing came in"));
        for (Judgement judgement : List.of(strange, missing, strange)) {
            judged(one, judgement);
            assertThat(items(one)).isEmpty();
        }
        operators.undo(closed);
        judged(one, strange);
        assertThat(items(one)).extracting(ItemView::label).containsExactly(Label.STATEMENT_WRONG_DAY);
    }

    @Test
    void two_people_of_the_fund_say_that_a_month_has_no_batch_and_nobody_is_asked_of_it_again() {
        FundId fund = FundId.of("banempty");
        bench.fund("banempty");
        Expected.OfBatch one = of(fund, "2569-09", Optional.empty());
        Expected.OfBatch next = of(fund, "2569-10", Optional.empty());
        expectations.expect(List.of(one, next));
        Judgement missing = told(State.MISSING, Label.BATCH_NOT_COME, "period 2569-09");
        judged(one, missing);
        long item = items(one).get(0).id();
        JdbcReviewDesk desk = new Stores(DATABASE).reviewDesk();
        Viewer viewer = new Viewer("malee", Set.of(fund), false);
        assertThat(desk.item(viewer, item).orElseThrow().fixes())
                .extracting(Fix::kind)
                .containsExactly(DecisionKind.WAIT_UNTIL, DecisionKind.WRITE_OFF);
        Decision said =
                desk.propose(viewer, item, Proposal.of(DecisionKind.WRITE_OFF, "เดือนนี้ไม่ได้เก็บเงิน"), by("malee"));
        judged(one, CAME);
        assertThat(desk.decision(viewer, said.id()).orElseThrow().state())
                .as("it came before anybody signed")
                .isEqualTo(DecisionState.RETURNED);
        judged(one, missing);
        said = settled(
                desk,
                viewer,
                desk.propose(
                        viewer,
                        items(one).get(0).id(),
                        Proposal.of(DecisionKind.WRITE_OFF, "เดือนนี้ไม่ได้เก็บเงิน"),
                        by("malee")));
        assertThat(desk.item(viewer, said.item()).orElseThrow().fixes())
                .as("over")
                .isEmpty();
        judged(one, told(State.EMPTY, Label.BATCH_NOT_COME, "period 2569-09; refused-batch B000001"));
        judged(one, missing);
        assertThat(items(one)).isEmpty();
        judged(next, told(State.MISSING, Label.BATCH_NOT_COME, "period 2569-10"));
        assertThat(items(next)).as("another month").hasSize(1);
        List<Difference> found = new ArrayList<>();
        new Stores(DATABASE).books().check(Optional.of(fund), found::add);
        assertThat(found).isEmpty();
        judged(one, CAME);
        settled(desk, viewer, desk.undo(viewer, said.id(), by("malee"), "มีชุดแล้ว"));
        assertThat(items(one)).hasSize(1);
        judged(one, CAME);
        assertThat(items(one)).as("it is there").isEmpty();
        judged(one, missing);
        assertThat(items(one)).as("nobody says so any more").hasSize(1);
    }

    private static Decision settled(JdbcReviewDesk desk, Viewer viewer, Decision proposed) {
        desk.approve(viewer, proposed.id(), by("somchai"));
        return desk.execute(viewer, proposed.id(), by("somchai"));
    }

    private static By by(String login) {
        return new By(login, Officers.TODAY, Officers.authority());
    }

    @Test
    void a_node_that_lost_the_row_writes_nothing() {
        Expected.OfStatement one = statement("2026-10-02");
        expectations.expect(List.of(one));
        Outbox.Work work = work();
        bench.jdbc
                .sql("update outbox set token = token + 1 where topic = 'expect'")
                .update();
        assertThatThrownBy(() -> expectations.judged(
                        work, Map.of(one, told(State.MISSING, Label.STATEMENT_MISSING, "x")), Duration.ZERO))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(items(one)).isEmpty();
    }

    @Test
    void what_came_is_looked_at_again_only_while_it_is_fresh() {
        Expected.OfStatement one = statement("2026-10-05");
        expectations.expect(List.of(one));
        judged(one, CAME);
        assertThat(expectations.open(DUE)).contains(one);
        assertThat(expectations.open(DUE.plusNanos(1_000_000))).doesNotContain(one);
    }

    @Test
    void a_read_of_a_box_never_goes_back() {
        JdbcBoxReads reads = new JdbcBoxReads(DATABASE.dataSource());
        assertThat(reads.lastRead("answers-x")).isEmpty();
        reads.read("answers-x", DUE);
        reads.read("answers-x", DUE.minusSeconds(5));
        assertThat(reads.lastRead("answers-x")).contains(DUE);
    }
}
