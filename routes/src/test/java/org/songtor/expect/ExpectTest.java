package org.songtor.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.cli.Office;
import org.songtor.delivery.Expected;
import org.songtor.delivery.Judgement;
import org.songtor.delivery.Judgement.SeenStatement;
import org.songtor.flow.Boxes;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.Statement;
import org.songtor.port.AnswerStore;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.Expectations;
import org.songtor.port.Outbox;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.port.Views.ItemView;
import org.songtor.reference.Holidays;
import org.songtor.signing.ReadyKeys;

/** A real database and outbox, the settings of {@code config/} with expectations, and a clock that is moved by hand. */
class ExpectTest {
    private static final AgencyCode BAAC = AgencyCode.of("baac");
    private static final FundId WIANG = FundId.of("wiang");
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final Viewer TREASURER = new Viewer("malee", Set.of(WIANG), false);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant SATURDAY = Instant.parse("2026-11-21T03:00:00Z");
    /** 09:00 in Bangkok. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private static final Instant WEDNESDAY_MIDNIGHT = Instant.parse("2026-11-24T17:00:00Z");
    private static final Map<String, String> SETTINGS = Map.of(
            "songtor.work.expect", "0s",
            "songtor.agencies.baac.statement.expected.by", "09:00",
            "songtor.agencies.baac.statement.expected.from", "2026-11-23",
            "songtor.funds.wiang.expected[0].from", "2569-11",
            "songtor.funds.wiang.expected[0].until", "2569-11",
            "songtor.funds.wiang.expected[0].day", "24");

    @TempDir
    private static Path temp;

    private static Office office;
    private final MemoryBoxReads reads = new MemoryBoxReads(SATURDAY);
    private Boxes boxes;
    private Expect expect;

    @BeforeAll
    static void open() throws Exception {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("songtor.home", temp.resolve("home").toString());
        System.setProperty("songtor.keys", ReadyKeys.at(temp.resolve("keys")).toString());
        SETTINGS.forEach(System::setProperty);
        office = Office.open();
    }

    @AfterAll
    static void close() {
        office.close();
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    /** The gateway begins a life at this instant. */
    private void life(Instant now) {
        reads.at(now);
        boxes = reads.boxes();
        boxes.watch(Boxes.statements(BAAC));
        boxes.watch(Boxes.folder(WIANG));
        SongtorSettings settings = office.the(SongtorSettings.class);
        expect = new Expect(
                FlowFixture.worker(office.the(Outbox.class), settings),
                office.the(Expectations.class),
                new Plan(settings, Holidays.load()),
                boxes,
                settings,
                reads);
        expect.begin();
    }

    private void look() {
        for (String box : List.of(Boxes.statements(BAAC), Boxes.folder(WIANG))) {
            boxes.begin(box);
            boxes.end(box);
        }
    }

    private List<ItemView> told(Viewer viewer) {
        expect.expect(Expectations.ALL);
        return office.the(Views.class).items(viewer, 100);
    }

    private static void arrive(LocalDate day, int baht) {
        List<Statement.Credit> credits = baht == 0
                ? List.of()
                : List.of(new Statement.Credit("E-" + day + baht, day, Satang.ofBaht(baht), "no reference"));
        byte[] bytes = ("statement of " + day + " with " + baht).getBytes(StandardCharsets.UTF_8);
        Statement statement =
                new Statement("S-" + day + baht, "0200423250", day, Satang.ZERO, Satang.ofBaht(baht), credits);
        office.the(AnswerStore.class).statement(BAAC, new Arrived("S-" + day + ".xml", bytes, bytes), statement);
    }

    @Test
    void what_does_not_come_is_told_once_after_its_deadline_and_after_an_outage_only_when_the_boxes_were_read() {
        life(SATURDAY);
        look();
        assertThat(told(OPERATOR)).as("before the deadline").isEmpty();

        life(MONDAY);
        assertThat(told(OPERATOR))
                .as("away over the deadline, and nothing read yet")
                .isEmpty();
        look();
        List<ItemView> missing = told(OPERATOR);
        assertThat(missing).singleElement().satisfies(item -> {
            assertThat(item.label()).isEqualTo(Label.STATEMENT_MISSING);
            assertThat(item.owner()).isEqualTo("operator");
            assertThat(item.subject()).isEqualTo("statement:baac:2026-11-20");
            assertThat(item.note()).isEqualTo("agency baac; day 2026-11-20");
        });
        assertThat(told(OPERATOR)).isEqualTo(missing);

        arrive(FRIDAY, 0);
        assertThat(told(OPERATOR)).extracting(ItemView::label).containsExactly(Label.STATEMENT_EMPTY);
        arrive(FRIDAY, 5);
        assertThat(told(OPERATOR)).extracting(ItemView::label).containsExactly(Label.CREDIT_WITHOUT_FILE);

        reads.at(WEDNESDAY_MIDNIGHT.minusNanos(1_000_000));
        look();
        assertThat(told(TREASURER)).as("until the end of the day").isEmpty();
        life(WEDNESDAY_MIDNIGHT);
        assertThat(told(TREASURER)).as("the folder was not looked through yet").isEmpty();
        look();
        assertThat(told(TREASURER)).singleElement().satisfies(item -> {
            assertThat(item.label()).isEqualTo(Label.BATCH_NOT_COME);
            assertThat(item.owner()).isEqualTo("treasurer");
            assertThat(item.fund()).contains(WIANG);
        });
    }

