package org.songtor.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.FundRules;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Sha256;
import org.songtor.model.Shares;
import org.songtor.port.AgencyFormat;
import org.songtor.port.BatchStore.Received;
import org.songtor.port.RosterStore.Payment;

/** Wiang's fund with its own rules, the schemes with their terms, and a book of lines to check; all people are invented. */
final class Wiang {
    static final FundId FUND = FundId.of("wiang");
    private static final ZoneId HERE = ZoneId.of("Asia/Bangkok");

    final MemoryRosterStore rosters = new MemoryRosterStore();
    Optional<BatchId> alike = Optional.empty();
    LocalDate today = LocalDate.of(2026, 11, 3);
    String period = "2569-11";
    Optional<String> count = Optional.empty();
    Optional<FundRules.Session> session = Optional.empty();
    boolean backDating = true;
    Optional<Integer> missedEnds = Optional.empty();
    Map<Integer, SchemeCode> desks = new HashMap<>();
    Map<SchemeCode, SchemeRule> schemeRules = new HashMap<>();
    Function<ProfileId, AgencyFormat> formats = FormatDouble::new;
    final Map<SchemeCode, Scheme> schemes = new HashMap<>();
    final Map<AgencyCode, Fund.Payer> payers = new HashMap<>();
    final Map<ProfileId, Document.Payee> payees = new HashMap<>();
    final List<Fund.Agreement> agreements = new ArrayList<>();
    final List<Member> members = new ArrayList<>();

    private final Path folder;
    private final List<String> rows = new ArrayList<>();
    private long total;

    Wiang(Path folder) {
        this.folder = folder;
        scheme("nsf", "nsf/collection", "50", null, "30000", 15, 60, null, "sso40-2", "sso40-3");
        scheme("taweerak", "baac/bill-payment", "1", null, null, 0, 0, "เกษตรกร");
        scheme("family-life", "gsb/pain.001", "1", null, null, 0, 0, null);
        scheme("sso40-1", "sso/s40", "1", "70", null, 0, 0, null);
        scheme("sso40-2", "sso/s40", "1", "100", null, 0, 0, null);
        scheme("cwf", "lao/cwf", "1", "200", null, 0, 0, null);
        for (String agency : List.of("baac", "gsb", "nsf", "sso", "lao")) {
            payers.put(AgencyCode.of(agency), new Fund.Payer("กองทุนเวียง " + agency, "1300000013", "000000"));
            agreements.add(new Fund.Agreement(AgencyCode.of(agency), LocalDate.of(2010, 1, 1), Optional.empty()));
        }
    }

    /** Terms of every period. */
    private void scheme(
            String code,
            String profile,
            String least,
            String exactly,
            String yearly,
            int from,
            int to,
            String occupation,
            String... excludes) {
        terms(
                code,
                profile,
                new SchemeTerms(
                        Period.of("2540-01"),
                        Optional.empty(),
                        baht(least),
                        Optional.empty(),
                        Optional.ofNullable(exactly).map(Wiang::baht),
                        Optional.ofNullable(yearly).map(Wiang::baht),
                        to == 0 ? Optional.empty() : Optional.of(new SchemeTerms.Ages(from, to)),
                        Optional.ofNullable(occupation),
                        Set.copyOf(
                                List.of(excludes).stream().map(SchemeCode::of).toList()),
                        ""));
    }

    void terms(String code, String profile, SchemeTerms... terms) {
        SchemeCode id = SchemeCode.of(code);
        schemes.put(id, new Scheme(id, ProfileId.of(profile), "สวัสดิการ " + code, code, false, List.of(terms)));
    }

    static Satang baht(String baht) {
        return Satang.ofBaht(new BigDecimal(baht));
    }

    /** The 3rd, 09:00-12:00, no back-dating, three misses end a membership. */
    Wiang keepsItsHours() {
        session = Optional.of(new FundRules.Session(3, LocalTime.of(9, 0), LocalTime.NOON));
        backDating = false;
        missedEnds = Optional.of(3);
        return this;
    }

