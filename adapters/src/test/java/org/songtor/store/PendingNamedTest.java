package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.TOY;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.PendingViews.Queue;

/** What waits to be delivered is named by batch and by file, and what does not go on by itself says so. */
class PendingNamedTest extends ExpectationsBench {
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
}
