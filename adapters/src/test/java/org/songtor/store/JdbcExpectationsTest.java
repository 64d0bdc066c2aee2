package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.SeenAnswers;
import org.songtor.delivery.Judgement.SeenBatches;
import org.songtor.delivery.Judgement.State;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Expectations;
import org.songtor.port.Outbox;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.PendingViews.Queue;
import org.songtor.port.Views.ItemView;
import org.songtor.review.DecisionKind;
import org.springframework.dao.OptimisticLockingFailureException;

class JdbcExpectationsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AgencyCode AGENCY = AgencyCode.of("toy");
    private static final Instant DUE = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Judgement CAME = new Judgement(State.CAME, Optional.empty(), Satang.ZERO, "");

    private Bench bench;
    private JdbcExpectations expectations;

    @BeforeEach
    void stores() {
        bench = new Bench(DATABASE);
        var source = DATABASE.dataSource();
        Entries entries = new Entries(source);
        expectations = new JdbcExpectations(
                source,
                DATABASE.transactions(),
                new ExpectationRows(source),
                new SeenRows(source),
                new ReviewItems(source, entries),
                entries);
        expectations.begin();
        expectations.begin();
        bench.jdbc
                .sql("update outbox set due_at = now(), holder = null where topic = 'expect'")
                .update();
    }

    private Outbox.Work work() {
        return bench.outbox
                .take(Outbox.EXPECT, Expectations.ALL, Duration.ofMinutes(1))
                .orElseThrow();
    }

    private static Expected.OfStatement statement(String day) {
        return new Expected.OfStatement(AGENCY, LocalDate.parse(day), DUE);
    }

    private void judged(Expected one, Judgement judgement) {
        expectations.judged(work(), Map.of(one, judgement), Duration.ZERO);
    }

    private List<ItemView> items(Expected one) {
        return bench.views.items(Bench.OPERATOR, 1000).stream()
                .filter(i -> i.subject().equals(one.subject()))
                .toList();
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
    void a_statement_is_known_by_its_day_also_without_a_credit() {
        int before = seen().size();
        bench.stated();
        bench.stated(credit("E-" + before, 5, "no reference"));
        List<Judgement.SeenStatement> seen = seen();
        assertThat(seen.subList(before, seen.size()))
                .extracting(Judgement.SeenStatement::dated, Judgement.SeenStatement::entries)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Bench.DAY, 0),
                        org.assertj.core.groups.Tuple.tuple(Bench.DAY, 1));
        assertThat(expectations.statements(Bench.DAY.plusDays(1))).doesNotContainKey(AGENCY);
    }

    private List<Judgement.SeenStatement> seen() {
        return expectations.statements(Bench.DAY).getOrDefault(AGENCY, List.of());
    }

    @Test
    void a_days_answers_are_counted_as_silent_waiting_or_empty() {
        Instant due = Instant.parse("2031-03-03T03:00:00Z");
        FileId silent = bench.delivered(bench.batch("wiang", 2, TOY), due);
        FileId answered = bench.delivered(bench.batch("wiang", 2, TOY), due);
        FileId empty = bench.delivered(bench.batch("wiang", 1, TOY), due);
        FileId later = bench.delivered(bench.batch("wiang", 1, TOY), due.plusSeconds(3600));
        bench.answered(bench.answer(answered, 2));
        bench.answered(bench.answer(empty, 0));
        expectations.expect(List.of());
        Expected.OfAnswers day = new Expected.OfAnswers(TOY, LocalDate.of(2031, 3, 3), due);
        assertThat(expectations.open(LONG_AGO)).contains(day);
        assertThat(expectations.answers(Map.of(day, due)))
                .containsEntry(day, new SeenAnswers(4, 1, 1, 1, Satang.ofBaht(300), Bench.name(silent)));
        assertThat(expectations.answers(Map.of(day, due.minusSeconds(1))))
                .as("before the deadline nobody is silent")
                .containsEntry(day, new SeenAnswers(4, 0, 0, 2, Satang.ZERO, ""));
        bench.answered(bench.answer(silent, 2));
        bench.answered(bench.answer(later, 1));
        assertThat(expectations
                        .answers(Map.of(day, due.plusSeconds(3600)))
                        .get(day)
                        .silent())
                .isZero();
    }

    @Test
    void a_funds_batch_came_when_a_line_of_it_may_go_to_the_agency() {
        bench.fund("bantoy");
        FundId fund = FundId.of("bantoy");
        Expected.OfBatch any = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.empty(), DUE);
        Expected.OfBatch toy = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.of(AGENCY), DUE);
        Expected.OfBatch other =
                new Expected.OfBatch(fund, Period.of("2569-11"), Optional.of(AgencyCode.of("nsf")), DUE);
        Expected.OfBatch december = new Expected.OfBatch(fund, Period.of("2569-12"), Optional.empty(), DUE);
        assertThat(expectations.batches(List.of(any))).doesNotContainKey(any);
        BatchId batch = bench.batch("bantoy", 1, TOY);
        Map<Expected.OfBatch, SeenBatches> seen = expectations.batches(List.of(any, toy, other, december));
        assertThat(seen.get(any)).isEqualTo(new SeenBatches(1, 0, Optional.empty()));
        assertThat(seen.get(toy)).isEqualTo(new SeenBatches(1, 0, Optional.empty()));
        assertThat(seen.get(other)).isEqualTo(new SeenBatches(0, 0, Optional.of(batch.toString())));
        assertThat(seen).doesNotContainKey(december);
        Judgement missing = Judgement.of(other, seen.get(other), DUE);
        expectations.expect(List.of(other));
        judged(other, missing);
        assertThat(bench.views.items(new org.songtor.port.Viewer("t", java.util.Set.of(fund), false), 10))
                .as("the fund's own treasurer sees it")
                .anySatisfy(i -> {
                    assertThat(i.label()).isEqualTo(Label.BATCH_NOT_COME);
                    assertThat(i.owner()).isEqualTo("treasurer");
                });
        assertThat(bench.views.items(Bench.WIANG, 1000))
                .noneMatch(i -> i.subject().equals(other.subject()));
    }

    @Test
    void a_ledger_of_several_months_is_the_batch_of_each_that_it_lists() {
        FundId fund = FundId.of("banledger");
        Expected.OfBatch march = of(fund, "2569-03", Optional.empty());
        Expected.OfBatch toy = of(fund, "2569-03", Optional.of(AGENCY));
        Expected.OfBatch nsf = of(fund, "2569-03", Optional.of(AgencyCode.of("nsf")));
        Expected.OfBatch april = of(fund, "2569-04", Optional.empty());
        Expected.OfBatch january = of(fund, "2569-01", Optional.empty());
        List<Expected.OfBatch> all = List.of(march, toy, nsf, april, january);
        month("banledger", "2569-01", 1, "2569-12", 5);
        assertThat(expectations.batches(all))
                .as("one of five pays what was owed")
                .isEmpty();
        month("banledger", "2569-03", 2, "2569-04", 3);
        Map<Expected.OfBatch, SeenBatches> seen = expectations.batches(all);
        SeenBatches came = new SeenBatches(1, 0, Optional.empty());
        assertThat(seen)
                .containsEntry(march, came)
                .containsEntry(toy, came)
                .containsEntry(april, came)
                .doesNotContainKeys(nsf, january);
        assertThat(expectations.batches(List.of(of(fund, "2569-11", Optional.empty()))))
                .as("the batch's own month, of which it holds no line")
                .containsValue(new SeenBatches(0, 0, Optional.empty()));
    }

    private static Expected.OfBatch of(FundId fund, String period, Optional<AgencyCode> agency) {
        return new Expected.OfBatch(fund, Period.of(period), agency, DUE);
    }

    /** A batch under November with so many lines of each of two months. */
    private void month(String fund, String one, int lines, String other, int others) {
        BatchId batch = bench.batch(fund, 0, TOY);
        for (int line = 1; line <= lines + others; line++) {
            String month = line <= lines ? one : other;
            bench.line(batch.value(), fund, line, TOY, "WAITING", Optional.of(month));
        }
    }

    @Test
    void a_batch_that_was_made_here_is_none_that_the_fund_sent() {
        FundId fund = FundId.of("banmade");
        Expected.OfBatch any = new Expected.OfBatch(fund, Period.of("2569-11"), Optional.empty(), DUE);
        for (String channel : List.of("release", "desk")) {
            for (String state : List.of("RECEIVED", "CHECKED", "DISPATCHED")) {
                BatchId made = bench.batch("banmade", 1, TOY);
                bench.jdbc
                        .sql(
                                "update batch set channel = :channel, state = :state, receipt = case when :state <> 'RECEIVED' then receipt end where batch_id = :id")
                        .param("channel", channel)
                        .param("state", state)
                        .param("id", made.value())
                        .update();
            }
        }
        assertThat(expectations.batches(List.of(any))).doesNotContainKey(any);
        bench.batch("banmade", 1, TOY);
        assertThat(expectations.batches(List.of(any))).containsEntry(any, new SeenBatches(1, 0, Optional.empty()));
    }

    @Test
    void what_waits_is_named_by_batch_then_by_file_until_it_arrived() {
        JdbcPendingViews views = new JdbcPendingViews(
                DATABASE.dataSource(), new Reading(DATABASE.dataSource(), DATABASE.transactions()), Stores.ROADS);
        BatchId batch = bench.batch("wiang", 2, TOY, Bench.OTHER);
        assertThat(views.pending(Bench.WIANG, batch))
                .extracting(Pending::profile, Pending::lines, p -> p.file().isPresent())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(TOY, 2, false),
                        org.assertj.core.groups.Tuple.tuple(Bench.OTHER, 2, false));
        List<FileId> files = bench.files.freeze(batch, Bench.DAY);
        assertThat(views.pending(Bench.WIANG, batch))
                .hasSize(2)
                .allMatch(p -> p.next().isEmpty());
        FileId file = files.get(0);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        bench.attempt(file, new org.songtor.model.Outcome.TryAgain("closed"), Bench.DUE);
        Pending tried = views.pending(Bench.WIANG, batch).stream()
                .filter(p -> p.file().equals(Optional.of(file)))
                .findFirst()
                .orElseThrow();
        assertThat(tried.next()).isPresent();
        assertThat(tried.stuck()).isFalse();
        FundId stranger = FundId.of("dokkhamtai");
        assertThat(views.pending(new org.songtor.port.Viewer("t", java.util.Set.of(stranger), false), batch))
                .isEmpty();
        assertThat(views.queues(Bench.OPERATOR, Optional.empty(), 1000))
                .flatExtracting(Queue::oldest)
                .contains(tried);
        bench.jdbc
                .sql("update outbox set due_at = now() where topic like 'deliver.%'")
                .update();
        bench.attempt(file, new org.songtor.model.Outcome.Delivered("there"), Bench.DUE);
        assertThat(views.pending(Bench.WIANG, batch))
                .extracting(Pending::profile)
                .containsExactly(other(tried));
    }

    @Test
    void so_many_of_each_profile_are_told_and_none_hides_anothers_or_another_funds() {
        JdbcPendingViews views = new JdbcPendingViews(
                DATABASE.dataSource(), new Reading(DATABASE.dataSource(), DATABASE.transactions()), Stores.ROADS);
        bench.batch("waitingone", 1, TOY);
        bench.batch("waitingone", 1, TOY);
        BatchId late = bench.batch("waitingtwo", 1, TOY, Bench.OTHER);
        FundId two = FundId.of("waitingtwo");
        List<Queue> all = views.queues(Bench.OPERATOR, Optional.empty(), 1);
        assertThat(all).extracting(Queue::profile).containsExactlyInAnyOrder(TOY, Bench.OTHER);
        assertThat(all).allSatisfy(queue -> assertThat(queue.oldest()).hasSize(1));
        assertThat(all.stream()
                        .filter(q -> q.profile().equals(TOY))
                        .findFirst()
                        .orElseThrow()
                        .all())
                .isGreaterThan(2);
        assertThat(views.queues(Bench.OPERATOR, Optional.of(two), 1))
                .as("older ones of other funds do not count")
                .allSatisfy(queue -> {
                    assertThat(queue.all()).isOne();
                    assertThat(queue.oldest()).extracting(Pending::batch).containsExactly(Optional.of(late));
                })
                .hasSize(2);
        assertThat(views.queues(Bench.WIANG, Optional.of(two), 1))
                .as("who does not see it")
                .isEmpty();
    }

    @Test
    void what_a_person_holds_what_is_stopped_and_what_is_dead_does_not_go_on_by_itself() {
        Stores stores = new Stores(DATABASE);
        JdbcDeliveryDesk desk = stores.desk();
        By wichai = new By("wichai", "รอกองทุนยืนยัน");
        BatchId batch = bench.batch("wiang", 1, TOY);
        assertThat(stuck(batch)).isFalse();
        desk.hold(batch, wichai);
        assertThat(stuck(batch)).as("a held batch").isTrue();
        desk.release(batch, wichai);
        assertThat(stuck(batch)).isFalse();
        dead("dispatch", batch.value());
        assertThat(stuck(batch)).as("dispatching failed too often").isTrue();
        desk.revive("dispatch", batch.value(), wichai);
        desk.stop(Optional.of(AGENCY), wichai);
        assertThat(stuck(batch)).as("a stopped agency").isTrue();
        desk.start(Optional.of(AGENCY), wichai);
        FileId file = bench.files.freeze(batch, Bench.DAY).get(0);
        assertThat(stuck(batch)).isFalse();
        dead("write", file.value());
        assertThat(stuck(batch)).as("writing failed too often").isTrue();
        desk.revive("write", file.value(), wichai);
        bench.files.signed(file, Bench.name(file), Bench.bytes("c" + file), Bench.bytes("s" + file));
        assertThat(stuck(batch)).isFalse();
        desk.hold(file, wichai);
        assertThat(stuck(batch)).as("a held file").isTrue();
        desk.release(file, wichai);
        desk.stop(Optional.empty(), wichai);
        assertThat(stuck(batch)).as("all are stopped").isTrue();
        desk.start(Optional.empty(), wichai);
        dead("deliver.toy.one", file.value());
        assertThat(stuck(batch)).as("delivery failed too often").isTrue();
        desk.revive("deliver.toy.one", file.value(), wichai);
        assertThat(stuck(batch)).isFalse();
        bench.attempt(file, new org.songtor.model.Outcome.Refused("409"), Bench.DUE);
        assertThat(stuck(batch)).as("refused").isTrue();
    }

    @Test
    void what_waits_for_company_that_is_never_made_a_file_of_does_not_go_on_by_itself() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        long group = bench.jdbc
                .sql(
                        "insert into file_group (agency, profile, period) values ('toy', 'one', '2569-11') returning group_id")
                .query(Long.class)
                .single();
        bench.jdbc
                .sql(
                        "insert into file_group_part (group_id, batch_id, fund_id, lines, due_at) values (?, ?, 'wiang', 1, now())")
                .params(group, batch.value())
                .update();
        bench.jdbc
                .sql("insert into outbox (topic, subject) values ('group', ?)")
                .param(group)
                .update();
        assertThat(stuck(batch)).isFalse();
        dead("group", group);
        assertThat(stuck(batch)).isTrue();
        bench.jdbc.sql("delete from outbox where topic = 'group'").update();
    }

    /** As the fund's own treasurer sees it, and an operator. */
    private boolean stuck(BatchId batch) {
        JdbcPendingViews views = new JdbcPendingViews(
                DATABASE.dataSource(), new Reading(DATABASE.dataSource(), DATABASE.transactions()), Stores.ROADS);
        List<Pending> seen = views.pending(Bench.WIANG, batch);
        assertThat(seen).hasSize(1);
        assertThat(views.pending(Bench.OPERATOR, batch)).isEqualTo(seen);
        return seen.get(0).stuck();
    }

    private void dead(String topic, long subject) {
        assertThat(bench.jdbc.sql("""
                        update outbox set parked = 'DEAD', parked_at = now(), parked_by = 'songtor', parked_reason = 'x' where topic = ? and subject = ?
                        """).params(topic, subject).update()).isOne();
    }

    private static ProfileId other(Pending one) {
        return one.profile().equals(TOY) ? Bench.OTHER : TOY;
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
