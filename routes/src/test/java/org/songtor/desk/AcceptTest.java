package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Calls that the desk's interface cannot answer as they are made: refused in both languages before anything is done, by the shape of the contract. */
class AcceptTest extends DeskCalls {
    @Test
    void an_answer_that_the_caller_does_not_take_is_refused_with_a_body_and_nothing_is_done() throws Exception {
        for (String taken : new String[] {"garbage", "text/csv", "application/pdf, image/png"}) {
            refused(call(get("/api/v1/items").header("Accept", taken), "wiang-key", ""), 406, "not-acceptable");
            MockHttpServletResponse wish = call(
                    post(ITEM + "/decisions").header("Accept", taken).content(ACCEPT),
                    "wiang-key",
                    "malee:malee-secret");
            refused(wish, 406, "not-acceptable");
            assertThat(desk.proposals).as(taken).isEmpty();
        }
        for (String taken :
                new String[] {"*/*", "text/csv, application/json;q=0.5", "application/*", "application/hal+json"}) {
            assertThat(call(get("/api/v1/items").header("Accept", taken), "wiang-key", "")
                            .getStatus())
                    .as(taken)
                    .isEqualTo(200);
            MockHttpServletResponse note = call(
                    post(ITEM + "/notes").header("Accept", taken).content("{\"text\":\"x\"}"),
                    "wiang-key",
                    "malee:malee-secret");
            assertThat(note.getStatus()).as(taken).isEqualTo(201);
        }
    }

    @Test
    void a_value_of_another_kind_is_refused_in_both_languages() throws Exception {
        refused(call(get("/api/v1/items?age=old"), "wiang-key", ""), 400, "bad-request");
        refused(call(get("/api/v1/items?closed=perhaps"), "wiang-key", ""), 400, "bad-request");
        refused(call(get("/api/v1/balances/members?from=one"), "wiang-key", ""), 400, "bad-request");
    }

    @Test
    void the_contract_promises_what_is_answered() throws Exception {
        JsonNode paths = contract().get("paths");
        JsonNode attachment = paths.get("/api/v1/operator/items/{id}/attachments/{attachment}");
        assertThat(attachment.get("get").get("responses").has("403")).isTrue();
        for (String path : new String[] {"/api/v1/items", "/api/v1/operator/items"}) {
            JsonNode answers = paths.get(path).get("get").get("responses");
            assertThat(answers.has("400") && answers.has("406")).as(path).isTrue();
        }
    }

    private void refused(MockHttpServletResponse answer, int status, String type) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = read(answer);
        assertThat(problem.get("type").asText()).isEqualTo("urn:songtor:problem:" + type);
        assertThat(problem.get("title").asText()).containsPattern("[\\u0E00-\\u0E7F].* / [A-Z]");
        assertThat(problem.get("instance").asText()).startsWith("/api/v1/");
    }
}
