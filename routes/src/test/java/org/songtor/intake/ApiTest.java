package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.songtor.intake.Village.Batch;
import org.songtor.model.BatchId;
import org.songtor.model.Receipt;
import org.songtor.model.ReceiptSeal;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.yaml.snakeyaml.Yaml;

/** The API on a real port: what a fund's program sees. */
class ApiTest extends AtTheApi {
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
        assertThat(((ObjectNode) json.readTree(read.body())).without("holds").equals(receipt))
                .isTrue();
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
        JsonNode none = json.readTree(
                send("/api/v1/batches/check", new Village.Batch().bytes(), "Authorization", "Bearer " + Village.KEY)
                        .body());
        assertThat(none.get("problems").findValuesAsText("found")).contains("0 lines");
        assertThat(none.get("problems").findValuesAsText("found_th")).contains("0 รายการ");
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
        Path file = Files.write(ApiGateway.HOME.resolve("waiting"), batch().bytes());
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

    @Test
    void another_funds_receipt_and_one_that_is_not_there_look_the_same() throws Exception {
        post(batch().bytes(), "k1");
        HttpResponse<String> foreign = get("/api/v1/batches/B000001", Village.OTHER_KEY);
        HttpResponse<String> absent = get("/api/v1/batches/B000099", Village.KEY);
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace("B000001", "B000099")).isEqualTo(absent.body());
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

    @Test
    void what_is_held_of_a_batch_is_told_with_its_receipt_by_house_and_reason_and_no_seal_breaks() throws Exception {
        post(batch().bytes(), "k1");
        HttpResponse<String> answer = get("/api/v1/batches/B000001", Village.KEY);
        JsonNode now = json.readTree(answer.body());
        assertThat(now.get("holds")).as("what goes on by itself is none").hasSize(1);
        JsonNode held = now.at("/holds/0");
        assertThat(held.get("kind").asText()).isEqualTo("batch");
        assertThat(held.get("by").asText()).isEqualTo("operator");
        assertThat(held.get("since").asText()).isEqualTo("2026-11-21T12:00+07:00");
        assertThat(held.get("reason").asText()).isEqualTo("รอกองทุนยืนยัน");
        assertThat(held.get("profile").asText()).isEqualTo("nsf/collection");
        JsonNode schemas = json.valueToTree(new Yaml()
                        .<Map<String, Object>>load(
                                get("/api/v1/openapi.yaml", "").body()))
                .at("/components/schemas");
        Set<String> fields = fields(schemas.at("/Hold/properties"));
        fields.addAll(fields(schemas.at("/HeldPart/allOf/1/properties")));
        assertThat(fields(held)).isEqualTo(fields);
        Receipt kept = ReceiptFile.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(ReceiptSeal.verdict(kept, Village.RECEIPTS)).isEqualTo(ReceiptSeal.Verdict.GENUINE);
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
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
        Path file = Files.write(Files.createTempFile(ApiGateway.HOME, "returned", ".xlsx"), book.body());
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
}
