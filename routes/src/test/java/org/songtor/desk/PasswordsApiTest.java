package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.songtor.model.Label;
import org.springframework.mock.web.MockHttpServletResponse;

/** Wrong passwords of programs: whoever guesses waits, and nobody else does. */
class PasswordsApiTest extends DeskCalls {
    private static final String ITEMS = "/api/v1/operator/items";
    private static final String REFUSED = "/api/v1/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal());

    @Test
    void who_has_no_key_counts_against_no_officer_of_a_fund() throws Exception {
        for (int i = 0; i < 40; i++) {
            assertThat(propose("", "prasit:wrong").getStatus()).isEqualTo(401);
            assertThat(propose("no-key", "prasit:wrong").getStatus()).isEqualTo(401);
            assertThat(propose("other-key", "prasit:wrong").getStatus()).isIn(403, 429);
            assertThat(call(get(ITEMS), "", "prasit:wrong").getStatus()).isIn(403, 429);
        }
        assertThat(propose("wiang-key", "prasit:prasit-secret").getStatus()).isEqualTo(201);
    }

    @Test
    void whoever_guesses_is_told_until_when_to_wait_and_the_right_person_elsewhere_is_not() throws Exception {
        for (int i = 0; i < 5; i++) {
            MockHttpServletResponse wrong = call(get(ITEMS), "", "deputy:wrong");
            assertThat(wrong.getStatus()).isEqualTo(403);
            assertThat(read(wrong).get("type").asText()).isEqualTo("urn:songtor:problem:desk-nobody");
        }
        MockHttpServletResponse closed = call(get(ITEMS), "", "deputy:deputy-secret");
        assertThat(closed.getStatus()).isEqualTo(429);
        assertThat(closed.getContentType()).isEqualTo("application/problem+json");
        assertThat(closed.getHeader("Retry-After")).isEqualTo("5");
        JsonNode problem = read(closed);
        assertThat(problem.get("type").asText()).isEqualTo("urn:songtor:problem:too-many-passwords");
        assertThat(problem.get("title").asText())
                .isEqualTo("ใส่รหัสผ่านผิดหลายครั้ง ลองใหม่ได้เวลา 14:30:05"
                        + " / Too many wrong passwords, try again at 14:30:05");
        address = "198.51.100.7";
        assertThat(call(get(ITEMS), "", "deputy:deputy-secret").getStatus()).isEqualTo(200);
    }

    @Test
    void a_funds_program_that_guesses_is_bounded_too() throws Exception {
        int looked = 0;
        for (int i = 0; i < 40; i++) {
            looked += call(get(REFUSED), "wiang-key", "").getStatus() == 200 ? 0 : 1;
            looked += propose("wiang-key", "kanda:wrong-" + i).getStatus() == 403 ? 1 : 0;
        }
        assertThat(looked).isEqualTo(5);
        assertThat(propose("wiang-key", "kanda:kanda-secret").getStatus()).isEqualTo(429);
        assertThat(propose("wiang-key", "malee:malee-secret").getStatus()).isEqualTo(201);
    }

    @Test
    void every_address_that_asks_for_a_password_promises_the_answer_to_too_many() throws Exception {
        contract()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    String all = path.getValue().path("parameters") + "" + call.getValue();
                    if (call.getValue().has("responses") && all.contains("/Officer")) {
                        assertThat(call.getValue().get("responses").has("429"))
                                .as(call.getKey() + " " + path.getKey())
                                .isTrue();
                    }
                }));
    }
}
