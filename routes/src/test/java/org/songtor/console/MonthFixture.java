package org.songtor.console;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.HandoverStore.Stage;
import org.songtor.port.Views.BatchView;
import org.songtor.port.Views.Came;
import org.songtor.port.Views.EvidenceRow;
import org.songtor.port.Views.FileView;
import org.songtor.port.Views.HistoryRow;
import org.songtor.port.Views.ItemPage;
import org.songtor.port.Views.ItemView;
import org.songtor.port.Views.LineView;

/** One month of two funds as the console may meet it: every label, every file state, every batch state, and hostile texts. */
final class MonthFixture {
    static final FundId WIANG = FundId.of("wiang");
    static final FundId DOK_KHAM_TAI = FundId.of("dokkhamtai");
    static final BatchId MEMBERS = new BatchId(1);
    static final BatchId VILLAGE_BANK = new BatchId(2);
    static final BatchId REFUSED = new BatchId(3);
    static final BatchId FRESH = new BatchId(4);
    static final BatchId CHECKED = new BatchId(5);
    static final BatchId DONE = new BatchId(6);
    /** A valid check digit, belonging to nobody: it must never reach a page. */
    static final String WHOLE_ID = "1101700230708";

    static final String HOSTILE_NAME = "นาย<script>alert(1)</script> ทดสอบ";

    private static final Instant T = Instant.parse("2026-11-21T05:00:00Z");

    /** Whose files should have left by {@link #DUE}, which they did not. */
    static final ProfileId LATE = ProfileId.of("gsb/pain.001");

    static final Instant DUE = T.plus(Duration.ofMinutes(5));
    private static final Optional<Period> NOVEMBER = Optional.of(new Period(YearMonth.of(2026, 11)));
    private static final List<String> NAMES = List.of(
            "นางบุญมี แก้วใส",
            "นายทองดี ศรีเวียง",
            "นางสาวน้ำผึ้ง ป่าไม้",
            "นายก้องเกียรติ เกษมสุข",
            "นางจันทร์เพ็ญ ตั้งอยู่ดี");

    static final Map<BatchId, List<LineView>> LINES =
            Map.of(MEMBERS, members(), VILLAGE_BANK, villageBank(), CHECKED, inTrust(), DONE, settled());
    static final List<BatchView> BATCHES = List.of(
            batch(MEMBERS, WIANG, "wiang-members.xlsx", "folder", BatchState.DISPATCHED, 3, 16),
            batch(VILLAGE_BANK, DOK_KHAM_TAI, "dokkhamtai-members.csv", "rest", BatchState.DISPATCHED, 0, 1),
            batch(REFUSED, WIANG, "wiang-" + WHOLE_ID + ".csv", "rest", BatchState.REFUSED, 120, 0),
            batch(FRESH, WIANG, "wiang-late.csv", "rest", BatchState.RECEIVED, 0, 0),
            batch(CHECKED, WIANG, "wiang-more.csv", "folder", BatchState.CHECKED, 0, 0),
            batch(DONE, WIANG, "wiang-staff.xlsx", "folder", BatchState.DISPATCHED, 0, 0));
    static final Map<BatchId, List<FileView>> FILES = Map.of(
            MEMBERS,
            List.of(
                    file(11, "baac/bill-payment", FileState.ANSWERED, "BP-ST0000000112-000001.txt", 90, 2, 5, 9_000_00),
                    file(12, "gsb/pain.001", FileState.DELIVERED, "PAIN-ST0000000120-000001.xml", 60, 0, 0, 0),
                    file(13, "nsf/collection", FileState.SENT, "NSF-ST0000000138-000001.csv", 60, 0, 0, 0),
                    file(14, "sso/s40", FileState.UNDELIVERABLE, "S40-ST0000000146-000001.xml", 20, 20, 0, 0),
                    file(15, "sso/sps1-10", FileState.SIGNED, "SPS-ST0000000153-000001.txt", 9, 0, 0, 0),
                    file(16, "sso/sps1-10", FileState.FROZEN, "", 9, 0, 0, 0)),
            DONE,
            List.of(file(17, "sso/sps1-10", FileState.ANSWERED, "SPS-ST0000000161-000002.txt", 9, 0, 9, 13_500_00)));
    static final Map<BatchId, List<Problem>> PROBLEMS = Map.of(
            MEMBERS,
            List.of(
                    Problem.ofRow(
                            ProblemCode.BAD_NATIONAL_ID, 14, 8, "national_id", "xxxxxxxxx0711", "เลขตรวจสอบที่ถูกต้อง"),
                    Problem.ofRow(ProblemCode.UNENCODABLE, 41, 35, "first_name", "สมหญิง😀", "windows-874"),
                    Problem.ofRow(ProblemCode.EXCLUDED_SCHEMES, 60, 54, "scheme", "nsf + sso40-2", ""),
                    Problem.ofFile(ProblemCode.MISSED_PLEDGE, "nsf", "นางน้ำผึ้ง ใจดี", "1 / 3")),
            REFUSED,
            Stream.generate(() -> Problem.ofFile(ProblemCode.TOTAL_MISMATCH, "total", "25600.00", "25700.00"))
                    .limit(120)
                    .toList());
    /** A file of which one line was given back. */
    private static final long ONE_LEFT = 12;
    /** An item about a file's money alone. */
    static final long OF_MONEY = 201;
    /** An item of the operators about what left an account. */
    static final long LEFT = 202;