    Wiang rule(String scheme, String least, String yearly) {
        return rule(
                scheme,
                new SchemeRule(
                        Optional.ofNullable(least).map(Wiang::baht),
                        Optional.ofNullable(yearly).map(Wiang::baht),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    Wiang rule(String scheme, SchemeRule rule) {
        schemeRules.put(SchemeCode.of(scheme), rule);
        return this;
    }

    static SchemeRule held() {
        FundRules.Window december = new FundRules.Window(MonthDay.of(12, 1), MonthDay.of(12, 31));
        return new SchemeRule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FundRules.Hold(december)),
                Optional.empty(),
                Optional.empty());
    }

    /** Paid 1 to 30 January, handed over by 5 February. */
    static SchemeRule welfare(Optional<Shares> shares) {
        return new SchemeRule(
                Optional.empty(),
                Optional.empty(),
                shares,
                Optional.empty(),
                Optional.of(new FundRules.Window(MonthDay.of(1, 1), MonthDay.of(1, 30))),
                Optional.of(MonthDay.of(2, 5)));
    }

    /** A member with this number, born in 2523 (1980), who pays into these schemes. */
    Member member(int number, String... pays) {
        return member(number, LocalDate.of(1980, 5, 1), "เกษตรกร", pays);
    }

    Member member(int number, LocalDate born, String occupation, String... pays) {
        Member plain = Village.member(
                "W%03d".formatted(number), number, "นาง", "น้ำผึ้ง" + thai(number), "ใจดี", occupation, pays);
        Member member = new Member(
                plain.memberNo(),
                plain.kind(),
                plain.person(),
                plain.name(),
                plain.occupation(),
                Optional.ofNullable(born),
                plain.enrolments(),
                plain.references());
        members.add(member);
        return member;
    }

    private static String thai(int number) {
        StringBuilder letters = new StringBuilder();
        Integer.toString(number).chars().forEach(c -> letters.append((char) ('ก' + c - '0')));
        return letters.toString();
    }

    Wiang paid(Member member, String scheme, String period, String baht) {
        rosters.paid.add(payment(member, scheme, period, baht));
        return this;
    }

    static Payment payment(Member member, String scheme, String period, String baht) {
        return new Payment(member.person().orElseThrow(), SchemeCode.of(scheme), Period.of(period), baht(baht));
    }

    /** @param more further fields, {@code name=value} */
    Wiang line(Member m, String scheme, String baht, String... more) {
        return row(
                baht,
                "national_id=" + m.person().orElseThrow().value(),
                "title=" + m.name().title(),
                "first_name=" + m.name().first(),
                "last_name=" + m.name().last(),
                "scheme=" + scheme,
                String.join("|", more));
    }

    Wiang row(String baht, String... fields) {
        total += baht(baht).value();
        String all = String.join("|", fields) + "|amount=" + baht;
        rows.add(all.replaceAll("[|]{2,}", "|"));
        return this;
    }

    Ran check() throws IOException {
        return check(FUND);
    }

    private Ran check(FundId fund) throws IOException {
        return Ran.of(check(rosters).check(received(fund), file()));
    }

    BatchCheck check(MemoryRosterStore from) {
        from.replace(FUND, members);
        Earlier earlier = new Earlier() {
            @Override
            public boolean has(FundId fund, BatchId batch) {
                return batch.value() == 1;
            }

            @Override
            public Optional<BatchId> alike(FundId fund, Sha256 fingerprint, BatchId not) {
                return alike;
            }
        };
        return new BatchCheck(List.of(new PlainRows()), catalogue(), formats, from, earlier, Village.limits(), clock());
    }

    private Clock clock() {
        return Clock.fixed(today.atTime(13, 0).atZone(HERE).toInstant(), HERE);
    }

    Received received(FundId fund) {
        return new Received(new BatchId(7), fund, "book", Sha256.of(new byte[0]), now(), Optional.empty());
    }

    private Instant now() {
        return clock().instant();
    }

    Path file() throws IOException {
        String header = "fund=wiang|period=%s|count=%s|total=%s"
                .formatted(
                        period, count.orElse("" + rows.size()), Satang.of(total).toBaht());
        String text = PlainRows.FIRST + "\n" + header + "\n" + String.join("\n", rows) + "\n";
        return Files.write(folder.resolve("book"), text.getBytes(StandardCharsets.UTF_8));
    }

    Catalogue catalogue() {
        FundRules rules = new FundRules(
                Period.of("2540-01"), Optional.empty(), session, backDating, missedEnds, desks, schemeRules, List.of());
        Fund fund = new Fund(FUND, "กองทุนหมู่บ้านเวียง", "Wiang", payers, agreements, List.of(rules));
        schemes.values().forEach(s -> payees.putIfAbsent(s.profile(), new Document.Payee("0200423250", "SERVICE")));
        return new Catalogue(schemes, Map.of(FUND, fund), payees);
    }
}
