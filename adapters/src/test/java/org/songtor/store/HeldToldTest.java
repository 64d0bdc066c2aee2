package org.songtor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songtor.store.Bench.DAY;
import static org.songtor.store.Bench.OPERATOR;
import static org.songtor.store.Bench.TOY;
import static org.songtor.store.Bench.WIANG;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews.Payer;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Viewer;

/** A fund is told what of its own is held, by which house, since when and why; and whose money that is. */
class HeldToldTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final FundId FUND = FundId.of("wiang");
    private static final Viewer NEIGHBOUR = new Viewer("t", Set.of(FundId.of("dokkhamtai")), false);

    private final Bench bench = new Bench(DATABASE);
    private final Stores stores = new Stores(DATABASE);
    private final JdbcDeliveryDesk desk = stores.desk();
    private final Reading reading = new Reading(DATABASE.dataSource(), DATABASE.transactions());
    private final JdbcPendingViews views = new JdbcPendingViews(DATABASE.dataSource(), reading, Stores.ROADS);

    @AfterEach
    void everythingGoes() {
        desk.start(Optional.empty(), because("ต่อ"));
        desk.start(Optional.of(TOY.agency()), because("ต่อ"));
    }

    @Test
    void of_a_batch_without_files_the_narrowest_hold_is_told_by_house_and_not_by_login() {
        BatchId batch = bench.batch("wiang", 2, TOY);
        assertThat(held(batch)).isEmpty();
        desk.stop(Optional.empty(), because("ทุกหน่วยงานปิด"));
        assertThat(held(batch)).get().satisfies(hold -> told(hold, Hold.Kind.ALL, "ทุกหน่วยงานปิด"));
        desk.stop(Optional.of(TOY.agency()), because("กรมเดียวปิด"));
        assertThat(held(batch)).get().satisfies(hold -> told(hold, Hold.Kind.AGENCY, "กรมเดียวปิด"));
        desk.hold(batch, because("รอกองทุนยืนยัน"));
        assertThat(held(batch)).get().satisfies(hold -> told(hold, Hold.Kind.BATCH, "รอกองทุนยืนยัน"));
        desk.release(batch, because("ยืนยันแล้ว"));
        assertThat(held(batch)).get().extracting(Hold::kind).isEqualTo(Hold.Kind.AGENCY);
        assertThat(views.pending(NEIGHBOUR, batch)).isEmpty();
    }

    @Test
    void a_file_of_a_stopped_agency_is_held_wherever_its_fund_reads_of_it() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        FileId file = bench.signed(batch);
        assertThat(ofFile(batch)).isEmpty();
        desk.stop(Optional.of(TOY.agency()), because("กรมปิด"));
        assertThat(ofFile(batch)).get().satisfies(hold -> told(hold, Hold.Kind.AGENCY, "กรมปิด"));
        assertThat(held(batch)).isEqualTo(ofFile(batch));
        desk.hold(file, because("เลขบัญชีเปลี่ยน"));
        assertThat(ofFile(batch)).get().satisfies(hold -> told(hold, Hold.Kind.FILE, "เลขบัญชีเปลี่ยน"));
        desk.release(file, because("ต่อ"));
        desk.start(Optional.of(TOY.agency()), because("ต่อ"));
    }

    /** What the other side showed has names of classes and hosts in it. */
    @Test
    void why_the_gateway_stopped_an_agency_is_told_to_a_fund_in_plain_words_and_in_full_to_operators() {
        BatchId unmade = bench.batch("wiang", 1, TOY);
        BatchId made = bench.batch("wiang", 1, TOY);
        bench.signed(made);
        String seen = "another identity than the one we know: NothingLeftException: SFTP 127.0.0.1:38572";
        stores.gates().stranger(TOY.agency(), seen);
        for (Optional<Hold> hold : List.of(held(unmade), held(made), ofFile(made))) {
            assertThat(hold).get().satisfies(h -> {
                assertThat(h.by()).isEqualTo(Hold.By.GATEWAY);
                assertThat(h.reason()).isEqualTo(Hold.STRANGER);
            });
        }
        assertThat(desk.board().agencies())
                .filteredOn(a -> a.agency().equals(TOY.agency()))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.stop().orElseThrow().reason()).isEqualTo(seen);
                    assertThat(a.stop().orElseThrow().byGateway()).isTrue();
                });
    }

    @Test
    void what_has_arrived_is_not_called_held_by_a_stop() {
        BatchId batch = bench.batch("wiang", 1, TOY);
        bench.delivered(batch, Bench.DUE);
        desk.stop(Optional.empty(), because("ปิด"));
        assertThat(ofFile(batch)).isEmpty();
    }

    @Test
    void whose_money_waits_is_told_by_the_rosters_name_to_the_own_fund_and_by_number_to_an_operator() {
        BatchId unmade = bench.batch("wiang", 2, TOY);
        BatchId made = bench.batch("wiang", 3, TOY);
        stores.rosters()
                .replace(
                        FUND,
                        List.of(Member.of(
                                "W002",
                                Bench.person(2),
                                new PersonName("นาย", "ในทะเบียน", "จริง"),
                                "",
                                Set.of(SchemeCode.of("toy")))));
        bench.files.freeze(made, DAY);
        List<Pending> waiting = List.of(
                views.pending(WIANG, unmade).get(0), views.pending(WIANG, made).get(0));
        List<Payer> payers = views.payers(WIANG, FUND, waiting, 10);
        assertThat(payers).extracting(Payer::at).containsExactly(0, 0, 1, 1, 1);
        assertThat(payers).extracting(Payer::name).contains("นายในทะเบียน จริง", "นางทดสอบ คนที่1");
        assertThat(payers.get(0).memberNo()).as("numbers first").contains("W002");
        assertThat(views.payers(WIANG, FUND, waiting, 4)).isEqualTo(payers.subList(0, 4));
        assertThat(views.payers(OPERATOR, FUND, waiting, 10))
                .extracting(Payer::name)
                .containsOnly("");
        assertThat(views.payers(NEIGHBOUR, FUND, waiting, 10)).isEmpty();
    }

    private static By because(String reason) {
        return new By("wichai", reason);
    }

    private static void told(Hold hold, Hold.Kind kind, String reason) {
        assertThat(hold.kind()).isEqualTo(kind);
        assertThat(hold.by()).isEqualTo(Hold.By.OPERATOR);
        assertThat(hold.reason()).isEqualTo(reason);
        assertThat(hold.toString()).doesNotContain("wichai");
    }

    private Optional<Hold> held(BatchId batch) {
        return views.pending(WIANG, batch).get(0).held();
    }

    private Optional<Hold> ofFile(BatchId batch) {
        return reading.as(
                WIANG,
                () -> new BatchViews(DATABASE.dataSource(), Stores.ROADS, new SumsTogether(DATABASE.dataSource()))
                        .files(WIANG, batch)
                        .get(0)
                        .held());
    }
}