    static final List<ItemPage> ITEMS = items();

    private MonthFixture() {}

    private static BatchView batch(
            BatchId id, FundId fund, String source, String channel, BatchState state, int problems, int open) {
        List<LineView> lines = LINES.getOrDefault(id, List.of());
        return new BatchView(
                id,
                fund,
                state == BatchState.REFUSED ? Optional.empty() : NOVEMBER,
                source,
                channel,
                state,
                T.plus(Duration.ofMinutes(id.value())),
                lines.size(),
                MonthDouble.sum(lines),
                problems,
                open);
    }

    private static FileView file(
            long id,
            String profile,
            FileState state,
            String name,
            int lines,
            int exceptions,
            int settled,
            long credited) {
        return new FileView(
                new FileId(id),
                ProfileId.of(profile),
                name,
                state,
                lines,
                Satang.ofBaht(lines * 100L),
                Satang.ofBaht(lines * 100L - (id == ONE_LEFT ? 100 : 0)),
                name.isEmpty() ? "ST0000000179" : name.replaceAll(".*(ST[0-9]{10}).*", "$1"),
                reached(state, FileState.SIGNED, 7),
                reached(state, FileState.SENT, 8),
                state == FileState.UNDELIVERABLE ? Optional.empty() : reached(state, FileState.DELIVERED, 9),
                state == FileState.UNDELIVERABLE ? Optional.empty() : reached(state, FileState.ANSWERED, 65),
                state == FileState.DELIVERED || state == FileState.ANSWERED
                        ? Optional.of(T.plus(Duration.ofDays(2)))
                        : Optional.empty(),
                Optional.of(Satang.of(credited)),
                settled,
                exceptions,
                0,
                lines - settled - exceptions,
                state == FileState.SENT
                        ? "UNKNOWN: no answer within 30 s"
                        : state == FileState.UNDELIVERABLE ? "REFUSED: status 422" : "",
                state == FileState.UNDELIVERABLE ? Optional.empty() : reached(state, FileState.ANSWERED, 65),
                credited == lines * 100_00L ? reached(state, FileState.ANSWERED, 70) : Optional.empty(),
                state == FileState.SENT ? Optional.of(T.plus(Duration.ofMinutes(20))) : Optional.empty(),
                state == FileState.SIGNED ? Optional.of(Stage.EXPORTED) : Optional.empty(),
                Optional.empty(),
                false,
                Period.of("2569-11"),
                Optional.empty());
    }

    private static Optional<Instant> reached(FileState state, FileState step, int minutes) {
        return state.compareTo(step) >= 0 ? Optional.of(T.plus(Duration.ofMinutes(minutes))) : Optional.empty();
    }

    private static List<LineView> members() {
        List<LineView> lines = new ArrayList<>();
        for (int no = 1; no <= 257; no++) {
            Label label =
                    no <= Label.values().length ? Label.values()[no - 1] : no % 9 == 0 ? Label.WAITING : Label.SETTLED;
            String name = no == 2 ? HOSTILE_NAME : NAMES.get(no % NAMES.size());
            String scheme = List.of("nsf", "taweerak", "family-life", "sso40-2").get(no % 4);
            lines.add(line(no, name, scheme, 100_00, label));
        }
        return List.copyOf(lines);
    }

    private static List<LineView> villageBank() {
        return Stream.iterate(1, n -> n + 1)
                .limit(12)
                .map(n -> line(n, "นางดอกคำใต้ ลับเฉพาะ", "nsf", 120_50, Label.FILE_SHORT))
                .toList();
    }

    private static List<LineView> settled() {
        return Stream.iterate(1, n -> n + 1)
                .limit(9)
                .map(n -> line(n, NAMES.get(n % NAMES.size()), "sso33", 1_500_00, Label.SETTLED))
                .toList();
    }

    private static List<LineView> inTrust() {
        return Stream.iterate(1, n -> n + 1)
                .limit(3)
                .map(n -> line(n, NAMES.get(n), "nsf", 100_00, Label.HELD_IN_TRUST))
                .toList();
    }

    private static LineView line(int no, String name, String scheme, long satang, Label label) {
        boolean needs = label.need() == Label.Need.DECISION;
        return new LineView(
                no,
                no + 6,
                "xxxxxxxxx%04d".formatted(no),
                name,
                scheme,
                Satang.of(satang),
                label,
                Optional.of(new FileId(label == Label.UNDELIVERED ? 14 : 11)),
                needs ? Optional.of(100L + label.ordinal()) : Optional.empty());
    }

