package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.Repairs.Found;
import org.songtor.port.Submissions.Handed;
import org.songtor.port.Submissions.Parcel;
import org.songtor.port.Views;
import org.songtor.repair.Group;

/** From a batch that was not taken whole to one that mends it, over a store in memory. */
class MenderTest {
    private static final String LOST_ZERO = "ID_LOST_ZERO.national_id";
    private static final String DOUBLE = "TEXT_DOUBLE_SARA_E.first_name";
    private static final String YEAR = "PERIOD_CHRISTIAN.batch.period";
    private static final String CURRENCY = "AMOUNT_CURRENCY.amount";
    private static final String TOTAL = "DECLARED_TOTAL.batch.total";
    private static final Member ZERO = zero();

    @TempDir
    Path home;

    private Village village;
    private HandIn desk;
    private Mender mender;
    private final List<String> journal = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        village = new Village(home, Village.limits());
        village.rosters.replace(Village.WIANG, List.of(Village.NAMPHUENG, Village.SOMCHAI, Village.BUNMI, ZERO));
        desk = new HandIn(
                village.intake,
                village.incoming,
                village.batches,
                (actor, event, subject, detail) -> journal.add(actor + " " + event + " " + subject + " " + detail),
                Duration.ofSeconds(20));
        mender = new Mender(
                village.batches,
                new LinesOf(village.batches).views(),
                village.incoming,
                desk,
                (actor, event, subject, detail) -> journal.add(actor + " " + event + " " + subject + " " + detail),
                List.of(new CsvBatchReader(), new XlsxBatchReader()),
                Village.catalogue(),
                Village.settings(home, Village.limits()));
    }

    @Test
    void of_a_checked_batch_only_refused_rows_that_a_repair_helps_come_again() throws Exception {
        BatchId first = handIn(new Village.Batch()
                .line(Village.SOMCHAI, "nsf", "100")
                .row(lostZero(), ZERO, "nsf", "120", "")
                .row("1.10E+12", Village.BUNMI, "nsf", "130", ""));
        assertThat(found(first).state()).isEqualTo(BatchState.CHECKED);
        assertThat(found(first).groups())
                .extracting(Group::key)
                .containsExactly(LOST_ZERO, "ID_SCIENTIFIC.national_id");
        assertThat(mender.plan(Village.WIANG, first, Set.of(LOST_ZERO))).hasValueSatisfying(p -> {
            assertThat(p.lines()).isEqualTo(1);
            assertThat(p.total()).contains(Satang.ofBaht(120));
        });
        BatchId second = made(mender.apply(Village.WIANG, first, Set.of(LOST_ZERO), "console", "malee"));
        assertThat(text(second))
                .isEqualTo("""
                songtor-batch,1
                fund,wiang
                period,2569-11
                count,1
                total,120.00

                national_id,title,first_name,last_name,scheme,amount
                %s,นาง,ศูนย์,นำหน้า,nsf,120
                """.formatted(ZERO.person().orElseThrow().value()));
        var kept = village.batches.batches.get(1);
        assertThat(kept.submission().corrects()).contains(first);
        assertThat(kept.submission().channel()).isEqualTo("console");
        assertThat(kept.result().orElseThrow().receipt().accepted().lines()).isEqualTo(1);
        assertThat(journal)
                .contains(
                        "malee batch.handed-in batch:2 console", "malee batch.repaired batch:1 B000002: " + LOST_ZERO);
    }

    @Test
    void the_same_repairs_make_the_same_batch_and_it_is_counted_once() throws Exception {
        BatchId first = handIn(new Village.Batch().row(lostZero(), ZERO, "nsf", "120", ""));
        BatchId second = made(mender.apply(Village.WIANG, first, Set.of(LOST_ZERO), "console", "malee"));
        assertThat(mender.apply(Village.WIANG, first, Set.of(LOST_ZERO), "console", "malee"))
                .contains(new Handed.Known(second));
        assertThat(village.batches.batches).hasSize(2);
        assertThat(journal).filteredOn(j -> j.contains("batch.repaired")).hasSize(1);
    }

    @Test
    void of_a_refused_batch_every_row_comes_again_under_the_count_and_total_the_fund_declared() throws Exception {
        BatchId first = handIn(new Village.Batch()
                .period("2026-11")
                .line(Village.SOMCHAI, "nsf", "100")
                .row(lostZero(), ZERO, "nsf", "120", ""));
        assertThat(found(first).state()).isEqualTo(BatchState.REFUSED);
        BatchId second = made(mender.apply(Village.WIANG, first, Set.of(YEAR), "console", "malee"));
        assertThat(text(second)).contains("period,2569-11\ncount,2\ntotal,220.00\n", lostZero());
        assertThat(village.batches
                        .batches
                        .get(1)
                        .result()
                        .orElseThrow()
                        .receipt()
                        .accepted()
                        .lines())
                .isEqualTo(1);
    }

    @Test
    void a_total_that_does_not_hold_is_replaced_only_when_a_person_picks_it() throws Exception {
        BatchId first =
                handIn(new Village.Batch().period("2026-11").total("999.00").line(Village.SOMCHAI, "nsf", "100"));
        assertThat(found(first).groups()).extracting(Group::key).containsExactlyInAnyOrder(YEAR, TOTAL);
        BatchId still = made(mender.apply(Village.WIANG, first, Set.of(YEAR), "console", "malee"));
        assertThat(text(still)).contains("total,999.00");
        assertThat(village.batches.receipt(still).orElseThrow().state()).isEqualTo(BatchState.REFUSED);
        BatchId right = made(mender.apply(Village.WIANG, first, Set.of(YEAR, TOTAL), "console", "malee"));
        assertThat(village.batches.receipt(right).orElseThrow().state()).isEqualTo(BatchState.CHECKED);
    }

    @Test
    void an_amount_with_its_currency_is_mended_against_the_declared_total() throws Exception {
        BatchId first = handIn(new Village.Batch()
                .total("220.00")
                .line(Village.SOMCHAI, "nsf", "100")
                .row(Village.BUNMI.person().orElseThrow().value(), Village.BUNMI, "nsf", "120 บาท", ""));
        assertThat(found(first).groups()).extracting(Group::key).containsExactly(CURRENCY);
        assertThat(mender.plan(Village.WIANG, first, Set.of(DOUBLE))).isEmpty();
        BatchId second = made(mender.apply(Village.WIANG, first, Set.of(CURRENCY), "console", "malee"));
        assertThat(village.batches.receipt(second).orElseThrow().accepted().amount())
                .isEqualTo(Satang.ofBaht(220));
    }

    @Test
    void nothing_picked_or_nothing_helped_makes_no_batch() throws Exception {
        BatchId first = handIn(new Village.Batch()
                .line(Village.SOMCHAI, "nsf", "100")
                .row("1.10E+12", Village.BUNMI, "nsf", "1,300", "")
                .total("1400.00"));
        assertThat(mender.apply(Village.WIANG, first, Set.of(), "console", "malee"))
                .isEmpty();
        assertThat(mender.apply(Village.WIANG, first, Set.of("AMOUNT_COMMAS.amount"), "console", "malee"))
                .isEmpty();
        assertThat(mender.apply(Village.WIANG, first, Set.of("ID_SCIENTIFIC.national_id"), "console", "malee"))
                .isEmpty();
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void another_funds_batch_is_not_there() throws Exception {
        BatchId first = handIn(new Village.Batch().row(lostZero(), ZERO, "nsf", "120", ""));
        assertThat(mender.find(Village.OTHER, first)).isEmpty();
        assertThat(mender.apply(Village.OTHER, first, Set.of(LOST_ZERO), "console", "somchai"))
                .isEmpty();
        assertThat(desk.submit(new Parcel(Village.OTHER, "console", "x", Optional.of(first), "somchai"), in("x")))
                .isEqualTo(new Handed.NothingToCorrect());
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_read_has_problems_and_no_repair() throws Exception {
        BatchId first = handIn("songtor-batch,1\nfund,wiang\nperiod,2026-11\n");
        assertThat(found(first).groups()).isEmpty();
        assertThat(found(first).others()).extracting(o -> o.code()).contains(ProblemCode.MISSING_COLUMN);
        assertThat(mender.apply(Village.WIANG, first, Set.of(YEAR), "console", "malee"))
                .isEmpty();
    }

    @Test
    void a_problem_of_no_cell_is_told_beside_the_groups() throws Exception {
        BatchId first = handIn(new Village.Batch()
                .line(Village.SOMCHAI, "nsf", "100")
                .line(Village.SOMCHAI, "nsf", "100")
                .row(lostZero(), ZERO, "nsf", "120", ""));
        assertThat(found(first).others()).extracting(o -> o.code()).contains(ProblemCode.DUPLICATE_LINE);
        assertThat(found(first).others()).extracting(o -> o.code()).doesNotContain(ProblemCode.BAD_NATIONAL_ID);
    }

    @Test
    void a_cell_with_commas_quotes_and_line_breaks_is_read_back_as_it_was() throws Exception {
        String id = lostZero();
        BatchId first = handIn("songtor-batch,1\nfund,wiang\nperiod,2569-11\ncount,1\ntotal,120.00\n\n"
                + "national_id,title,first_name,last_name,scheme,amount\n" + id
                + ",นาง,\"ก \"\"ข\"\", ค\",\"=ง\",nsf,120.00\n");
        BatchId second = made(mender.apply(Village.WIANG, first, Set.of(LOST_ZERO), "console", "malee"));
        assertThat(text(second)).endsWith("0" + id + ",นาง,\"ก \"\"ข\"\", ค\",=ง,nsf,120.00\n");
    }

    @Test
    void nothing_of_a_repair_is_left_behind() throws Exception {
        BatchId first = handIn(new Village.Batch().row(lostZero(), ZERO, "nsf", "120", ""));
        mender.apply(Village.WIANG, first, Set.of(LOST_ZERO), "console", "malee");
        // What a check reads from goes when it has ended, and a receipt is there a moment before.
        Awaitility.await()
                .untilAsserted(() -> assertThat(home.resolve("intake/incoming")).isEmptyDirectory());
    }

    private Found found(BatchId id) throws Exception {
        return mender.find(Village.WIANG, id).orElseThrow();
    }

    private static BatchId made(Optional<Handed> handed) {
        assertThat(handed).containsInstanceOf(Handed.New.class);
        return ((Handed.New) handed.orElseThrow()).id();
    }

    private BatchId handIn(Village.Batch batch) throws Exception {
        return handIn(batch.text());
    }

    private BatchId handIn(String text) throws Exception {
        return made(Optional.of(
                desk.submit(new Parcel(Village.WIANG, "console", "พ.ย.csv", Optional.empty(), "malee"), in(text))));
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text(BatchId id) {
        return new String(village.batches.batches.get((int) id.value() - 1).bytes(), StandardCharsets.UTF_8);
    }

    private static String lostZero() {
        return ZERO.person().orElseThrow().value().substring(1);
    }

    private static Member zero() {
        String twelve = "099900000123";
        NationalId id = NationalId.of(twelve + NationalId.checkDigit(twelve));
        return Member.of("W009", id, new PersonName("นาง", "ศูนย์", "นำหน้า"), "ค้าขาย", Set.of(SchemeCode.of("nsf")));
    }

    /** The two readings a repair needs, of the batches in memory; it asks for nothing else. */
    private record LinesOf(MemoryBatchStore store) {
        Views views() {
            return (Views) Proxy.newProxyInstance(
                    Views.class.getClassLoader(),
                    new Class<?>[] {Views.class},
                    (proxy, method, args) -> switch (method.getName()) {
                        case "lines" -> lines((BatchId) args[1], (int) args[2], (int) args[3]);
                        case "problems" -> problems((BatchId) args[1]);
                        default -> throw new AssertionError(method);
                    });
        }

        private List<Problem> problems(BatchId id) {
            return store.batches
                    .get((int) id.value() - 1)
                    .result()
                    .orElseThrow()
                    .problems();
        }

        private List<Views.LineView> lines(BatchId id, int offset, int most) {
            return store.batches.get((int) id.value() - 1).lines().stream()
                    .skip(offset)
                    .limit(most)
                    .map(LinesOf::view)
                    .toList();
        }

        private static Views.LineView view(CheckedLine line) {
            return new Views.LineView(
                    line.raw().lineNo(), 0, "", "", "", Satang.ZERO, line.label(), Optional.empty(), Optional.empty());
        }
    }
}
