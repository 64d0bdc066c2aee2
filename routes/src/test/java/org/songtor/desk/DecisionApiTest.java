package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.review.DeskException.Why;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is decided by program: each decision by two people, and what cannot be read is refused. */
class DecisionApiTest extends DeskCalls {
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
    void what_is_signed_says_under_whose_id_a_line_goes_again() throws Exception {
        String refused = "/api/v1/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal());
        String right =
                "{\"kind\":\"RESUBMIT\",\"reason\":\"เลขผิด\",\"corrections\":[{\"line\":7,\"national_id\":\"1101700230708\"}]}";
        JsonNode made = read(call(post(refused + "/decisions").content(right), "wiang-key", "malee:malee-secret"));
        String said = "/api/v1/decisions/" + made.get("id").asLong();
        for (JsonNode seen : List.of(
                made,
                read(call(get(said), "wiang-key", "")),
                read(call(get(refused), "wiang-key", "")).get("decisions").get(0))) {
            JsonNode id = seen.get("corrections").get(0);
            assertThat(id.get("from").asText() + " " + id.get("to").asText() + " "
                            + id.get("roster").asText())
                    .isEqualTo("xxxxxxxxx0705 xxxxxxxxx0708 xxxxxxxxx0017");
            assertThat(id.get("whose").asText()).isEqualTo("ANOTHER_MEMBER");
            assertThat(seen.get("pays").isEmpty()).isTrue();
        }
    }

    @Test
    void a_field_that_there_is_not_is_named_unless_it_could_be_somebodys_number() throws Exception {
        String decisions = "/api/v1/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal()) + "/decisions";
        for (String name : List.of("accepted", "x1101700230708")) {
            String body = "{\"kind\":\"RESUBMIT\",\"reason\":\"เลขผิด\",\"" + name + "\":\"1.00\"}";
            var answer = call(post(decisions).content(body), "wiang-key", "malee:malee-secret");
            assertThat(answer.getStatus()).isEqualTo(422);
            JsonNode problem = read(answer);
            assertThat(problem.get("type").asText()).endsWith(":desk-incomplete");
            boolean told = name.equals("accepted");
            same(problem, "Refusal", told ? new String[] {"there"} : new String[] {"there", "field"});
            assertThat(problem.path("field").asText()).isEqualTo(told ? name : "");
            assertThat(problem.get("title").asText().contains("no field accepted"))
                    .isEqualTo(told);
            assertThat(problem.toString()).doesNotContain("1101700230708");
        }
    }

    @Test
    void what_is_signed_says_whose_lines_it_is_about() throws Exception {
        JsonNode made = read(propose("wiang-key", "malee:malee-secret"));
        for (JsonNode seen : List.of(made, read(call(get("/api/v1/decisions/1"), "wiang-key", "")))) {
            assertThat(seen.get("lines").asInt()).isEqualTo(2);
            assertThat(seen.get("who").size()).isEqualTo(2);
            JsonNode one = seen.get("who").get(1);
            same(one, "DecidedLine");
            assertThat(seen.get("amount").asText()).as("what is signed").isEqualTo("200.00");
            accepted(seen, "300.00 200.00 100.00");
            accepted(seen.get("who").get(0), "100.00 0.00 100.00");
            accepted(one, "200.00 200.00 0.00");
            assertThat(one.get("batch").asText() + "/" + one.get("number").asInt() + " "
                            + one.get("national_id").asText() + " "
                            + one.get("name").asText() + " "
                            + one.get("amount").asText())
                    .isEqualTo("B000003/5 xxxxxxxxx0017 นายเมืองดี ใจมั่น 200.00");
        }
    }

    private void accepted(JsonNode of, String said) throws Exception {
        JsonNode one = of.get("accepts").get(0);
        same(one, "Accepted");
        assertThat(one.get("sent").asText() + " " + one.get("accepted").asText() + " "
                        + one.get("difference").asText())
                .isEqualTo(said);
    }

