package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.bytes;

import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Receipt;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.HandoverStore.Taken;

class JdbcHandoverStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Set<ProfileId> BY_HAND = Set.of(TOY);
    private static final byte[] PDF = "%PDF-1.7 a receipt".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Said SAID =
            new Said(" ลุงคำ ", "123/2569", LocalDate.of(2026, 11, 21), Optional.of(Receipt.of(PDF)));

    private Bench bench;
    private JdbcHandoverStore store;
    private FileId file;

    @BeforeEach
    void signed() {
        bench = new Bench(DATABASE);
        store = new Stores(DATABASE).handovers();
        file = bench.files.freeze(bench.batch("wiang", 2, TOY), DAY).get(0);
        bench.files.signed(file, "F" + file.value() + ".txt", bytes("file " + file), bytes("signature " + file));
    }

    @Test
    void what_could_not_be_written_was_not_taken_out() {
        assertThatThrownBy(() -> store.export(file, BY_HAND, "one", taken -> {
                    throw new UncheckedIOException(
                            new FileAlreadyExistsException(taken.file().name()));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(one().stage()).isEqualTo(Stage.READY);
        assertThat(bench.count("select count(*) from journal where event = 'file.exported' and subject = 'file:"
                        + file.value() + "'"))
                .isZero();
    }

    @Test
    void a_file_that_was_carried_is_delivered_when_a_second_person_approves() {
        assertThat(one().stage()).isEqualTo(Stage.READY);
        assertThat(takenOut(BY_HAND).content()).isEqualTo(bytes("file " + file));
        assertThat(one().stage()).isEqualTo(Stage.EXPORTED);
        long claim = store.propose(file, SAID, "one");
        assertThat(one().stage()).isEqualTo(Stage.SAID);
        assertThat(one().state()).as("nobody says sent or delivered before").isEqualTo(FileState.SIGNED);
        assertThatThrownBy(() -> store.approve(claim, DUE, "one")).hasMessageContaining("does not approve");
        assertThat(one().stage()).isEqualTo(Stage.SAID);
        store.approve(claim, DUE, "two");
        assertThat(one().stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(one().state()).isEqualTo(FileState.DELIVERED);
        assertThat(store.receipt(claim).orElseThrow().content()).isEqualTo(PDF);
        assertThat(bench.count("select count(*) from delivery_attempt where outcome = 'DELIVERED' and detail like"
                        + " '%123/2569%ลุงคำ%one%two%' and file_id = " + file.value()))
                .isOne();
        assertThat(bench.count(
                        "select count(*) from outbox where topic like 'deliver.%' and subject = " + file.value()))
                .isZero();
        assertThat(bench.count("select count(*) from outbox where topic = 'reconcile' and subject = " + file.value()))
                .isOne();
        assertThat(bench.count(
                        "select count(*) from agency_file where sent_at is not null and file_id = " + file.value()))
                .isOne();
    }

    @Test
    void a_file_that_two_people_handed_over_is_not_sent_again_by_the_program_and_stays_delivered() {
        takenOut(BY_HAND);
        store.approve(store.propose(file, SAID, "one"), DUE, "two");
        assertThatThrownBy(() -> new Stores(DATABASE).desk().propose(file, new DeliveryDesk.By("one", "lost there")))
                .hasMessageContaining("carried by hand");
        assertThat(one().state()).isEqualTo(FileState.DELIVERED);
        assertThat(bench.count("select count(*) from delivery_replay where file_id = " + file.value()))
                .isZero();
    }

    @Test
    void one_person_in_both_places_is_refused_by_the_database_itself() {
        takenOut(BY_HAND);
        long claim = store.propose(file, SAID, "one");
        assertThatThrownBy(() -> DATABASE.jdbc()
                        .sql("insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved)"
                                + " values (?, ?, 'one', 'one', true)")
                        .params(claim, file.value())
                        .update())
                .hasMessageContaining("handover_two_people");
        assertThatThrownBy(() -> DATABASE.jdbc()
                        .sql("insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved)"
                                + " values (?, ?, 'two', 'one', true)")
                        .params(claim, file.value())
                        .update())
                .hasMessageContaining("foreign key");
    }

    @Test
    void what_nobody_took_out_was_not_handed_over_and_what_was_said_is_said_once() {
        assertThatThrownBy(() -> store.propose(file, SAID, "one")).hasMessageContaining("not exported");
        takenOut(BY_HAND);
        long claim = store.propose(file, SAID, "one");
        assertThatThrownBy(() -> store.propose(file, SAID, "two")).hasMessageContaining("not exported");
        store.withdraw(claim, "one");
        assertThat(one().stage()).isEqualTo(Stage.EXPORTED);
        assertThatThrownBy(() -> store.approve(claim, DUE, "two")).hasMessageContaining("decided already");
        store.approve(store.propose(file, SAID, "two"), DUE, "one");
        assertThatThrownBy(() -> takenOut(BY_HAND)).hasMessageContaining("not to be handed over");
    }

    @Test
    void a_file_that_is_held_or_travels_by_itself_is_not_taken_out() {
        assertThatThrownBy(() -> takenOut(Set.of())).hasMessageContaining("not carried by hand");
        DATABASE.jdbc()
                .sql("update agency_file set held_by = 'x', held_at = now(), held_reason = 'wait' where file_id = ?")
                .param(file.value())
                .update();
        assertThatThrownBy(() -> takenOut(BY_HAND)).hasMessageContaining("held back by x: wait");
        assertThat(one().stage()).isEqualTo(Stage.READY);
    }

    @Test
    void a_receipt_is_a_picture_or_a_pdf_of_bounded_size_whatever_it_is_called() {
        assertThat(Receipt.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1})
                        .type())
                .isEqualTo("image/jpeg");
        assertThatThrownBy(() -> Receipt.of(bytes("<script>"))).hasMessageContaining("neither");
        assertThatThrownBy(() -> Receipt.of(new byte[6 * 1024 * 1024])).hasMessageContaining("at most");
        assertThatThrownBy(() -> new Said("", "1", LocalDate.EPOCH, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Taken takenOut(Set<ProfileId> byHand) {
        return store.export(file, byHand, "one", taken -> taken);
    }

    private Carried one() {
        return store.files(BY_HAND).stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
