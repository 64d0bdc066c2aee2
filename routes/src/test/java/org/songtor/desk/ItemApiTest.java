package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.console.ConsoleOfficers;
import org.songtor.console.ConsoleProgram;
import org.songtor.console.ReviewDouble;
import org.songtor.intake.Machines;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.yaml.snakeyaml.Yaml;

/** The desk as a fund's program sees it, with the fund's key and a person's password. */
@SpringBootTest(
        classes = {
            ConsoleProgram.class,
            ItemController.class,
            DecisionController.class,
            Callers.class,
            Asks.class,
            People.class,
            Machines.class,
            ItemApiTest.Chain.class
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {ConsoleOfficers.class, ItemApiTest.Keys.class})
class ItemApiTest {
    private static final String ITEM = "/api/v1/items/" + (100 + Label.AMOUNT_MISMATCH.ordinal());
    private static final String CREDIT = "/api/v1/operator/items/" + (100 + Label.CREDIT_WITHOUT_FILE.ordinal());
    private static final String MATCH = "{\"kind\":\"MATCH_CREDIT\",\"reason\":\"เลขอ้างอิงขาด\",\"files\":[12]}";
    private static final String ACCEPT = "{\"kind\":\"ACCEPT_AGENCY_AMOUNT\",\"reason\":\"ตกลง\"}";

    @Autowired
    MockMvc mvc;

    @Autowired
    ReviewDouble desk;

    @Autowired
    ObjectMapper json;

    static class Keys implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "songtor.funds.wiang.api-key-sha256=" + hash("wiang-key"),
                            "songtor.funds.dokkhamtai.api-key-sha256=" + hash("other-key"))
                    .applyTo(context);
        }

        private static String hash(String key) {
            return Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex();
        }
    }

    /** The API's chain, as the program has it. */
    static class Chain {
        @Bean
        @Order(1)
        SecurityFilterChain apiChain(HttpSecurity http, Machines machines) throws Exception {
            return machines.known(http, "/api/**")
                    .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                    .exceptionHandling(
                            e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                    .build();
        }
    }

    @BeforeEach
    void empty() {
        desk.empty();
    }

    @Test
    void a_fund_lists_its_own_items_and_nobody_elses() throws Exception {
        assertThat(call(get("/api/v1/items"), "", "").getStatus()).isEqualTo(401);
        JsonNode items = read(call(get("/api/v1/items"), "wiang-key", "")).get("items");
        assertThat(items.size()).isPositive();
        assertThat(items).allSatisfy(i -> assertThat(i.get("fund").asText()).isEqualTo("wiang"));
        assertThat(call(get(ITEM), "wiang-key", "").getStatus()).isEqualTo(200);
        MockHttpServletResponse strange = call(get(ITEM), "other-key", "");
        assertThat(strange.getStatus()).isEqualTo(404);
        assertThat(strange.getContentType()).isEqualTo("application/problem+json");
        assertThat(call(get("/api/v1/items?label=NO"), "wiang-key", "").getStatus())
                .isEqualTo(422);
        assertThat(read(call(get("/api/v1/items?label=AMOUNT_MISMATCH"), "wiang-key", ""))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void the_key_alone_decides_nothing_and_the_proposer_does_not_approve() throws Exception {
        assertThat(propose("wiang-key", "").getStatus()).isEqualTo(403);
        assertThat(propose("wiang-key", "malee:wrong").getStatus()).isEqualTo(403);
        assertThat(propose("wiang-key", "somchai:somchai-secret").getStatus())
                .as("another fund's treasurer")
                .isEqualTo(403);
        assertThat(propose("wiang-key", "operator:operator-secret").getStatus()).isEqualTo(403);
        MockHttpServletResponse made = propose("wiang-key", "malee:malee-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo("/api/v1/decisions/1");
        MockHttpServletResponse own = decide("approve", "malee:malee-secret");
        assertThat(own.getStatus()).isEqualTo(403);
        assertThat(read(own).get("type").asText()).isEqualTo("urn:songtor:problem:desk-own-proposal");
        assertThat(decide("execute", "prasit:prasit-secret").getStatus()).isEqualTo(409);
        assertThat(read(decide("approve", "prasit:prasit-secret")).get("state").asText())
                .isEqualTo("APPROVED");
        assertThat(call(get("/api/v1/decisions/1"), "other-key", "").getStatus())
                .isEqualTo(404);
        assertThat(read(decide("execute", "prasit:prasit-secret")).get("state").asText())
                .isEqualTo("DONE");
        MockHttpServletResponse undo = call(
                post("/api/v1/decisions/1/undo").content("{\"reason\":\"ผิด\"}"), "wiang-key", "prasit:prasit-secret");
        assertThat(undo.getStatus()).isEqualTo(201);
        assertThat(read(undo).get("reverses").asLong()).isEqualTo(1);
    }

    @Test
    void a_decision_that_newer_evidence_contradicts_is_taken_back_by_the_next_one_and_both_say_so() throws Exception {
        propose("wiang-key", "malee:malee-secret");
        decide("approve", "prasit:prasit-secret");
        decide("execute", "prasit:prasit-secret");
        assertThat(propose("wiang-key", "malee:malee-secret").getStatus())
                .as("what is done and holds is not decided again")
                .isEqualTo(409);
        desk.contradict(1);
        assertThat(read(call(get(ITEM), "wiang-key", ""))
                        .get("item")
                        .get("state")
                        .asText())
                .isEqualTo("REOPENED");
        JsonNode next = read(propose("wiang-key", "malee:malee-secret"));
        assertThat(next.get("supersedes").get(0).asLong()).isEqualTo(1);
        String second = "/api/v1/decisions/" + next.get("id").asLong();
        assertThat(call(post(second + "/approve"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .as("the new one takes two people as well")
                .isEqualTo(403);
        assertThat(read(call(get("/api/v1/decisions/1"), "wiang-key", ""))
                        .get("state")
                        .asText())
                .as("until it is carried out")
                .isEqualTo("DONE");
        call(post(second + "/approve"), "wiang-key", "prasit:prasit-secret");
        call(post(second + "/execute"), "wiang-key", "prasit:prasit-secret");
        assertThat(read(call(get("/api/v1/decisions/1"), "wiang-key", ""))
                        .get("state")
                        .asText())
                .isEqualTo("UNDONE");
    }

    @Test
    void one_of_the_amounts_of_answers_that_disagree_is_named() throws Exception {
        String named = ACCEPT.replace("{", "{\"amount\":\"90.00\",");
        assertThat(call(post(ITEM + "/decisions").content(named), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(201);
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(p -> assertThat(p.amount()).contains(Satang.ofBaht(90)));
        for (String wrong : new String[] {"90", "90.001", "-90.00", "9e3"}) {
            String body = named.replace("90.00", wrong);
            assertThat(call(post(ITEM + "/decisions").content(body), "wiang-key", "malee:malee-secret")
                            .getStatus())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void what_cannot_be_read_is_a_problem_with_its_type_and_quotes_nothing() throws Exception {
        for (String body : new String[] {"", "null", "{", "{\"kind\":\"NO\"}", "{\"x\":1}", "x".repeat(70_000)}) {
            MockHttpServletResponse answer =
                    call(post(ITEM + "/decisions").content(body), "wiang-key", "malee:malee-secret");
            assertThat(answer.getStatus())
                    .as(body.substring(0, Math.min(9, body.length())))
                    .isEqualTo(422);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        }
        String wrong =
                "{\"kind\":\"RESUBMIT\",\"reason\":\"x\",\"corrections\":[{\"line\":7,\"national_id\":\"1509900000018\"}]}";
        MockHttpServletResponse answer =
                call(post(ITEM + "/decisions").content(wrong), "wiang-key", "malee:malee-secret");
        assertThat(read(answer).get("type").asText()).endsWith("desk-wrong-id");
        assertThat(answer.getContentAsString()).doesNotContain("1509900000018");
        for (String list : new String[] {"corrections", "lines", "files"}) {
            String nothing = "{\"kind\":\"RESUBMIT\",\"reason\":\"x\",\"" + list + "\":[null]}";
            assertThat(call(post(ITEM + "/decisions").content(nothing), "wiang-key", "malee:malee-secret")
                            .getStatus())
                    .as(list)
                    .isEqualTo(422);
        }
        assertThat(call(
                                post(ITEM + "/decisions").content("{\"kind\":\"RESUBMIT\",\"reason\":\"x\"}"),
                                "wiang-key",
                                "malee:malee-secret")
                        .getStatus())
                .as("does not answer the label")
                .isEqualTo(422);
    }

    @Test
    void a_proposal_is_sent_back_and_notes_and_papers_are_kept() throws Exception {
        propose("wiang-key", "malee:malee-secret");
        assertThat(read(call(
                                post("/api/v1/decisions/1/return").content("{\"reason\":\"ขอสลิป\"}"),
                                "wiang-key",
                                "prasit:prasit-secret"))
                        .get("state")
                        .asText())
                .isEqualTo("RETURNED");
        assertThat(call(post(ITEM + "/notes").content("{\"text\":\"โทรแล้ว\"}"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(201);
        assertThat(call(post(ITEM + "/notes").content("{\"text\":\"x\"}"), "wiang-key", "somchai:somchai-secret")
                        .getStatus())
                .as("another fund's treasurer writes nothing here")
                .isEqualTo(403);
        assertThat(call(post(ITEM + "/attachments").content("MZ"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(415);
        assertThat(call(
                                post(ITEM + "/attachments").content(new byte[5 * 1024 * 1024 + 1]),
                                "wiang-key",
                                "malee:malee-secret")
                        .getStatus())
                .isEqualTo(413);
        assertThat(call(post(ITEM + "/attachments").content("%PDF-1.7"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(201);
        assertThat(call(get(ITEM + "/attachments/1"), "wiang-key", "").getContentType())
                .isEqualTo("application/pdf");
        assertThat(call(get(ITEM + "/attachments/1"), "other-key", "").getStatus())
                .isEqualTo(404);
    }

    @Test
    void who_calls_takes_an_item_and_says_by_when() throws Exception {
        String owner = ITEM + "/owner";
        assertThat(call(put(owner).content("{\"mine\":true,\"due\":\"2026-12-05\"}"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(200);
        assertThat(desk.assigned).containsExactly("malee Optional[true] Optional[Optional[2026-12-05]]");
        assertThat(call(put(owner).content("{\"mine\":false}"), "wiang-key", "prasit:prasit-secret")
                        .getStatus())
                .isEqualTo(200);
        assertThat(desk.assigned).endsWith("prasit Optional[false] Optional.empty");
        for (String wrong : new String[] {"{}", "{\"mine\":true,\"due\":\"5 Dec\"}"}) {
            assertThat(call(put(owner).content(wrong), "wiang-key", "malee:malee-secret")
                            .getStatus())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(call(put(owner).content("{\"mine\":true}"), "wiang-key", "").getStatus())
                .as("a key alone takes nothing")
                .isEqualTo(403);
    }

    @Test
    void the_contract_names_every_field_that_is_sent() throws Exception {
        propose("wiang-key", "malee:malee-secret");
        decide("approve", "prasit:prasit-secret");
        call(post(ITEM + "/notes").content("{\"text\":\"x\"}"), "wiang-key", "malee:malee-secret");
        call(post(ITEM + "/attachments").content("%PDF-1.7"), "wiang-key", "malee:malee-secret");
        JsonNode schemas = json.valueToTree(new Yaml()
                        .<Map<String, Object>>load(new ClassPathResource("openapi/songtor.v1.yaml").getInputStream()))
                .get("components")
                .get("schemas");
        JsonNode whole = read(call(get(ITEM), "wiang-key", ""));
        same(whole, schemas, "WholeItem");
        same(whole.get("item"), schemas, "Item");
        same(whole.get("about").get(0), schemas, "ItemLine");
        same(whole.get("fixes").get(0), schemas, "Fix");
        same(
                read(call(get(CREDIT), "", "operator:operator-secret"))
                        .get("candidates")
                        .get(0),
                schemas,
                "Candidate");
        same(whole.get("decisions").get(0), schemas, "Decision");
        same(whole.get("decisions").get(0).get("approvals").get(0), schemas, "Approval");
        same(whole.get("notes").get(0), schemas, "Note");
        same(whole.get("attachments").get(0), schemas, "Attachment");
        same(whole.get("story").get(0), schemas, "ItemEvent");
        same(read(call(get("/api/v1/items/1"), "wiang-key", "")), schemas, "Refusal");
    }

    /** A call without a key is answered by 401, one without its reason by 422; programs learn that from the contract only. */
    @Test
    void the_contract_names_every_refusal_of_a_funds_call() throws Exception {
        JsonNode paths = json.valueToTree(new Yaml()
                        .<Map<String, Object>>load(new ClassPathResource("openapi/songtor.v1.yaml").getInputStream()))
                .get("paths");
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            if (path.getKey().matches("/api/v1/(items|decisions).*")) {
                for (JsonNode call : path.getValue()) {
                    asked += call.has("responses") ? 1 : 0;
                    assertThat(!call.has("responses") || call.get("responses").has("401"))
                            .as(path.getKey())
                            .isTrue();
                }
            }
        }
        assertThat(asked).isEqualTo(12);
        assertThat(call(post(ITEM + "/notes").content("{\"text\":\"x\"}"), "", "")
                        .getStatus())
                .isEqualTo(401);
        for (String what : new String[] {"return", "undo"}) {
            assertThat(paths.get("/api/v1/decisions/{id}/" + what)
                            .get("post")
                            .get("responses")
                            .has("422"))
                    .as("without a reason the desk says so: " + what)
                    .isTrue();
        }
    }

    @Test
    void two_operators_say_by_program_which_file_a_credit_pays() throws Exception {
        for (String nobody : new String[] {"", "operator:wrong", "prasit:prasit-secret"}) {
            assertThat(call(get(CREDIT), "", nobody).getStatus()).as(nobody).isEqualTo(403);
            assertThat(call(get("/api/v1/operator/items"), "", nobody).getStatus())
                    .isEqualTo(403);
        }
        JsonNode item = read(call(get(CREDIT), "", "operator:operator-secret"));
        assertThat(item.get("candidates").get(0).get("id").asLong()).isEqualTo(12);
        MockHttpServletResponse made = call(post(CREDIT + "/decisions").content(MATCH), "", "operator:operator-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo("/api/v1/operator/decisions/1");
        assertThat(desk.proposals.get(0).files()).containsExactly(new FileId(12));
        String decision = "/api/v1/operator/decisions/1";
        assertThat(call(post(decision + "/approve"), "", "operator:operator-secret")
                        .getStatus())
                .as("who proposed does not approve")
                .isEqualTo(403);
        assertThat(call(post(decision + "/approve"), "", "prasit:prasit-secret").getStatus())
                .as("a fund's chair is no operator")
                .isEqualTo(403);
        assertThat(read(call(post(decision + "/approve"), "", "deputy:deputy-secret"))
                        .get("state")
                        .asText())
                .isEqualTo("APPROVED");
        assertThat(read(call(post(decision + "/execute"), "", "deputy:deputy-secret"))
                        .get("state")
                        .asText())
                .isEqualTo("DONE");
        MockHttpServletResponse wrong =
                call(post(CREDIT + "/decisions").content(MATCH.replace("12", "0")), "", "operator:operator-secret");
        assertThat(wrong.getStatus()).isEqualTo(422);
    }

    @Test
    void whoever_is_not_in_office_reads_by_program_and_neither_decides_nor_writes() throws Exception {
        String former = "boonmee:boonmee-secret";
        assertThat(call(get(CREDIT), "", former).getStatus()).isEqualTo(200);
        call(post(CREDIT + "/decisions").content(MATCH), "", "operator:operator-secret");
        String decision = "/api/v1/operator/decisions/1";
        notInOffice(call(post(decision + "/approve"), "", former));
        notInOffice(call(post(decision + "/approve"), "", "narin:narin-secret"));
        notInOffice(call(post(decision + "/return").content("{\"reason\":\"x\"}"), "", former));
        notInOffice(call(post(CREDIT + "/decisions").content(MATCH), "", former));
        notInOffice(call(post(CREDIT + "/notes").content("{\"text\":\"x\"}"), "", former));
        notInOffice(call(post(CREDIT + "/attachments").content("%PDF-1.7"), "", former));
        notInOffice(call(post(ITEM + "/notes").content("{\"text\":\"x\"}"), "wiang-key", "former:former-secret"));
        notInOffice(propose("wiang-key", "former:former-secret"));
    }

    private void notInOffice(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(403);
        JsonNode problem = json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.get("type").asText()).isEqualTo("urn:songtor:problem:desk-not-in-office");
        assertThat(problem.get("title").asText()).isEqualTo("ไม่อยู่ในวาระ / Somebody is not in office");
    }

    private static void same(JsonNode sent, JsonNode schemas, String name) {
        assertThat(fields(sent)).as(name).isEqualTo(fields(schemas.get(name).get("properties")));
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private MockHttpServletResponse propose(String key, String person) throws Exception {
        return call(post(ITEM + "/decisions").content(ACCEPT), key, person);
    }

    private MockHttpServletResponse decide(String what, String person) throws Exception {
        return call(post("/api/v1/decisions/1/" + what), "wiang-key", person);
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String key, String person)
            throws Exception {
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        if (!person.isEmpty()) {
            request.header(
                    People.HEADER,
                    "Basic " + Base64.getEncoder().encodeToString(person.getBytes(StandardCharsets.UTF_8)));
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private JsonNode read(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
