package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.OTHER;
import static org.songtor.store.Bench.TOY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Outcome;
import org.songtor.model.Satang;
import org.songtor.port.DeliveryDesk.BatchAt;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.port.FileStore.Signed;
import org.songtor.port.HeldBackException;
import org.songtor.port.Outbox;
import org.songtor.port.Views.ItemView;

/** What people and the program hold back stays here until it is released. */
class JdbcDeliveryDeskTest extends DeliveryDeskBench {
    private static final Instant MISSED = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void a_held_file_neither_rings_nor_goes_and_goes_on_when_it_is_released() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        assertThat(desk.hold(file, WICHAI)).isTrue();
        assertThat(desk.hold(file, ORNUMA)).isFalse();
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(why(file)).isEqualTo(Why.HELD);
        assertThat(shown(file).held().orElseThrow().reason()).isEqualTo("รอกองทุนยืนยัน");
        assertThat(desk.release(file, ORNUMA)).isTrue();
        assertThat(desk.release(file, ORNUMA)).isFalse();
        bench.attempt(file, new Outcome.Delivered("ok"), DUE);
        assertThat(bench.state(file)).isEqualTo("DELIVERED");
        assertThat(journal("file:" + file.value(), "file.held", "file.released"))
                .isEqualTo(2);
    }

    @Test
    void a_hold_between_taking_the_work_and_the_first_byte_keeps_the_bytes_here() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        Optional<Signed> begun = bench.files.begin(file, work);
        assertThat(begun).isPresent();
        desk.hold(file, WICHAI);
        assertThatThrownBy(() -> bench.files.sending(file, work))
                .isInstanceOf(HeldBackException.class)
                .hasMessageContaining("wichai: รอกองทุนยืนยัน");
        bench.files.attempted(file, work, new Outcome.TryAgain("held"), DUE, Optional.of(Duration.ZERO));
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(bench.state(file)).isEqualTo("SIGNED");
    }

    @Test
    void a_stop_between_taking_the_work_and_the_first_byte_keeps_the_bytes_here() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        desk.stop(Optional.empty(), WICHAI);
        try {
            assertThatThrownBy(() -> bench.files.sending(file, work)).isInstanceOf(HeldBackException.class);
            assertThat(why(bench.signed(bench.batch("wiang", 1, TOY)))).isEqualTo(Why.AGENCY_STOPPED);
        } finally {
            desk.start(Optional.empty(), WICHAI);
        }
        bench.files.sending(file, work);
    }

    @Test
    void a_held_batch_holds_its_files_those_that_are_not_signed_yet_and_itself_before_it_has_any() {
        BatchId early = bench.batch("wiang", 1, TOY);
        assertThat(desk.heldBatches(10)).isEmpty();
        assertThat(desk.hold(early, WICHAI)).isOne();
        assertThat(desk.heldBatches(10)).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(early);
            assertThat(held.lines()).isOne();
            assertThat(held.amount().isPositive()).isTrue();
            assertThat(held.held().officer()).isEqualTo(WICHAI.officer());
        });
        assertThat(bench.outbox.take("dispatch", early.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThatThrownBy(() -> bench.files.freeze(early, Bench.DAY)).isInstanceOf(HeldBackException.class);
        assertThat(bench.count("select count(*) from agency_file where batch_id = " + early.value()))
                .isZero();
        assertThat(desk.release(early, WICHAI)).isOne();
        assertThat(desk.heldBatches(10)).isEmpty();
        FileId file = bench.files.freeze(early, Bench.DAY).get(0);
        assertThat(desk.hold(early, WICHAI)).isOne();
        bench.files.signed(file, Bench.name(file), Bench.bytes("x"), Bench.bytes("y"));
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(desk.release(early, WICHAI)).isOne();
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isPresent();
    }

    @Test
    void of_a_batch_of_which_nothing_is_changed_it_is_known_why() {
        assertThat(desk.batch(new BatchId(999_999))).isEmpty();
        BatchId batch = bench.batch("wiang", 1, TOY, OTHER);
        assertThat(desk.batch(batch)).contains(new BatchAt(BatchState.CHECKED, 0, 0, 0, false, Optional.empty()));
        desk.hold(batch, WICHAI);
        assertThat(desk.hold(batch, ORNUMA)).isZero();
        assertThat(desk.batch(batch).orElseThrow().held().orElseThrow().officer())
                .isEqualTo(WICHAI.officer());
        desk.release(batch, WICHAI);
        List<FileId> files = bench.files.freeze(batch, Bench.DAY);
        files.forEach(f -> bench.files.signed(f, Bench.name(f), Bench.bytes("c" + f), Bench.bytes("s" + f)));
        assertThat(desk.batch(batch)).contains(new BatchAt(BatchState.DISPATCHED, 2, 0, 0, false, Optional.empty()));
        desk.hold(files.get(1), ORNUMA);
        assertThat(desk.batch(batch).orElseThrow().held().orElseThrow().officer())
                .isEqualTo(ORNUMA.officer());
        desk.release(files.get(1), ORNUMA);
        bench.attempt(files.get(0), new Outcome.Delivered("ok"), DUE);
        bench.attempt(files.get(1), new Outcome.Refused("409"), DUE);
        assertThat(desk.batch(batch)).contains(new BatchAt(BatchState.DISPATCHED, 2, 1, 1, false, Optional.empty()));
        assertThat(desk.hold(batch, WICHAI)).isZero();
    }

    @Test
    void a_file_that_the_program_holds_waits_for_a_person_whose_release_is_remembered() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        assertThat(bench.files.term(file).released()).isEmpty();
        bench.files.hold(file, work, Optional.of(MISSED), "missed its last cut-off");
        bench.outbox.release(work, Duration.ZERO);
        assertThat(why(file)).isEqualTo(Why.HELD);
        assertThat(shown(file).held().orElseThrow().officer()).isEqualTo("songtor");
        assertThat(bench.outbox.take("deliver.toy.one", file.value(), Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(desk.release(file, ORNUMA)).isTrue();
        assertThat(bench.files.term(file).released()).isPresent();
        assertThat(bench.files.term(file).fund().orElseThrow().value()).isEqualTo("wiang");
        assertThatThrownBy(() -> bench.files.hold(file, work, Optional.of(MISSED), "again"))
                .hasMessageContaining("stale");
        assertThat(why(file)).isNotEqualTo(Why.HELD);
    }

    @Test
    void what_the_program_holds_is_the_operators_question_until_a_person_releases_it() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        FileId file = bench.signed(batch);
        Outbox.Work work = bench.take("deliver.toy.one", file);
        bench.files.hold(file, work, Optional.of(MISSED), "missed its last cut-off");
        bench.files.hold(file, work, Optional.of(MISSED), "and is found late once more");
        ItemView item = asked(file).orElseThrow();
        assertThat(item.owner()).isEqualTo("operator");
        assertThat(item.fund()).isEmpty();
        assertThat(item.atRisk()).isEqualTo(Satang.ofBaht(200));
        assertThat(item.note())
                .isEqualTo(
                        "fund wiang; profile toy/one; period 2569-11; held " + file + "; missed 2026-11-20T09:00:00Z");
        assertThat(desk.release(batch, ORNUMA)).as("with its batch").isOne();
        assertThat(asked(file)).isEmpty();
        assertThat(bench.jdbc
                        .sql(
                                "select actor || ': ' || detail from journal where subject = ? and event = 'item.released'")
                        .param("item:" + item.id())
                        .query(String.class)
                        .list())
                .as("who let it go, and why")
                .containsExactly("ornuma: แฟ้มหาย");
        bench.outbox.release(work, Duration.ZERO);
        bench.files.hold(file, bench.take("deliver.toy.one", file), Optional.of(MISSED), "late again");
        assertThat(asked(file))
                .as("another question")
                .hasValueSatisfying(again -> assertThat(again.id()).isNotEqualTo(item.id()));
        assertThat(desk.release(file, ORNUMA)).isTrue();
        assertThat(asked(file)).isEmpty();
    }

    @Test
    void what_a_person_holds_is_nobodys_question_also_where_it_is_late_meanwhile() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        Outbox.Work work = bench.take("deliver.toy.one", file);
        desk.hold(file, WICHAI);
        bench.files.hold(file, work, Optional.of(MISSED), "missed its last cut-off");
        assertThat(shown(file).held().orElseThrow().officer()).isEqualTo("wichai");
        assertThat(asked(file)).isEmpty();
    }

    private Optional<ItemView> asked(FileId file) {
        return bench.views.items(Bench.OPERATOR, 1_000).stream()
                .filter(i -> i.label() == Label.MISSED_CUTOFF && i.subject().equals("file:" + file.value()))
                .findFirst();
    }

    /** Not in doubt, since the attempt surely sent nothing; it was carried, or an earlier copy got there. */
    @Test
    void an_answer_says_that_a_file_arrived_whatever_its_attempts_said() {
        FileId file = bench.signed(bench.batch("wiang", 1, TOY));
        bench.attempt(file, new Outcome.TryAgain("refused connection"), DUE);
        assertThat(bench.files.term(file).arrived()).isFalse();
        bench.answered(bench.answer(file, 1));
        assertThat(bench.files.term(file).arrived()).isTrue();
        assertThat(desk.hold(file, WICHAI)).as("nothing of it is left to send").isFalse();
    }

    @Test
    void nobody_and_the_program_itself_want_nothing() {
        assertThatThrownBy(() -> new By("songtor", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new By("wichai", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new By("", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
