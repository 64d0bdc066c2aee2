package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.FormatSamples;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.PersonName;
import org.songtor.model.SchemeCode;
import org.songtor.port.Reports;
import org.songtor.port.RosterStore;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.signing.ReadyKeys;

/** A fifth agency is two layouts, one class, two goldens and one folder of settings; everything else finds it. */
class FifthAgencyTest {
    private static final String LOCATION = "spring.config.additional-location";
    private static final FundId FUND = FundId.of("toyfund");

    @TempDir
    private Path temp;

    private String before;

    @BeforeEach
    void addItsSettings() throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        before = System.getProperty(LOCATION);
        System.setProperty(LOCATION, before + ",classpath:/fifth-agency/");
        System.setProperty("SONGTOR_KEYS", ReadyKeys.at(temp.resolve("keys")).toString());
    }

    @AfterEach
    void takeThemAway() {
        System.setProperty(LOCATION, before);
        System.clearProperty("SONGTOR_KEYS");
    }

    @Test
    void money_for_an_agency_that_no_main_code_knows_is_settled() throws Exception {
        SongtorSettings installed = Installed.settings();
        try (Sandbox sandbox = Sandbox.start(sandbox(installed))) {
            DemoSettings settings =
                    new DemoSettings(installed, temp.resolve("home"), sandbox.sftpPort(), sandbox.httpsPort(), 0);
            try (Gateway gateway = Gateway.start(settings.properties())) {
                gateway.bean(RosterStore.class).replace(FUND, members());
                assertThat(submit(gateway.port(), settings.apiKey(FUND))).isEqualTo(201);
                Reports reports = gateway.bean(Reports.class);
                await(reports);
                assertThat(reports.lines())
                        .hasSize(3)
                        .allSatisfy(l -> assertThat(l.label()).isEqualTo(Label.SETTLED));
                assertThat(reports.files()).singleElement().satisfies(f -> {
                    assertThat(f.agency()).isEqualTo("toy");
                    assertThat(temp.resolve("agency/toy/received").resolve(f.name()))
                            .exists();
                });
                assertThat(new Books(temp).ledgers())
                        .extracting(Books.Entry::what)
                        .containsOnly("booked");
            }
        }
    }

    private SandboxSettings sandbox(SongtorSettings installed) {
        return new SandboxSettings(
                temp,
                installed.keys(),
                0,
                0,
                Optional.empty(),
                installed.agencies().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> Demo.agency(e.getValue()))),
                Duration.ofMillis(100),
                Duration.ofMillis(100));
    }

    private static List<Member> members() {
        return List.of(member(1), member(2), member(3));
    }

    private static Member member(int number) {
        return Member.of(
                Integer.toString(number),
                FormatSamples.person(number),
                new PersonName("นาง", "น้ำอ้อย", "ใจดี"),
                "ค้าขาย",
                java.util.Set.of(SchemeCode.of("toy-dues")));
    }

    private static int submit(int port, String key) throws Exception {
        StringBuilder csv =
                new StringBuilder("songtor-batch,1\r\nfund,toyfund\r\nperiod,2569-11\r\ncount,3\r\ntotal,300.00\r\n\r\n"
                        + "national_id,title,first_name,last_name,scheme,amount,wages\r\n");
        members()
                .forEach(m ->
                        csv.append(m.person().orElseThrow().value()).append(",นาง,น้ำอ้อย,ใจดี,toy-dues,100.00,\r\n"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/batches"))
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", "toy-1")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv.toString()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static void await(Reports reports) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end) && reports.lines().stream().noneMatch(l -> l.label() == Label.SETTLED)) {
            Thread.sleep(100);
        }
    }
}
