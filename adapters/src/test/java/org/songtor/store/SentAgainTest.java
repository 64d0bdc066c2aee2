package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;

import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Outcome;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.FileStore.Signed;

/** A file is sent again only where two people want it, and as the same file. */
class SentAgainTest extends DeliveryDeskBench {
    @Test
    void a_file_that_was_given_up_is_sent_again_by_two_people_with_the_same_bytes_name_and_number() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.signed(batch);
        Signed before = bench.files.toDeliver(file).orElseThrow();
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        bench.reconcile(file, Bench.NOW);
        assertThat(bench.labels(batch)).containsOnly("UNDELIVERED");
        Again again = desk.propose(file, WICHAI);
        assertThat(desk.propose(file, ORNUMA).id()).isEqualTo(again.id());
        assertThat(bench.files.toDeliver(file)).isEmpty();
        assertThatThrownBy(() -> desk.approve(again.id(), "wichai")).hasMessageContaining("does not approve");
        desk.approve(again.id(), "ornuma");
        desk.approve(again.id(), "ornuma");
        Signed after = bench.files.toDeliver(file).orElseThrow();
        assertThat(after.content()).isEqualTo(before.content());
        assertThat(after.signature()).isEqualTo(before.signature());
        assertThat(after.name()).isEqualTo(before.name());
        assertThat(after.attempts()).as("a new budget").isZero();
        assertThat(before.replays()).isZero();
        assertThat(after.replays()).isEqualTo(1);
        assertThat(after.doubtful())
                .as("two people have answered where a channel cannot ask")
                .isFalse();
        bench.reconcile(file, Bench.NOW);
        assertThat(bench.labels(batch)).containsOnly("WAITING");
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(bench.count("select attempts from agency_file where file_id = " + file.value()))
                .isEqualTo(2);
        assertThat(journal("file:" + file.value(), "replay.proposed", "replay.approved"))
                .isEqualTo(2);
    }

    @Test
    void a_delivered_file_is_sent_again_and_is_no_more_called_delivered_until_it_is_proved_again() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        desk.approve(desk.propose(file, WICHAI).id(), "ornuma");
        assertThat(shown(file).state()).isEqualTo(FileState.SENT);
        assertThat(bench.count(
                        "select count(*) from agency_file where delivered_at is null and file_id = " + file.value()))
                .isOne();
        bench.attempt(file, new Outcome.Delivered("was there"), DUE);
        assertThat(shown(file).state()).isEqualTo(FileState.DELIVERED);
    }

    @Test
    void a_file_that_was_delivered_once_stays_called_sent_where_nothing_of_it_is_taken_the_second_time() {
        FileId file = bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        desk.approve(desk.propose(file, WICHAI).id(), "ornuma");
        bench.attempt(file, new Outcome.TryAgain("no right to write"), DUE);
        assertThat(shown(file).state()).isEqualTo(FileState.SENT);
    }

    @Test
    void an_answered_file_and_one_on_its_way_are_not_sent_again_and_a_withdrawn_proposal_is_over() {
        FileId way = bench.signed(bench.batch("wiang", 1, TOY));
        assertThatThrownBy(() -> desk.propose(way, WICHAI)).isInstanceOf(IllegalStateException.class);
        FileId file = bench.delivered(bench.batch("wiang", 2, TOY), DUE);
        Again open = desk.propose(file, WICHAI);
        assertThat(bench.answered(bench.answer(file, 2))).isTrue();
        assertThatThrownBy(() -> desk.approve(open.id(), "ornuma")).hasMessageContaining("answered");
        assertThat(bench.state(file)).isEqualTo("ANSWERED");
        assertThat(desk.withdraw(open.id(), "wichai").decision().orElseThrow().approved())
                .isFalse();
        assertThatThrownBy(() -> desk.approve(open.id(), "ornuma")).hasMessageContaining("withdrawn");
        assertThat(desk.proposals()).noneMatch(p -> p.id() == open.id());
    }

    @Test
    void the_database_itself_refuses_one_person_in_both_places_and_a_file_that_nobody_approved() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.Refused("409"), DUE);
        Again again = desk.propose(file, WICHAI);
        String end =
                "insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved) values (?, ?, ?, ?, true)";
        assertThatThrownBy(() -> bench.jdbc
                        .sql(end)
                        .params(again.id(), file.value(), "wichai", "wichai")
                        .update())
                .hasMessageContaining("delivery_replay_two_people");
        assertThatThrownBy(() -> bench.jdbc
                        .sql(end)
                        .params(again.id(), file.value(), "x", "wichai")
                        .update())
                .hasMessageContaining("foreign key");
        assertThatThrownBy(() -> bench.jdbc
                        .sql("update agency_file set state = 'SIGNED' where file_id = ?")
                        .param(file.value())
                        .update())
                .hasMessageContaining("two people");
        for (String table : new String[] {"delivery_replay", "delivery_replay_end"}) {
            desk.approve(desk.propose(again(), WICHAI).id(), "ornuma");
            assertThatThrownBy(() -> bench.jdbc
                            .sql("update " + table + " set proposed_by = 'x'")
                            .update())
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> bench.jdbc.sql("delete from " + table).update())
                    .hasMessageContaining("append-only");
        }
    }

    private FileId again() {
        return bench.delivered(bench.batch("wiang", 1, TOY), DUE);
    }
}
