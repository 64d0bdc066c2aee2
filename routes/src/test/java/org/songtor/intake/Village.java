package org.songtor.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.AgencyCode;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Sha256;
import org.songtor.port.Installation;
import org.songtor.settings.FundEntry;
import org.songtor.settings.IntakeEntry;
import org.songtor.settings.WorkEntry;

/** A small fund with its schemes, members and batches, all invented. */
public final class Village {
    public static final FundId WIANG = FundId.of("wiang");
    public static final FundId OTHER = FundId.of("dokkhamtai");
    public static final String KEY = "key-of-wiang";
    public static final String OTHER_KEY = "key-of-dokkhamtai";

    static final SecretKey RECEIPTS = new SecretKeySpec(new byte[32], "HmacSHA256");

    public static final Member NAMPHUENG = member("W001", 1, "นาง", "น้ำผึ้ง", "ใจดี", "เกษตรกร", "nsf", "taweerak");
    public static final Member SOMCHAI = member("W002", 2, "นาย", "สมชาย", "กล้าหาญ", "ค้าขาย", "nsf");
    public static final Member BUNMI = member("W003", 3, "นาย", "บุญมี", "มั่งคั่ง", "เกษตรกร", "nsf");

    final MemoryOutbox outbox = new MemoryOutbox();
    public final MemoryBatchStore batches = new MemoryBatchStore(outbox);
    public final MemoryRosterStore rosters = new MemoryRosterStore();
    public final Incoming incoming;
    final BatchCheck check;
    public final Intake intake;
    public final FolderIntake folders;

    public Village(Path home, IntakeEntry limits) throws IOException {
        rosters.replace(WIANG, List.of(NAMPHUENG, SOMCHAI, BUNMI));
        incoming = new Incoming(home.resolve("intake/incoming"), limits.ceiling());
        check = new BatchCheck(
                List.of(new CsvBatchReader(), new XlsxBatchReader()),
                catalogue(),
                FormatDouble::new,
                rosters,
                Earlier.of(batches),
                limits,
                Clock.fixed(Instant.parse("2026-11-21T02:00:00Z"), ZoneId.of("Asia/Bangkok")));
        intake = new Intake(
                batches,
                outbox,
                FlowFixture.worker(outbox, settings(home, limits)),
                check,
                incoming,
                new Seal(use -> RECEIPTS));
        folders = new FolderIntake(intake, incoming, new ObjectMapper());
    }

    public static IntakeEntry limits() {
        return new IntakeEntry(Duration.ofMillis(100), 100_000, 200_000, 1_000);
    }

