package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.port.HeldStore.State;
import org.springframework.mock.web.MockHttpServletResponse;

/** Orders about money held in trust by program: two people, as on the page. */
class HeldOrderApiTest extends HeldCalls {
    @Test
    void one_proposes_another_signs_and_the_signature_that_completes_them_carries_it_out() throws Exception {
        MockHttpServletResponse made = proposes("malee", RETURN);
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location")).isEqualTo(ORDERS + "/1");
        JsonNode open = done(read("/held/orders/1"));
        assertThat(open).isEqualTo(read(made));
        same(open, "HeldOrder");
        same(open.get("whose").get(0), "HeldOf");
        assertThat(open.get("state").asText() + " " + open.get("kind").asText() + " "
                        + open.get("proposed_by").asText() + " "
                        + open.get("missing").asText() + " "
                        + open.get("lapses").asText())
                .isEqualTo("PROPOSED RETURN malee TOO_FEW 2026-12-29");
        assertThat(open.get("whose").get(0).get("national_id").asText()).isEqualTo("xxxxxxxxx0705");
        assertThat(open.get("reason").asText()).startsWith("ย้ายกองทุน").doesNotContain("1234567890123");
        assertThat(done(does("anong", "approve")).get("missing").asText()).isEqualTo("WITHOUT_THE_CHAIR");
        refused(does("anong", "execute"), 409, "not-approved");
        JsonNode over = done(does("prasit", "approve"));
        same(over.get("approvals").get(0), "Approval");
        assertThat(over.get("state").asText()
                        + over.get("missing").asText()
                        + over.get("lapses").asText())
                .isEqualTo("DONE");
        assertThat(over.get("approvals")).hasSize(2);
        assertThat(over.get("batch").asText()).isNotEmpty();
        assertThat(over.get("ended_at").asText()).isEqualTo("2026-11-21T07:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"kanda,no-right", "suda,no-right", "former,not-in-office", "'',nobody"})
    void who_decides_nothing_on_the_page_decides_nothing_here(String who, String why) throws Exception {
        refused(proposes(who, RELEASE), 403, why);
        proposes("malee", RELEASE);
        refused(does(who, "approve"), 403, why);
        refused(does(who, "execute"), 403, why);
        refused(sendsBack(who, "ไม่ควร"), 403, why);
        refused(does(who, "withdraw"), 403, why);
        assertThat(order().state()).isEqualTo(State.PROPOSED);
        assertThat(order().approvals()).isEmpty();
        assertThat(held.proposals()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"somchai", "operator"})
    void another_funds_officer_and_an_operator_are_nobody_here(String who) throws Exception {
        proposes("malee", RELEASE);
        refused(proposes(who, RELEASE), 403, "nobody");
        refused(does(who, "approve"), 403, "nobody");
        assertThat(order().approvals()).isEmpty();
    }

    @Test
    void the_proposer_neither_signs_nor_carries_out_nor_sends_back_and_alone_withdraws() throws Exception {
        proposes("malee", RELEASE);
        refused(does("malee", "approve"), 403, "own-proposal");
        refused(sendsBack("malee", "x"), 403, "own-proposal");
        does("anong", "approve");
        refused(does("malee", "execute"), 409, "not-approved");
        refused(does("prasit", "withdraw"), 403, "no-right");
        JsonNode over = done(does("malee", "withdraw"));
        assertThat(over.get("state").asText() + " " + over.get("ended_by").asText())
                .isEqualTo("WITHDRAWN malee");
    }

    @Test
    void whoever_may_sign_sends_back_and_says_why() throws Exception {
        proposes("malee", RELEASE);
        for (String why : new String[] {"", "  ", "ก".repeat(201)}) {
            refused(sendsBack("prasit", why), 422, "incomplete");
        }
        assertThat(order().state()).isEqualTo(State.PROPOSED);
        JsonNode over = done(sendsBack("prasit", "รอประชุม 1234567890123"));
        assertThat(over.get("state").asText() + " " + over.get("ended_by").asText() + " "
                        + over.get("returned_for").asText())
                .startsWith("SENT_BACK prasit รอประชุม ")
                .doesNotContain("1234567890123");
        JsonNode listed = done(read("/held/orders")).get("orders");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0)).isEqualTo(over);
    }