    @Test
    void what_would_give_away_what_the_agency_booked_says_so_until_it_was_sent_back() throws Exception {
        String item = "/api/v1/items/" + (100 + Label.NOT_ELIGIBLE.ordinal());
        String away = "{\"kind\":\"RETURN_TO_MEMBER\",\"reason\":\"คืน\"}";
        JsonNode made = read(call(post(item + "/decisions").content(away), "wiang-key", "malee:malee-secret"));
        assertThat(made.get("gives_booked").asBoolean()).isTrue();
        assertThat(made.get("accepts").isEmpty()).isTrue();
        assertThat(read(call(get(item), "wiang-key", ""))
                        .get("decisions")
                        .get(0)
                        .get("gives_booked")
                        .asBoolean())
                .isTrue();
        String step = "/api/v1/decisions/" + made.get("id").asLong();
        JsonNode back = read(
                call(post(step + "/return").content("{\"reason\":\"ถามก่อน\"}"), "wiang-key", "prasit:prasit-secret"));
        assertThat(back.get("state").asText() + " " + back.get("gives_booked").asBoolean())
                .isEqualTo("RETURNED false");
        for (String next : List.of("/approve", "/execute")) {
            JsonNode refused = read(call(post(step + next), "wiang-key", "prasit:prasit-secret"));
            assertThat(refused.get("type").asText()).isEqualTo("urn:songtor:problem:desk-sent-back");
            assertThat(refused.get("title").asText()).contains("ส่งคืนแล้ว", "was sent back");
        }
    }

    @Test
    void what_is_refused_by_now_says_so_and_why_before_anybody_signs() throws Exception {
        String item = "/api/v1/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal());
        String away = "{\"kind\":\"WRITE_OFF\",\"reason\":\"ไม่ตามต่อ\"}";
        JsonNode made = read(call(post(item + "/decisions").content(away), "wiang-key", "malee:malee-secret"));
        assertThat(made.get("refused").isEmpty()).isTrue();
        desk.nowRefused(Why.BOOKED_SINCE);
        String step = "/api/v1/decisions/" + made.get("id").asLong();
        JsonNode seen = read(call(get(step), "wiang-key", ""));
        same(seen, "Decision");
        JsonNode why = seen.get("refused").get(0);
        assertThat(why.get("type").asText()).isEqualTo("urn:songtor:problem:desk-booked-since");
        assertThat(why.get("title").asText()).contains("หน่วยงานตอบว่าลงบัญชีอีก", "send it back");
        desk.empty();
    }

    @Test
    void what_is_signed_says_which_files_a_credit_pays_whose_they_are_and_what_they_lack() throws Exception {
        String match = "{\"kind\":\"MATCH_CREDIT\",\"reason\":\"ตามใบนำฝาก\",\"files\":[12]}";
        JsonNode made = read(call(post(CREDIT + "/decisions").content(match), "", "operator:operator-secret"));
        String said = "/api/v1/operator/decisions/" + made.get("id").asLong();
        for (JsonNode seen : List.of(
                made,
                read(call(get(said), "", "deputy:deputy-secret")),
                read(call(get(CREDIT), "", "deputy:deputy-secret"))
                        .get("decisions")
                        .get(0))) {
            JsonNode paid = seen.get("pays").get(0);
            same(paid, "Paid");
            assertThat(paid.get("id").asLong()).isEqualTo(12);
            assertThat(paid.get("reference").asText()).isEqualTo("ST0000000127");
            assertThat(paid.get("funds").get(0).asText()).isEqualTo("dokkhamtai");
            assertThat(paid.get("funds").get(1).asText()).isEqualTo("wiang");
            assertThat(paid.get("due").asText() + " " + paid.get("credited").asText() + " "
                            + paid.get("lacks").asText())
                    .isEqualTo("25700.00 700.00 25000.00");
            JsonNode ends = paid.get("repaired").get(0);
            same(ends, "BankSide");
            assertThat(ends.get("what").asText() + " " + ends.get("amount").asText())
                    .isEqualTo("REPAIRED 700.00");
            assertThat(seen.get("corrections").isEmpty()).isTrue();
        }
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
}
