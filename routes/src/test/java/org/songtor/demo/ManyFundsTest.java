package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.model.FileId;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FileShares;
import org.songtor.port.KeyRing;
import org.songtor.port.Reports;
import org.songtor.port.RosterStore;
import org.songtor.port.Signer;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.share.ShareCheck;
import org.songtor.share.ShareStatements;

/** Forty funds' batches make one SFTP file, which the toy agency answers and its bank pays; the whole gateway runs. */
class ManyFundsTest {
    private static final String SENDER = "เครือข่ายกองทุนหมู่บ้าน";
    private static final int FUNDS = 40;
    private static final int LINES = 3;

    @TempDir
    private Path temp;

    @Test
    void forty_funds_make_one_file_and_a_line_that_is_refused_is_its_own_funds_trouble_and_nobody_elses()
            throws Exception {
        String person = person(7, 2).value();
        month("toy/dues," + SENDER + "," + person + ",not-eligible,\n", reports -> {
            Map<Label, List<String>> funds = reports.lines().stream()
                    .collect(Collectors.groupingBy(
                            Reports.LineRow::label, Collectors.mapping(Reports.LineRow::fund, Collectors.toList())));
            assertThat(funds.get(Label.NOT_ELIGIBLE)).containsExactly("fund07");
            assertThat(funds.get(Label.SETTLED)).hasSize(FUNDS * LINES - 1);
            assertThat(reports.items()).singleElement().satisfies(item -> {
                assertThat(item.fund()).isEqualTo("fund07");
                assertThat(item.atRisk()).isEqualTo(10_000);
            });
            assertThat(reports.files()).singleElement().satisfies(f -> {
                assertThat(f.lines()).isEqualTo(FUNDS * LINES);
                assertThat(f.creditedSatang()).isEqualTo(FUNDS * LINES * 10_000L);
                assertThat(f.fund().split(" ")).hasSize(FUNDS);
            });
        });
    }

    @Test
    void money_that_is_short_is_told_to_every_fund_with_its_share_at_risk() throws Exception {
        month("toy/dues," + SENDER + ",,credit-short,0.01\n", reports -> {
            assertThat(reports.lines()).allSatisfy(l -> assertThat(l.label()).isEqualTo(Label.FILE_SHORT));
            assertThat(reports.items())
                    .hasSize(FUNDS)
                    .allSatisfy(item -> assertThat(item.atRisk()).isEqualTo(LINES * 10_000L));
            assertThat(reports.items()).extracting(Reports.ItemRow::fund).doesNotHaveDuplicates();
        });
    }

    private interface Ended {
        void with(Reports reports);
    }

    private void month(String script, Ended ended) throws Exception {
        try (ToyTown town = new ToyTown(temp, script, ManyFundsTest::oneFileForAll)) {
            forFunds((fund, n) -> town.bean(RosterStore.class).replace(fund, members(n)));
            forFunds((fund, n) -> assertThat(
                            town.submit(fund, "toy-" + n, batch(fund, n)).statusCode())
                    .isEqualTo(201));
            Reports reports = town.bean(Reports.class);
            ToyTown.await(() -> ended(reports.lines()));
            ended.with(reports);
            sharesAreSeen(town.bean(Views.class), reports);
            shareIsProved(town, reports.files().get(0));
            assertThat(Files.list(temp.resolve("agency/toy/received"))
                            .filter(f -> !f.toString().endsWith(".p7s")))
                    .hasSize(1);
        }
    }

    private static void oneFileForAll(DemoSettings settings) {
        Map<String, Object> properties = settings.properties();
        for (int n = 1; n <= FUNDS; n++) {
            properties.putAll(entry(fund(n), n, settings));
        }
        properties.put("songtor.agencies.toy.sender.name", SENDER);
        properties.put("songtor.agencies.toy.sender.number", "1900000099");
        properties.put("songtor.agencies.toy.profiles[dues].grouping.by", "agency");
        // Closed by count: when the last of them has come, however long that takes.
        properties.put("songtor.agencies.toy.profiles[dues].grouping.most-lines", FUNDS * LINES);
        properties.put("songtor.agencies.toy.profiles[dues].answer-within", "60s");
    }

