package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.Village.Batch;
import org.songtor.intake.csv.CsvBatchReader;
import org.songtor.intake.xlsx.XlsxBatchReader;
import org.songtor.model.BatchId;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.songtor.port.CheckOnly;
import org.songtor.port.Views;
import org.songtor.workbook.FastexcelWorkbook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;

/** The API on a real port: what a fund's program sees. */
@SpringBootTest(
        classes = ApiTest.Gateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.additional-location=",
            "spring.main.banner-mode=off",
            "songtor.home=target/api-test"
        })
@ContextConfiguration(initializers = ApiTest.Settings.class)
class ApiTest {
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Village village;

    @BeforeEach
    void empty() {
        village.batches.batches.clear();
    }

    @Test
    void a_batch_is_taken_once_and_its_receipt_can_be_read_again() throws Exception {
        HttpResponse<String> first = post(batch().bytes(), "k1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        JsonNode receipt = json.readTree(first.body());
        assertThat(receipt.get("number").asText()).isEqualTo("B000001");
        assertThat(receipt.get("accepted").get("baht").asText()).isEqualTo("300.00");
        assertThat(village.batches.batches.get(0).submission().sourceName()).isEqualTo("สมาชิก.csv");
        assertThat(village.batches.batches.get(0).submission().channel()).isEqualTo("rest");
        HttpResponse<String> again = post(batch().bytes(), "k1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(post(batch().bytes(), "another-key").statusCode()).isEqualTo(200);
        HttpResponse<String> read = get(first.headers().firstValue("Location").orElseThrow(), Village.KEY);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(first.body());
    }

    @Test
    void a_file_is_checked_by_the_same_rules_without_being_handed_in() throws Exception {
        HttpResponse<String> checked =
                send("/api/v1/batches/check", batch().bytes(), "Authorization", "Bearer " + Village.KEY);
        assertThat(checked.statusCode()).as(checked.body()).isEqualTo(200);
        JsonNode result = json.readTree(checked.body());
        assertThat(result.get("state").asText()).isEqualTo("CHECKED");
        assertThat(result.get("accepted").get("baht").asText()).isEqualTo("300.00");
        assertThat(village.batches.batches).isEmpty();
        JsonNode refused = json.readTree(
                send("/api/v1/batches/check", batch().count("4").bytes(), "Authorization", "Bearer " + Village.KEY)
                        .body());
        assertThat(refused.get("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.get("problems").get(0).get("expected_th").asText()).contains("3 รายการ");
        assertThat(send("/api/v1/batches/check", batch().bytes()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_batch_may_say_which_one_it_corrects_and_that_must_be_the_funds_own() throws Exception {
        post(batch().count("4").bytes(), "k1");
        HttpResponse<String> mended = corrects(batch().bytes(), "k2", "B000001");
        assertThat(mended.statusCode()).as(mended.body()).isEqualTo(201);
        assertThat(village.batches.batches.get(1).submission().corrects()).contains(new BatchId(1));
        HttpResponse<String> nothing = corrects(batch().period("2569-10").bytes(), "k3", "B000077");
        assertThat(problem(nothing, 422).get("problems").get(0).get("code").asText())
                .isEqualTo("SGT-1018");
        // A store with foreign keys would fail on the claim, and a 503 asks for the same call again.
        assertThat(village.batches.batches).hasSize(2);
        problem(corrects(batch().bytes(), "k4", "the first one"), 400);
    }

    @Test
    void a_batch_whose_check_is_not_over_is_there_and_waits() throws Exception {
        Path file = Files.write(Gateway.HOME.resolve("waiting"), batch().bytes());
        village.batches.claim(new BatchStore.Submission(
                Village.WIANG, "rest", "waiting", Optional.empty(), file, Sha256.of(batch().bytes())));
        HttpResponse<String> waiting = get("/api/v1/batches/B000001", Village.KEY);
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(json.readTree(waiting.body()).get("state").asText()).isEqualTo("RECEIVED");
        assertThat(get("/api/v1/batches/B000001", Village.OTHER_KEY).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> corrects(byte[] body, String key, String number) throws Exception {
        return send(
                "/api/v1/batches",
                body,
                "Authorization",
                "Bearer " + Village.KEY,
                "Idempotency-Key",
                key,
                "Songtor-Corrects",
                number);
    }

    private HttpResponse<String> send(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void another_funds_receipt_and_one_that_is_not_there_look_the_same() throws Exception {
        post(batch().bytes(), "k1");
        HttpResponse<String> foreign = get("/api/v1/batches/B000001", Village.OTHER_KEY);
        HttpResponse<String> absent = get("/api/v1/batches/B000099", Village.KEY);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(absent.body());
        assertThat(get("/api/v1/batches/B00000000000000000000000009", Village.KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/batches/'%20or%201=1", Village.KEY).statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/batches", Village.KEY).statusCode()).isEqualTo(405);
    }

    @Test
    void a_refused_batch_says_why_in_both_languages_and_says_it_again() throws Exception {
        byte[] bytes = batch().count("4").bytes();
        HttpResponse<String> refused = post(bytes, "k1");
        JsonNode problem = problem(refused, 422);
        assertThat(problem.get("receipt").get("state").asText()).isEqualTo("REFUSED");
        assertThat(problem.get("problems").get(0).get("code").asText()).isEqualTo("SGT-1011");
        assertThat(problem.get("problems").get(0).get("found").asText()).isEqualTo("4");
        assertThat(problem.get("problems").get(0).get("expected").asText()).isEqualTo("3");
        assertThat(problem.get("problems").get(0).get("todo_th").asText()).contains("นับแถว");
        assertThat(post(bytes, "k1").body()).isEqualTo(refused.body());
    }

    @Test
    void a_key_used_for_other_bytes_is_refused() throws Exception {
        post(batch().bytes(), "k1");
        problem(post(batch().period("2569-12").bytes(), "k1"), 409);
        assertThat(village.batches.batches).hasSize(1);
    }

    @Test
    void a_key_used_for_bytes_that_are_known_under_another_key_is_refused_too() throws Exception {
        byte[] december = batch().period("2569-12").bytes();
        post(batch().bytes(), "k1");
        post(december, "k2");
        problem(post(december, "k1"), 409);
        assertThat(post(december, "k2").statusCode()).isEqualTo(200);
        assertThat(village.batches.batches).hasSize(2);
    }

    /** A browser's script or a careless client may send both. */
    @Test
    void a_call_that_carries_a_persons_cookie_leaves_her_session_as_it_is() throws Exception {
        HttpResponse<String> visit = get("/visit", "");
        String cookie = visit.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        HttpResponse<String> call = http.send(
                request("/api/v1/batches/B000001", Village.KEY)
                        .header("Cookie", cookie)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        assertThat(call.statusCode()).as("known by its key").isEqualTo(404);
        assertThat(call.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> again =
                http.send(request("/visit", "").header("Cookie", cookie).GET().build(), BodyHandlers.ofString());
        assertThat(again.body()).isEqualTo(visit.body());
        assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void nobody_gets_in_without_a_known_key() throws Exception {
        for (String key : new String[] {"", "wrong", Village.KEY + "x", "Basic " + Village.KEY}) {
            HttpResponse<String> reply = get("/api/v1/batches/B000001", key);
            problem(reply, 401);
            assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpResponse<String> none = http.send(
                HttpRequest.newBuilder(uri("/api/v1/batches"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());
        problem(none, 401);
    }

    @Test
    void a_body_beyond_the_ceiling_is_cut_off_and_not_kept_whether_its_length_was_told_or_not() throws Exception {
        byte[] huge = new byte[200_001];
        assertThat(problem(post(huge, "k1"), 413)
                        .get("problems")
                        .get(0)
                        .get("code")
                        .asText())
                .isEqualTo("SGT-1002");
        HttpRequest untold = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k2")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge)))
                .build();
        problem(http.send(untold, BodyHandlers.ofString()), 413);
        assertThat(village.batches.batches).isEmpty();
        assertThat(Gateway.HOME.resolve("intake/incoming")).isEmptyDirectory();
    }

    @Test
    void three_hundred_megabytes_are_answered_too_although_the_caller_sends_them_all() throws Exception {
        byte[] megabyte = new byte[1_000_000];
        HttpRequest huge = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(Collections.nCopies(300, megabyte)), 300_000_000))
                .build();
        problem(http.send(huge, BodyHandlers.ofString()), 413);
    }

    @Test
    void a_method_or_an_address_that_is_none_is_answered_with_a_problem_too() throws Exception {
        for (String call : new String[] {
            "DELETE /api/v1/batches 405 method-not-allowed",
            "POST /api/v1/batches/B000001 405 method-not-allowed",
            "TRACE /api/v1/batches 405 method-not-allowed",
            "FOO /api/v1/batches 405 method-not-allowed",
            "GET /api/v1/batches;x=1 400 bad-request",
            "GET /api//v1/batches 400 bad-request",
            "GET /api/%2e%2e/secret 400 bad-request",
            "GET /api/v1/%00 400 bad-request",
            "GET /api/v1/%zz 400 bad-request",
            "GET /api/v1/[x] 400 bad-request",
            "GET /api/v1/nothing 404 not-found"
        }) {
            String[] words = call.split(" ");
            String head = words[0] + " " + words[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\nAccept: text/html\r\nAuthorization: Bearer " + Village.KEY + "\r\n\r\n";
            assertThat(raw(head))
                    .as(call)
                    .startsWith("HTTP/1.1 " + words[2])
                    .contains("application/problem+json", "urn:songtor:problem:" + words[3])
                    .doesNotContain("<html");
        }
    }

    private String raw(String call) throws IOException {
        try (Socket raw = new Socket("127.0.0.1", port)) {
            raw.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
            return new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void forms_and_calls_without_an_idempotency_key_are_told_what_is_missing() throws Exception {
        HttpRequest.Builder bare = request("/api/v1/batches", Village.KEY);
        problem(http.send(bare.POST(BodyPublishers.ofString("x")).build(), BodyHandlers.ofString()), 400);
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
            HttpRequest form = request("/api/v1/batches", Village.KEY)
                    .header("Content-Type", type)
                    .header("Idempotency-Key", "k1")
                    .POST(BodyPublishers.ofString("--x--"))
                    .build();
            problem(http.send(form, BodyHandlers.ofString()), 415);
        }
    }

    @Test
    void a_file_name_that_cannot_be_read_names_no_file() throws Exception {
        HttpRequest odd = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", "k1")
                .header("Content-Disposition", "attachment; filename=\"")
                .POST(BodyPublishers.ofByteArray(batch().bytes()))
                .build();
        assertThat(http.send(odd, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        assertThat(village.batches.batches.get(0).submission().sourceName()).isEqualTo("upload");
    }

    @Test
    void a_header_that_no_caller_may_send_is_the_callers_fault() throws Exception {
        String call = "POST /api/v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 0\r\n"
                + "Authorization: Bearer " + Village.KEY + "\r\nIdempotency-Key: k\u0080\r\n\r\n";
        try (Socket raw = new Socket("127.0.0.1", port)) {
            raw.getOutputStream().write(call.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:songtor:problem:bad-header");
        }
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void the_contract_is_open_to_everybody_and_names_every_field_that_is_sent() throws Exception {
        HttpResponse<String> contract = get("/api/v1/openapi.yaml", "");
        assertThat(contract.statusCode()).isEqualTo(200);
        JsonNode schemas = json.valueToTree(new Yaml().<Map<String, Object>>load(contract.body()))
                .get("components")
                .get("schemas");
        JsonNode receipt = json.readTree(
                post(batch().row("1", Village.BUNMI, "nsf", "1", "").bytes(), "k9")
                        .body());
        assertThat(fields(receipt)).isEqualTo(fields(schemas.get("Receipt").get("properties")));
        assertThat(fields(receipt.get("problems").get(0)))
                .isEqualTo(fields(schemas.get("Problem").get("properties")));
        JsonNode refused = json.readTree(post(batch().count("9").bytes(), "k10").body());
        assertThat(fields(refused)).isEqualTo(fields(schemas.get("ApiProblem").get("properties")));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Batch batch() {
        return new Batch()
                .line(Village.NAMPHUENG, "nsf", "100.00")
                .line(Village.SOMCHAI, "nsf", "100.00")
                .line(Village.BUNMI, "nsf", "100.00");
    }

    private JsonNode problem(HttpResponse<String> reply, int status) throws IOException {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.body()).doesNotContain("Exception").doesNotContain("org.songtor");
        return json.readTree(reply.body());
    }

    @Test
    void what_has_to_be_mended_comes_back_as_a_workbook_to_its_own_fund_only() throws Exception {
        byte[] wrong = new Batch()
                .line(Village.NAMPHUENG, "nsf", "100")
                .row("1101700230700", Village.SOMCHAI, "nsf", "100", "")
                .bytes();
        assertThat(post(wrong, "k1").statusCode()).isEqualTo(201);
        String path = "/api/v1/batches/B000001/returned.xlsx";
        HttpResponse<byte[]> book = http.send(request(path, Village.KEY).GET().build(), BodyHandlers.ofByteArray());
        assertThat(book.statusCode()).isEqualTo(200);
        assertThat(book.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("B000001.xlsx");
        Path file = Files.write(Files.createTempFile(Gateway.HOME, "returned", ".xlsx"), book.body());
        List<String> ids = new ArrayList<>();
        try (XSSFWorkbook read = new XSSFWorkbook(Files.newInputStream(file))) {
            read.getSheetAt(0)
                    .forEach(row ->
                            ids.add(row.getCell(0) == null ? "" : row.getCell(0).toString()));
        } finally {
            Files.delete(file);
        }
        assertThat(ids)
                .contains("1101700230700", "แก้ไขชุด corrects")
                .doesNotContain(Village.person(1).value());
        assertThat(get(path, Village.OTHER_KEY).statusCode()).isEqualTo(404);
        assertThat(get(path, "").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/batches/x/returned.xlsx", Village.KEY).statusCode())
                .isEqualTo(404);
        assertThat(post(batch().bytes(), "k2").statusCode()).isEqualTo(201);
        HttpResponse<String> nothing = get("/api/v1/batches/B000002/returned.xlsx", Village.KEY);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("nothing-to-mend");
    }

    private HttpResponse<String> post(byte[] body, String key) throws Exception {
        HttpRequest request = request("/api/v1/batches", Village.KEY)
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''%E0%B8%AA%E0%B8%A1%E0%B8%B2%E0%B8%8A%E0%B8%B4%E0%B8%81.csv")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        return http.send(request(path, key).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).version(HttpClient.Version.HTTP_1_1);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A bean made by a method would be bound to properties; a singleton stays as it is. */
    static final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            SongtorSettings settings = Village.settings(Gateway.HOME, Village.limits());
            context.getBeanFactory().registerSingleton("settings", settings);
        }
    }

    /** A page with a session, as the console's are. */
    @RestController
    static final class Visit {
        @GetMapping("/visit")
        String visit(HttpSession session) {
            return session.getId();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import({
        ApiSecurity.class,
        Machines.class,
        Refusals.class,
        Visit.class,
        BatchController.class,
        CheckController.class,
        ReturnedController.class
    })
    static class Gateway {
        static final Path HOME = Path.of("target/api-test").toAbsolutePath();

        @Bean
        Village village() throws IOException {
            Files.createDirectories(HOME);
            return new Village(HOME, Village.limits());
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Intake intake(Village village) {
            return village.intake;
        }

        @Bean
        Incoming incoming(Village village) {
            return village.incoming;
        }

        @Bean
        CheckOnly checkOnly(Village village) {
            return new DryRun(village.check);
        }

        /** Knows only whether a batch is there. */
        @Bean
        Views views(Village village) {
            return new MemoryViews(village.batches);
        }

        @Bean
        ReturnedBatch returned(Village village) {
            return new ReturnedBatch(
                    village.batches,
                    new MemoryViews(village.batches),
                    List.of(new CsvBatchReader(), new XlsxBatchReader()),
                    Village.catalogue(),
                    new FastexcelWorkbook(),
                    Clock.systemUTC());
        }

        @Bean
        MemoryBatchStore batches(Village village) {
            return village.batches;
        }
    }
}