    private static List<ItemPage> items() {
        List<ItemPage> items = new ArrayList<>();
        Arrays.stream(Label.values())
                .filter(label -> label.need() == Label.Need.DECISION)
                .forEach(label -> items.add(item(100 + label.ordinal(), label, WIANG)));
        items.add(item(200, Label.FILE_SHORT, DOK_KHAM_TAI));
        items.add(item(OF_MONEY, Label.FILE_OVER, DOK_KHAM_TAI));
        items.add(item(LEFT, Label.CREDIT_TAKEN_BACK, Optional.empty()));
        return List.copyOf(items);
    }

    private static ItemPage item(long id, Label label, FundId fund) {
        return item(id, label, Optional.of(fund));
    }

    private static ItemPage item(long id, Label label, Optional<FundId> fund) {
        int lines = label == Label.FILE_SHORT
                ? 40
                : label == Label.CREDIT_WITHOUT_FILE
                                || label == Label.STATEMENT_MISSING
                                || label == Label.MISSED_CUTOFF
                                || id == OF_MONEY
                        ? 0
                        : label == Label.NEVER_PAID ? 5_000 : 1;
        ItemView view = new ItemView(
                id,
                label,
                "treasurer",
                fund,
                Satang.ofBaht(id * 10),
                T.plus(Duration.ofMinutes(70)),
                true,
                "line:" + id,
                note(label),
                lines);
        List<EvidenceRow> evidence = id == OF_MONEY
                ? List.of(money())
                : Stream.generate(() -> evidence(label))
                        .limit(Math.min(lines, 1_000))
                        .toList();
        List<HistoryRow> history = List.of(
                new HistoryRow(T.plus(Duration.ofMinutes(70)), "songtor", "item.opened"),
                new HistoryRow(T.plus(Duration.ofMinutes(80)), "malee", "note " + WHOLE_ID));
        Optional<Came> came = label == Label.LATE
                ? Optional.of(new Came(LATE, Period.of("2569-11"), Optional.empty(), T.plus(Duration.ofDays(2))))
                : Optional.empty();
        return new ItemPage(view, evidence, history, came);
    }

    private static String note(Label label) {
        return switch (label) {
            case MISSING_FROM_BATCH -> "สมาชิก " + WHOLE_ID + " นางบุญมี แก้วใส";
            case REFUSED_AT_INTAKE -> "SGT-3004 national_id; SGT-2003 amount; SGT-1011 batch.count";
            case HELD_FOR_REVIEW -> "SGT-4001 first name";
            case CREDIT_UNSURE -> "account 0200000001, entry E17, 2026-11-21";
            case BOOKED_NEVER_SENT -> "BP-1.txt: xxxxxxxxx0002 1100.00";
            case ARRIVAL_REJECTED -> "nsf NC-1.csv: SGT-4005 amount (row 3), SGT-4007 signature";
            case NEVER_ANSWERED -> "NC-ST0000000138-000001.csv: line 7";
            case STATEMENT_MISSING -> "agency baac; day 2026-11-18";
            default -> "";
        };
    }

    private static EvidenceRow money() {
        return new EvidenceRow(
                Optional.empty(),
                0,
                "",
                "",
                Optional.empty(),
                Satang.ZERO,
                Optional.of("NSF-ST0000000138-000001.csv"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Satang.ofBaht(5_900)),
                Optional.of(Satang.ofBaht(6_000)),
                Label.FILE_OVER);
    }

    private static EvidenceRow evidence(Label label) {
        boolean sent = label != Label.BOOKED_NEVER_SENT && label != Label.MISSING_FROM_BATCH;
        boolean answered =
                label != Label.NEVER_ANSWERED && label != Label.MISSING_FROM_BATCH && label != Label.UNDELIVERED;
        return new EvidenceRow(
                sent ? Optional.of(MEMBERS) : Optional.empty(),
                sent ? 42 : 0,
                "xxxxxxxxx0042",
                label == Label.AMOUNT_MISMATCH ? HOSTILE_NAME : "นางบุญมี แก้วใส",
                Optional.of(SchemeCode.of("nsf")),
                sent ? Satang.ofBaht(100) : Satang.ZERO,
                sent ? Optional.of("NSF-ST0000000138-000001.csv") : Optional.empty(),
                sent ? Optional.of(Satang.ofBaht(100)) : Optional.empty(),
                answered ? Optional.of(label == Label.ALREADY_PAID ? "DUPLICATE" : "BOOKED") : Optional.empty(),
                answered
                        ? Optional.of(label == Label.ALREADY_PAID ? Satang.ZERO : Satang.ofBaht(sent ? 90 : 500))
                        : Optional.empty(),
                sent ? Optional.of(Satang.ofBaht(6_000)) : Optional.empty(),
                // Of several funds' file: there is money, and nobody can say whose is over.
                sent && label != Label.FILE_OVER
                        ? Optional.of(Satang.ofBaht(label == Label.NOT_ELIGIBLE ? 6_000 : 5_900))
                        : Optional.empty(),
                label);
    }
}