    private static void sharesAreSeen(Views views, Reports reports) {
        Viewer seventh = new Viewer("t", Set.of(FundId.of("fund07")), false);
        List<Views.BatchView> batches = views.batches(seventh, 100);
        assertThat(batches).hasSize(1);
        assertThat(views.files(seventh, batches.get(0).id())).singleElement().satisfies(file -> {
            assertThat(file.shared()).isTrue();
            assertThat(file.lines()).isEqualTo(LINES);
            assertThat(file.amount()).isEqualTo(Satang.ofBaht(LINES * 100L));
            assertThat(file.name()).isEqualTo(reports.files().get(0).name());
        });
    }

    /** Against the bytes that the agency got. */
    private void shareIsProved(ToyTown gateway, Reports.FileRow file) throws IOException {
        FundId fund = FundId.of("fund07");
        FileId id = gateway.bean(FileShares.class).find(file.reference()).orElseThrow();
        ShareStatements.Signed made = gateway.bean(ShareStatements.class)
                .ofFund(new Viewer("t", Set.of(fund), false), id, fund)
                .orElseThrow();
        byte[] received = Files.readAllBytes(temp.resolve("agency/toy/received").resolve(file.name()));
        ShareCheck.Verdict verdict = ShareCheck.of(
                made.json(), Optional.empty(), Optional.of(received), profile -> gateway.bean(ToyFormat.class));
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.told())
                .startsWith("fund07: ")
                .contains("positions 19-21")
                .endsWith("baht 300.00");
        assertThat(gateway.bean(Signer.class).reject(new KeyRing.Identity.Gateway(), made.json(), made.signature()))
                .isEmpty();
    }

    private interface OfFund {
        void with(FundId fund, int number) throws Exception;
    }

    private static void forFunds(OfFund each) throws Exception {
        for (int n = 1; n <= FUNDS; n++) {
            each.with(fund(n), n);
        }
    }

    private static FundId fund(int number) {
        return FundId.of("fund%02d".formatted(number));
    }

    private static Map<String, Object> entry(FundId fund, int n, DemoSettings settings) {
        settings.apiKey(fund);
        String prefix = "songtor.funds." + fund + ".";
        return Map.of(
                prefix + "name-th",
                "กองทุนที่ " + n,
                prefix + "name-en",
                "Fund " + n,
                prefix + "payers.toy.name",
                "กองทุนที่ " + n,
                prefix + "payers.toy.number",
                "%010d".formatted(n),
                prefix + "agreements[0].agency",
                "toy",
                prefix + "agreements[0].from",
                "2020-01-01");
    }

    private static org.songtor.model.NationalId person(int fund, int line) {
        return FormatSamples.person(fund * 10 + line);
    }

    private static List<Member> members(int fund) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> Member.of(
                        Integer.toString(line),
                        person(fund, line),
                        new PersonName("นาง", "น้ำอ้อย", "ใจดี"),
                        "ค้าขาย",
                        Set.of(SchemeCode.of("toy-dues"))))
                .toList();
    }

    private static String batch(FundId fund, int n) {
        List<String> rows = new ArrayList<>(List.of(
                "songtor-batch,1",
                "fund," + fund,
                "period,2569-11",
                "count," + LINES,
                "total," + LINES * 100 + ".00",
                "",
                "national_id,title,first_name,last_name,scheme,amount,wages"));
        members(n).forEach(m -> rows.add(m.person().orElseThrow().value() + ",นาง,น้ำอ้อย,ใจดี,toy-dues,100.00,"));
        return String.join("\r\n", rows) + "\r\n";
    }

    private static boolean ended(List<Reports.LineRow> lines) {
        return lines.size() == FUNDS * LINES
                && lines.stream().noneMatch(l -> l.label() == Label.WAITING || l.label() == Label.NEVER_ANSWERED);
    }
}
