package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.songtor.console.ConsoleProgram;
import org.songtor.console.HeldDouble;
import org.songtor.flow.HandClock;
import org.songtor.model.FundId;
import org.songtor.port.HeldStore.Order;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;

/** Calls about money held in trust, of which the double holds some for two funds. In a program of its own, since wrong passwords are counted by fund. */
@TestPropertySource(properties = "calls=held")
abstract class HeldCalls extends DeskCalls {
    static final String ORDERS = "/api/v1/held/orders";
    static final String RELEASE = "{\"kind\":\"RELEASE\",\"scheme\":\"nsf\",\"reason\":\"ปลายปี\"}";
    static final String RETURN =
            "{\"kind\":\"RETURN\",\"scheme\":\"nsf\",\"member\":\"W001\",\"reason\":\"ย้ายกองทุน 1234567890123\"}";

    @Autowired
    HeldDouble held;

    @Autowired
    HandClock clock;

    @BeforeEach
    @AfterEach
    void nothingOrdered() {
        held.empty();
        clock.back(ConsoleProgram.NOW);
    }

    MockHttpServletResponse read(String path) throws Exception {
        return call(get("/api/v1" + path), "wiang-key", "");
    }

    /** @param who login of somebody whose password is {@code <login>-secret}; empty for nobody */
    MockHttpServletResponse proposes(String who, String body) throws Exception {
        return call(post(ORDERS).content(body), "wiang-key", said(who));
    }

    MockHttpServletResponse does(String who, String step) throws Exception {
        return call(post(ORDERS + "/1/" + step), "wiang-key", said(who));
    }

    MockHttpServletResponse sendsBack(String who, String reason) throws Exception {
        String body = json.writeValueAsString(json.createObjectNode().put("reason", reason));
        return call(post(ORDERS + "/1/return").content(body), "wiang-key", said(who));
    }

    Order order() {
        return held.order(FundId.of("wiang"), 1).orElseThrow();
    }

    JsonNode done(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return read(answer);
    }

    void refused(MockHttpServletResponse answer, int status, String type) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(read(answer).get("type").asText()).isEqualTo("urn:songtor:problem:desk-" + type);
        assertThat(read(answer).get("title").asText()).matches("[^/]*[ก-๙][^/]* / .*[A-Za-z].*");
    }

    private static String said(String who) {
        return who.isEmpty() ? "" : who + ":" + who + "-secret";
    }
}
