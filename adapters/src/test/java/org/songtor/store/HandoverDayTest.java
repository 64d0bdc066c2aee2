package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.DUE;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.bytes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.HandoverStore.Said;
import org.songtor.port.Roads;
import org.songtor.port.WrongDayException;

/** On which days a file can have been handed over, and that it is the day that counts and not the one on which somebody approved. */
class HandoverDayTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Set<ProfileId> BY_HAND = Set.of(TOY);
    private static final Roads ROADS = new Roads(Set.of(TOY.agency()), BY_HAND);
    private static final LocalDate TODAY = LocalDate.now(DecisionRows.ZONE);

    private JdbcHandoverStore store;
    private FileId file;

    @BeforeEach
    void takenOutThreeDaysAgoAndOnceMoreToday() {
        Bench bench = new Bench(DATABASE);
        store = new Stores(DATABASE).handovers(ROADS);
        file = bench.files.freeze(bench.batch("wiang", 2, TOY), DAY).get(0);
        bench.files.signed(file, "F" + file.value() + ".txt", bytes("file " + file), bytes("signature " + file));
        run(
                "insert into handover_export (file_id, exported_by, exported_at) values (?, 'one', now() - interval '3 days')");
        store.export(file, BY_HAND, "one", taken -> taken);
    }

    @Test
    void a_day_before_it_was_taken_out_or_after_today_is_refused_in_words_and_by_the_table() {
        assertThatThrownBy(() -> said(TODAY.minusDays(4)))
                .isInstanceOf(WrongDayException.class)
                .hasMessageContaining("ตั้งแต่วันที่นำไฟล์ออก (" + TODAY.minusDays(3) + ")");
        assertThatThrownBy(() -> said(TODAY.plusDays(1)))
                .isInstanceOf(WrongDayException.class)
                .hasMessageContaining("until today (" + TODAY + ")");
        for (int days : new int[] {-4, 1}) {
            assertThatThrownBy(() ->
                            run("insert into handover_claim (file_id, carried_by, receipt_no, handed_on, proposed_by)"
                                    + " values (?, 'x', '1', '" + TODAY.plusDays(days) + "', 'one')"))
                    .hasMessageContaining("no day from that on which it was taken out until today");
        }
        store.withdraw(said(TODAY.minusDays(3)), "one");
        assertThat(said(TODAY)).isPositive();
    }

    @Test
    void what_was_handed_over_in_time_arrived_on_that_day_whenever_it_is_approved() {
        store.approve(said(TODAY.minusDays(2)), DUE, "two");
        assertThat(is("delivered_at at time zone 'Asia/Bangkok' = '" + TODAY.minusDays(2) + " 23:59:59.999999'"))
                .isTrue();
        assertThat(is("sent_at <= now() - interval '3 days'"))
                .as("it left when it was first taken out")
                .isTrue();
        assertThat(is("sent_at <= delivered_at")).isTrue();
    }

    @Test
    void what_was_handed_over_today_did_not_arrive_in_hours_to_come() {
        store.approve(said(TODAY), DUE, "two");
        assertThat(is("delivered_at <= now() and delivered_at > now() - interval '10 minutes'"))
                .isTrue();
    }

    @Test
    void a_handover_once_more_begins_on_the_day_on_which_it_is_taken_out_for_that() {
        store.approve(said(TODAY.minusDays(2)), DUE, "two");
        JdbcDeliveryDesk desk = new Stores(DATABASE).desk(ROADS);
        desk.approve(store.again(file, new By("one", "หาย")).id(), "two");
        store.export(file, BY_HAND, "one", taken -> taken);
        assertThatThrownBy(() -> said(TODAY.minusDays(1))).isInstanceOf(WrongDayException.class);
        store.approve(said(TODAY), DUE, "two");
        assertThat(is("delivered_at > now() - interval '10 minutes'")).isTrue();
    }

    private long said(LocalDate on) {
        return store.propose(file, new Said("ลุงคำ", "123/2569", on, Optional.empty()), "one");
    }

    private void run(String sql) {
        DATABASE.jdbc().sql(sql).param(file.value()).update();
    }

    private boolean is(String what) {
        return DATABASE.jdbc()
                .sql("select " + what + " from agency_file where file_id = ?")
                .param(file.value())
                .query(Boolean.class)
                .single();
    }
}
