package org.songtor.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt;
import org.songtor.model.Receipt.Count;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.CheckOnly;
import org.songtor.port.Repairs;
import org.songtor.port.Submissions;
import org.songtor.port.Workbooks;
import org.songtor.repair.Diagnosis;
import org.songtor.repair.Group;
import org.songtor.repair.Grouping;
import org.songtor.repair.SchemeNames;

/** What stands behind the pages for handing in, in memory: takes every file once, and knows the batches of {@link MonthFixture}. */
public final class DeskDouble implements Submissions, CheckOnly, Repairs, Workbooks {
    /** A file with this text is still checked when it is asked for. */
    static final String SLOW = "slow";

    static final long CEILING = 2 << 20;
    final List<Parcel> parcels = new ArrayList<>();
    final List<Set<String>> applied = new ArrayList<>();
    private final Map<String, BatchId> known = new ConcurrentHashMap<>();
    private final Set<BatchId> slow = ConcurrentHashMap.newKeySet();

    void empty() {
        parcels.clear();
        applied.clear();
        known.clear();
        slow.clear();
    }

    @Override
    public synchronized Handed submit(Parcel parcel, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        if (bytes.length > CEILING) {
            return new Handed.TooLarge(CEILING);
        }
        if (parcel.corrects().isPresent()
                && receipt(parcel.fund(), parcel.corrects().get()).isEmpty()) {
            return new Handed.NothingToCorrect();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        BatchId id = text.contains(SLOW) ? MonthFixture.FRESH : MonthFixture.MEMBERS;
        BatchId before = known.putIfAbsent(text, id);
        if (before != null) {
            return new Handed.Known(before);
        }
        parcels.add(parcel);
        return new Handed.New(id);
    }

    @Override
    public Optional<Receipt> receipt(FundId fund, BatchId id) {
        return MonthFixture.BATCHES.stream()
                .filter(b -> b.id().equals(id) && b.fund().equals(fund) && b.state() != BatchState.RECEIVED)
                .findFirst()
                .map(b -> new Receipt(
                        b.id().toString(),
                        b.fund(),
                        b.period().map(Period::toString).orElse(""),
                        Sha256.of(new byte[] {1}),
                        b.receivedAt(),
                        b.state(),
                        new Count(257, Satang.ofBaht(25_700)),
                        b.state() == BatchState.REFUSED ? Count.NONE : new Count(250, Satang.ofBaht(25_000)),
                        b.state() == BatchState.REFUSED ? Count.NONE : new Count(3, Satang.ofBaht(300)),
                        b.state() == BatchState.REFUSED
                                ? new Count(257, Satang.ofBaht(25_700))
                                : id.equals(MonthFixture.CHECKED) ? Count.NONE : new Count(4, Satang.ofBaht(400)),
                        b.problems(),
                        MonthFixture.PROBLEMS.getOrDefault(id, List.of()),
                        id.equals(MonthFixture.CHECKED) ? Optional.of(MonthFixture.MEMBERS) : Optional.empty(),
                        "ab".repeat(32)));
    }

    @Override
    public void month(FundId fund, Period period, Path to) throws IOException {
        Files.writeString(to, "form of " + fund + " " + period);
    }

    /** Nothing is to be mended of what is done. */
    @Override
    public boolean returned(FundId fund, BatchId id, Path to) throws IOException {
        boolean some = receipt(fund, id).isPresent() && !id.equals(MonthFixture.DONE);
        if (some) {
            Files.writeString(to, "returned " + fund + " " + id);
        }
        return some;
    }

    @Override
    public long ceiling() {
        return CEILING;
    }

    @Override
    public Result check(FundId fund, String sourceName, Path file) throws IOException {
        boolean broken = Files.readString(file).contains("broken");
        return new Result(
                broken ? BatchState.REFUSED : BatchState.CHECKED,
                Optional.of(new BatchHeader(fund, Period.of("2569-11"), 30, Satang.ofBaht(3_000))),
                new Count(30, Satang.ofBaht(3_000)),
                broken ? Count.NONE : new Count(29, Satang.ofBaht(2_900)),
                Count.NONE,
                broken ? new Count(30, Satang.ofBaht(3_000)) : new Count(1, Satang.ofBaht(100)),
                2,
                List.of(
                        Problem.ofRow(ProblemCode.BAD_NATIONAL_ID, 8, 2, "national_id", "xxxxxxxxx0711", "13 digits"),
                        Problem.ofRow(
                                ProblemCode.TOO_LONG, 9, 3, "first_name", MonthFixture.HOSTILE_NAME, "at most 30")),
                broken ? List.of() : List.of(fixed(), text()));
    }

    private static Preview fixed() {
        String record = ("Dxxxxxxxxx0042นางน้ำผึ้ง ใจดี" + " ".repeat(80)).substring(0, 80);
        return new Preview(
                ProfileId.of("baac/bill-payment"),
                "BP-ST0000000000-000000.txt",
                "x-windows-874",
                29,
                Satang.ofBaht(2_900),
                29 * 82L,
                (record + "\r\n").repeat(4),
                List.of(Problem.ofRow(ProblemCode.UNENCODABLE, 9, 3, "first_name", "สมหญิง😀", "windows-874")));
    }

    private static Preview text() {
        String person = "<Person id=\"xxxxxxxxx0042\"><Name>" + MonthFixture.HOSTILE_NAME + "</Name></Person>\n";
        return new Preview(
                ProfileId.of("gsb/pain.001"),
                "PN-ST0000000000-000000.xml",
                "UTF-8",
                29,
                Satang.ofBaht(2_900),
                9_000,
                "<?xml version=\"1.0\"?>\n<Document>\n" + person.repeat(20),
                List.of());
    }

    @Override
    public Optional<Found> find(FundId fund, BatchId id) {
        return receipt(fund, id)
                .map(r -> new Found(
                        id,
                        r.state(),
                        id.equals(MonthFixture.DONE) ? List.of() : groups(),
                        id.equals(MonthFixture.DONE)
                                ? List.of()
                                : List.of(new Others(
                                        ProblemCode.DUPLICATE_LINE,
                                        "national_id",
                                        1,
                                        List.of(Problem.ofRow(
                                                ProblemCode.DUPLICATE_LINE,
                                                44,
                                                38,
                                                "national_id",
                                                "xxxxxxxxx0042",
                                                "only line 12"))))));
    }

    private static List<Group> groups() {
        Grouping grouping = new Grouping(new Diagnosis(new SchemeNames(Set.of("nsf"), Map.of("nsf", "nsf"))));
        grouping.header(Map.of("period", "2026-11"));
        for (int row = 7; row < 187; row++) {
            // Made so that a zero before it gives a right check digit.
            String twelve = "01017002%04d".formatted(row);
            String id = twelve + NationalId.checkDigit(twelve);
            grouping.row(row, Map.of("national_id", id.substring(1), "first_name", "เเก้ว<script>alert(1)</script>"));
        }
        grouping.row(190, Map.of("national_id", "1.10E+12", "amount", "100 บาท"));
        return grouping.groups();
    }

    @Override
    public Optional<Plan> plan(FundId fund, BatchId id, Set<String> picked) {
        List<Group> groups = find(fund, id).orElseThrow().groups().stream()
                .filter(g -> g.mistake().mendable() && picked.contains(g.key()))
                .toList();
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(180, Optional.of(Satang.ofBaht(18_000)), groups));
    }

    @Override
    public Optional<Handed> apply(FundId fund, BatchId id, Set<String> picked, String channel, String actor) {
        if (plan(fund, id, picked).isEmpty()) {
            return Optional.empty();
        }
        applied.add(picked);
        return Optional.of(new Handed.New(MonthFixture.CHECKED));
    }
}