    /** As where a year's holidays were taken away after its first days were planned. */
    @Test
    void a_statement_of_a_year_without_holidays_stops_the_judging_of_that_one_and_of_nothing_else() {
        reads.at(Instant.parse("2029-01-04T03:00:00Z"));
        boxes = reads.boxes();
        Expected statement =
                new Expected.OfStatement(BAAC, LocalDate.of(2028, 12, 29), Instant.parse("2029-01-03T02:00:00Z"));
        Expected batch = new Expected.OfBatch(WIANG, Period.of("2569-11"), Optional.empty(), WEDNESDAY_MIDNIGHT);
        SeenStatement strange = new SeenStatement(LocalDate.of(2029, 1, 2), 3, Instant.parse("2029-01-02T05:00:00Z"));
        Map<Expected, Judgement> judged = judged(List.of(statement, batch), strange);
        assertThat(judged).containsOnlyKeys(batch);
        assertThat(judged.get(batch).label()).contains(Label.BATCH_NOT_COME);
    }

    /** As where the cabinet gave a day off after it was planned, or the operator moved the first day on which one is expected. */
    @Test
    void a_statement_that_is_no_longer_expected_is_not_missed() {
        reads.at(Instant.parse("2026-12-20T03:00:00Z"));
        boxes = reads.boxes();
        Expected off =
                new Expected.OfStatement(BAAC, LocalDate.of(2026, 12, 10), Instant.parse("2026-12-11T02:00:00Z"));
        Expected before =
                new Expected.OfStatement(BAAC, LocalDate.of(2026, 11, 19), Instant.parse("2026-11-20T02:00:00Z"));
        Expected missed = new Expected.OfStatement(BAAC, FRIDAY, MONDAY);
        assertThat(judged(List.of(off, before, missed)))
                .containsEntry(off, Judgement.noLonger())
                .containsEntry(before, Judgement.noLonger())
                .hasEntrySatisfying(missed, j -> assertThat(j.label()).contains(Label.STATEMENT_MISSING));
    }

    @Test
    void a_statement_is_judged_alike_however_long_ago_it_came() {
        LocalDate thursday = LocalDate.of(2026, 11, 26);
        Expected empty = new Expected.OfStatement(BAAC, FRIDAY, MONDAY);
        Expected strange = new Expected.OfStatement(BAAC, thursday, Instant.parse("2026-11-27T02:00:00Z"));
        Expected late =
                new Expected.OfStatement(BAAC, LocalDate.of(2026, 11, 27), Instant.parse("2026-11-30T02:00:00Z"));
        LocalDate old = thursday.minusDays(3L * Plan.DAYS_BACK);
        for (int days : new int[] {94, 10, 30, 60, 200}) {
            reads.at(MONDAY.plus(Duration.ofDays(days)));
            boxes = reads.boxes();
            Map<Expected, Judgement> judged = judged(
                    List.of(empty, strange, late),
                    new SeenStatement(old, 3, Instant.parse("2026-09-01T01:00:00Z")),
                    new SeenStatement(FRIDAY, 0, MONDAY),
                    new SeenStatement(old, 3, Instant.parse("2026-11-27T01:00:00Z")),
                    new SeenStatement(LocalDate.of(2026, 11, 27), 2, Instant.parse("2026-12-02T01:00:00Z")));
            assertThat(judged.get(empty).label()).as(days + " days").contains(Label.STATEMENT_EMPTY);
            assertThat(judged.get(strange).label()).as(days + " days").contains(Label.STATEMENT_WRONG_DAY);
            assertThat(judged.get(late).state()).as(days + " days").isEqualTo(Judgement.State.CAME);
        }
    }

    private static List<SeenStatement> since(LocalDate from, SeenStatement... came) {
        return Arrays.stream(came).filter(s -> !s.dated().isBefore(from)).toList();
    }

    /** What is judged where these are open and these statements came. */
    private Map<Expected, Judgement> judged(List<Expected> open, SeenStatement... came) {
        Map<Expected, Judgement> judged = new HashMap<>();
        Expectations books = (Expectations) Proxy.newProxyInstance(
                Expectations.class.getClassLoader(),
                new Class<?>[] {Expectations.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "open" -> open;
                    case "statements" -> Map.of(BAAC, since((LocalDate) arguments[0], came));
                    case "answers", "batches" -> Map.of();
                    case "judged" -> {
                        judged.putAll((Map<Expected, Judgement>) arguments[1]);
                        yield null;
                    }
                    default -> null;
                });
        SongtorSettings settings = office.the(SongtorSettings.class);
        TimedOutbox outbox = new TimedOutbox();
        outbox.add(Outbox.EXPECT, 0);
        new Expect(
                        FlowFixture.worker(outbox, settings),
                        books,
                        new Plan(settings, Holidays.load()),
                        boxes,
                        settings,
                        reads)
                .expect(0);
        return judged;
    }
}
