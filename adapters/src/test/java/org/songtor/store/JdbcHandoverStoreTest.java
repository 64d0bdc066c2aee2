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
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Earlier;
import org.songtor.port.HandoverStore.Receipt;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.HandoverStore.Taken;
import org.songtor.port.Roads;

class JdbcHandoverStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Set<ProfileId> BY_HAND = Set.of(TOY);
    private static final Roads ROADS = new Roads(Set.of(TOY.agency()), BY_HAND);
    private static final DeliveryDesk.By LOST = new DeliveryDesk.By("one", "ผู้ถือทำแฟลชไดรฟ์หาย");
    private static final byte[] PDF = "%PDF-1.7 a receipt".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);
    private static final Said SAID = new Said(" ลุงคำ ", "123/2569", TODAY, Optional.of(Receipt.of(PDF)));

    private Bench bench;
    private JdbcHandoverStore store;
    private FileId file;

    @BeforeEach
    void signed() {
        bench = new Bench(DATABASE);
        store = new Stores(DATABASE).handovers(ROADS);
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
        assertThat(one().claim().orElseThrow().paper()).isTrue();
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
    void what_the_agency_answered_before_two_people_said_so_stays_there_to_be_approved() {
        takenOut(BY_HAND);
        long claim = store.propose(file, SAID, "one");
        bench.jdbc
                .sql("update agency_file set state = 'ANSWERED', answered_at = now() where file_id = ?")
                .param(file.value())
                .update();
        for (int n = 0; n <= 100; n++) {
            bench.delivered(bench.batch("wiang", 1, TOY), DUE);
        }
        assertThat(store.files(BY_HAND))
                .filteredOn(f -> f.id().equals(file))
                .singleElement()
                .satisfies(f -> assertThat(f.stage()).isEqualTo(Stage.SAID));
        store.approve(claim, DUE, "two");
    }

    @Test
    void what_was_handed_over_for_nothing_is_carried_once_more_as_a_handover_of_its_own() {
        handedOver();
        long first = one().claim().orElseThrow().id();
        Again again = store.again(file, LOST);
        assertThat(again.says(LOST)).isTrue();
        assertThat(store.again(file, LOST).says(new DeliveryDesk.By("two", LOST.reason())))
                .as("who says so too is not who proposed it")
                .isFalse();
        assertThat(store.again(file, LOST).says(new DeliveryDesk.By("one", "หาย")))
                .as("another reason is not kept")
                .isFalse();
        assertThat(store.again(file, new DeliveryDesk.By("two", "หาย")).id())
                .as("the same proposal")
                .isEqualTo(again.id());
        assertThat(one().again()).contains(again);
        assertThat(one().stage()).as("one alone changes nothing").isEqualTo(Stage.HANDED_OVER);
        assertThatThrownBy(() -> desk().approve(again.id(), "one")).hasMessageContaining("does not approve");
        desk().approve(again.id(), "two");

        assertThat(one().stage()).isEqualTo(Stage.READY);
        assertThat(one().state()).as("bytes left once").isEqualTo(FileState.SENT);
        assertThat(one().again()).isEmpty();
        Earlier earlier = one().earlier().get(0);
        assertThat(earlier.claim().id()).isEqualTo(first);
        assertThat(earlier.claim().approval().orElseThrow().by()).isEqualTo("two");
        assertThat(earlier.again().reason()).isEqualTo(LOST.reason());
        assertThat(earlier.again().decision().orElseThrow().officer()).isEqualTo("two");
        assertThatThrownBy(() -> store.propose(file, SAID, "one")).hasMessageContaining("not exported");
        assertThatThrownBy(() -> store.withdraw(first, "one")).hasMessageContaining("decided already");

        Taken taken = takenOut(BY_HAND);
        assertThat(taken.content()).isEqualTo(bytes("file " + file));
        assertThat(taken.signature()).isEqualTo(bytes("signature " + file));
        assertThat(taken.file().name()).isEqualTo("F" + file.value() + ".txt");
        Said once = new Said("ป้าแก้ว", "124/2569", TODAY, Optional.empty());
        long second = store.propose(file, once, "two");
        assertThatThrownBy(() -> store.approve(second, DUE, "two")).hasMessageContaining("does not approve");
        store.approve(second, DUE, "one");
        assertThat(one().stage()).isEqualTo(Stage.HANDED_OVER);
        assertThat(one().state()).isEqualTo(FileState.DELIVERED);
        assertThat(one().claim().orElseThrow().said().receiptNumber()).isEqualTo("124/2569");
        assertThat(one().earlier()).hasSize(1);
        assertThat(store.receipt(first).orElseThrow().content()).isEqualTo(PDF);
        assertThat(store.receipt(second)).isEmpty();
        assertThat(one().claim().orElseThrow().paper()).isFalse();
        assertThat(one().earlier().get(0).claim().paper()).isTrue();
        desk().approve(store.again(file, LOST).id(), "three");
        assertThat(one().earlier()).extracting(e -> e.claim().id()).containsExactly(first, second);
    }

    @Test
    void what_is_answered_settled_or_was_not_handed_over_is_not_carried_again() {
        assertThatThrownBy(() -> store.again(file, LOST)).hasMessageContaining("not handed over by hand");
        handedOver();
        Again again = store.again(file, LOST);
        set("settled_at = now()");
        assertThatThrownBy(() -> store.again(file, LOST)).hasMessageContaining("the bank shows its money");
        assertThatThrownBy(() -> desk().approve(again.id(), "two")).hasMessageContaining("the bank shows its money");
        set("settled_at = null, state = 'ANSWERED', answered_at = now()");
        assertThatThrownBy(() -> store.again(file, LOST)).hasMessageContaining("is answered");
        assertThatThrownBy(() -> desk().approve(again.id(), "two")).hasMessageContaining("is answered");
        assertThat(one().stage()).isEqualTo(Stage.HANDED_OVER);
    }

    @Test
    void the_database_itself_refuses_a_second_handover_without_two_people_and_of_settled_money() {
        handedOver();
        long claim = one().claim().orElseThrow().id();
        assertThatThrownBy(() -> set("state = 'SENT', delivered_at = null, answer_due = null"))
                .hasMessageContaining("only where two people say so");
        DATABASE.jdbc()
                .sql("insert into handover_claim (file_id, carried_by, receipt_no, handed_on, proposed_by)"
                        + " values (?, 'x', '1', ?, 'one')")
                .params(file.value(), TODAY)
                .update();
        assertThatThrownBy(() -> ended("one", "two")).hasMessageContaining("handover_approved_once");
        set("settled_at = now()");
        Again again = replayOfSettled();
        assertThatThrownBy(() -> approvedAndReopened(again)).hasMessageContaining("the bank has its money");
        set("settled_at = null");
        desk().approve(again.id(), "two");
        assertThatThrownBy(() -> ended("one", "two")).hasMessageContaining("of an earlier handover");
        assertThat(claim).isPositive();
    }

    /** By nobody's rule but the table's. */
    private Again replayOfSettled() {
        DATABASE.jdbc()
                .sql("insert into delivery_replay (file_id, proposed_by, reason) values (?, 'one', 'x')")
                .param(file.value())
                .update();
        return one().again().orElseThrow();
    }

    private void approvedAndReopened(Again again) {
        DATABASE.transactions().executeWithoutResult(status -> {
            DATABASE.jdbc()
                    .sql("insert into delivery_replay_end (replay_id, file_id, proposed_by, ended_by, approved)"
                            + " values (?, ?, 'one', 'two', true)")
                    .params(again.id(), file.value())
                    .update();
            set("state = 'SENT', delivered_at = null, answer_due = null");
        });
    }

    /** The last claim of the file, approved past the program. */
    private void ended(String by, String approver) {
        DATABASE.jdbc()
                .sql(
                        "insert into handover_claim_end (claim_id, file_id, proposed_by, ended_by, approved)"
                                + " select max(claim_id), file_id, ?, ?, true from handover_claim where file_id = ? group by file_id")
                .params(by, approver, file.value())
                .update();
    }

    @Test
    void what_is_not_carried_any_more_is_not_carried_again() {
        handedOver();
        JdbcHandoverStore byItself = new Stores(DATABASE).handovers(Stores.ROADS);
        assertThatThrownBy(() -> byItself.again(file, LOST)).hasMessageContaining("is not any more");
    }

    private void handedOver() {
        takenOut(BY_HAND);
        store.approve(store.propose(file, SAID, "one"), DUE, "two");
    }

    private static DeliveryDesk desk() {
        return new Stores(DATABASE).desk(ROADS);
    }

    private void set(String what) {
        DATABASE.jdbc()
                .sql("update agency_file set " + what + " where file_id = ?")
                .param(file.value())
                .update();
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