    @Test
    void a_program_of_another_fund_finds_no_order() throws Exception {
        proposes("malee", RELEASE);
        refused(call(get(ORDERS + "/1"), "other-key", ""), 404, "not-found");
        for (String step : new String[] {"approve", "execute", "withdraw"}) {
            refused(call(post(ORDERS + "/1/" + step), "other-key", "somchai:somchai-secret"), 404, "not-found");
        }
        assertThat(done(call(get(ORDERS), "other-key", "")).get("orders")).isEmpty();
        assertThat(call(get(ORDERS), "", "").getStatus()).isEqualTo(401);
        assertThat(call(post(ORDERS + "/1/approve"), "other-key", "prasit:prasit-secret")
                        .getStatus())
                .as("another fund's chair")
                .isEqualTo(403);
        assertThat(order().approvals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "execute", "return", "withdraw"})
    void who_comes_second_is_told_that_it_has_changed(String step) throws Exception {
        for (boolean meanwhile : new boolean[] {true, false}) {
            held.empty();
            proposes("malee", RELEASE);
            stoodStill();
            if (meanwhile) {
                held.faster(State.LAPSED);
            } else {
                held.lapse(order().fund(), order().scheme());
            }
            String who = step.equals("withdraw") ? "malee" : "prasit";
            refused(step.equals("return") ? sendsBack(who, "x") : does(who, step), 409, "other-state");
            assertThat(order().state()).isEqualTo(State.LAPSED);
        }
    }

    @Test
    void what_is_signed_whole_and_stood_still_is_carried_out_by_who_signed_it() throws Exception {
        proposes("malee", RELEASE);
        stoodStill();
        assertThat(done(read("/held/orders/1")).get("missing").asText()).isEmpty();
        refused(does("anong", "execute"), 409, "not-approved");
        assertThat(done(does("prasit", "execute")).get("state").asText()).isEqualTo("DONE");
        refused(does("prasit", "execute"), 409, "other-state");
        refused(does("malee", "execute"), 409, "other-state");
    }

    /** The signatures are there, and the program ended before it carried out what they say. */
    private void stoodStill() throws Exception {
        held.broken();
        assertThatThrownBy(() -> does("prasit", "approve")).hasMessageContaining("does not answer");
        held.mended();
        assertThat(order().approvals()).hasSize(1);
    }

    @Test
    void money_that_waits_for_an_order_names_it_and_money_that_is_not_held_says_so() throws Exception {
        proposes("malee", RELEASE);
        MockHttpServletResponse again = proposes("prasit", RETURN);
        refused(again, 409, "order-open");
        same(read(again), "OrderOpen");
        assertThat(read(again).get("order").asLong()).isOne();
        refused(proposes("prasit", RELEASE.replace("ปลายปี", "nothing")), 409, "nothing-held");
    }

    @Test
    void what_is_above_all_tiers_is_signed_and_not_carried_out() throws Exception {
        proposes("malee", RELEASE.replace("ปลายปี", "above"));
        assertThat(done(does("prasit", "approve")).get("missing").asText()).isEqualTo("ABOVE_ALL_TIERS");
        refused(does("prasit", "execute"), 409, "not-approved");
    }

    @Test
    void what_cannot_be_read_is_refused_and_quoted_nowhere() throws Exception {
        for (String body : new String[] {
            "",
            "null",
            "{",
            "{}",
            RELEASE.replace("RELEASE", "KEEP"),
            RELEASE.replace("nsf", "1509900000018"),
            RELEASE.replace("ปลายปี", " "),
            RELEASE.replace("ปลายปี", "ก".repeat(201)),
            RETURN.replace("W001", ""),
            RELEASE.replace("{", "{\"until\":\"2026-12-05\","),
            RELEASE.replace("ปลายปี", "\\u0000")
        }) {
            MockHttpServletResponse answer = proposes("malee", body);
            refused(answer, 422, "incomplete");
            assertThat(answer.getContentAsString()).doesNotContain("1509900000018");
        }
        assertThat(held.proposals()).isEmpty();
    }
}