    public static SongtorSettings settings(Path home, IntakeEntry limits) {
        return new SongtorSettings(
                Installation.Mode.SANDBOX,
                "test",
                home,
                home.resolve("keys"),
                null,
                null,
                limits,
                new WorkEntry(
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2),
                        1,
                        10,
                        Duration.ofHours(1),
                        Duration.ofMinutes(1)),
                Map.of(),
                Map.of(WIANG, entry(KEY), OTHER, entry(OTHER_KEY), FundId.of("keyless"), entry("")),
                List.of(),
                FlowFixture.sftp(false),
                FlowFixture.https(false));
    }

    static Catalogue catalogue() {
        AgencyCode nsf = AgencyCode.of("nsf");
        AgencyCode baac = AgencyCode.of("baac");
        AgencyCode sso = AgencyCode.of("sso");
        Fund.Payer payer = new Fund.Payer("กองทุนหมู่บ้านเวียง", "1300000013", "000000");
        List<Fund.Agreement> agreements = List.of(
                new Fund.Agreement(nsf, LocalDate.of(2015, 8, 20), Optional.empty()),
                new Fund.Agreement(baac, LocalDate.of(2010, 1, 1), Optional.empty()),
                new Fund.Agreement(sso, LocalDate.of(2012, 1, 1), Optional.empty()),
                new Fund.Agreement(
                        AgencyCode.of("gsb"), LocalDate.of(2010, 1, 1), Optional.of(LocalDate.of(2026, 11, 20))));
        Map<AgencyCode, Fund.Payer> payers = Map.of(nsf, payer, baac, payer, sso, payer, AgencyCode.of("gsb"), payer);
        return new Catalogue(
                Map.ofEntries(
                        scheme("nsf", "nsf/collection", null, Set.of("sso40-2"), 50, false),
                        scheme("taweerak", "baac/bill-payment", "เกษตรกร", Set.of(), 1, false),
                        scheme("family-life", "gsb/pain.001", null, Set.of(), 1, false),
                        scheme("sso40-2", "sso/s40", null, Set.of(), 100, false),
                        scheme("sso33", "sso/sps1-10", null, Set.of(), 1, true)),
                Map.of(
                        WIANG, new Fund(WIANG, "กองทุนหมู่บ้านเวียง", "Wiang", payers, agreements, List.of()),
                        OTHER,
                                new Fund(
                                        OTHER,
                                        "ธนาคารหมู่บ้านดอกคำใต้",
                                        "Dok Kham Tai",
                                        payers,
                                        agreements,
                                        List.of())),
                Map.of(
                        ProfileId.of("nsf/collection"), new Document.Payee("0060001112", ""),
                        ProfileId.of("baac/bill-payment"), new Document.Payee("0200423250", "")));
    }

    static NationalId person(int number) {
        String twelve = "3999%08d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    static Member member(
            String no, int number, String title, String first, String last, String occupation, String... schemes) {
        Set<SchemeCode> codes =
                Set.copyOf(Arrays.stream(schemes).map(SchemeCode::of).toList());
        return Member.of(no, person(number), new PersonName(title, first, last), occupation, codes);
    }

    /** A batch file in the making; count and total are right unless they are set. */
    public static final class Batch {
        private final List<String> rows = new ArrayList<>();
        private long total;
        private Optional<String> saidTotal = Optional.empty();
        private Optional<String> saidCount = Optional.empty();
        private String fund = "wiang";
        private String period = "2569-11";

        public Batch line(Member m, String scheme, String baht) {
            return row(m.person().orElseThrow().value(), m, scheme, baht, "");
        }

        public Batch row(String id, Member m, String scheme, String baht, String wages) {
            if (baht.matches("[0-9]+(\\.[0-9]{1,2})?")) {
                total += Satang.ofBaht(new BigDecimal(baht)).value();
            }
            PersonName n = m.name();
            rows.add("%s,%s,%s,%s,%s,\"%s\",%s".formatted(id, n.title(), n.first(), n.last(), scheme, baht, wages));
            return this;
        }

        public Batch count(String said) {
            saidCount = Optional.of(said);
            return this;
        }

        public Batch total(String said) {
            saidTotal = Optional.of(said);
            return this;
        }

        public Batch fund(String said) {
            fund = said;
            return this;
        }

        public Batch period(String said) {
            period = said;
            return this;
        }

        public String text() {
            return "songtor-batch,1\nกองทุน fund,%s\nงวด period,%s\nจำนวนรายการ count,%s\nยอดรวม total,%s\n\n"
                            .formatted(
                                    fund,
                                    period,
                                    saidCount.orElse(Integer.toString(rows.size())),
                                    saidTotal.orElse(Satang.of(total).toBaht()))
                    + "national_id,title,first_name,last_name,scheme,amount,wages\n"
                    + String.join("\n", rows) + "\n";
        }

        public byte[] bytes() {
            return text().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static FundEntry entry(String key) {
        String hash = key.isEmpty()
                ? ""
                : Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex();
        return new FundEntry("ก", "f", Map.of(), List.of(), hash, List.of(), Set.of(), List.of(), Set.of(), List.of());
    }

    private static Map.Entry<SchemeCode, Scheme> scheme(
            String code, String profile, String occupation, Set<String> excludes, long least, boolean wages) {
        SchemeCode id = SchemeCode.of(code);
        Set<SchemeCode> not = Set.copyOf(excludes.stream().map(SchemeCode::of).toList());
        return Map.entry(
                id,
                new Scheme(
                        id,
                        ProfileId.of(profile),
                        "สวัสดิการ " + code,
                        code,
                        wages,
                        List.of(new SchemeTerms(
                                Period.of("2500-01"),
                                Optional.empty(),
                                Satang.ofBaht(least),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.ofNullable(occupation),
                                not,
                                "test"))));
    }
}
