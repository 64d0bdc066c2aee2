package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Balances, the meeting's statement, lapses and traces as a fund's program and an operator read them. */
class MoneyApiTest extends DeskCalls {
    private static final String STATEMENT = "/statement?from=2569-07&until=2569-12";

    @Test
    void a_fund_reads_where_its_money_stands_and_each_members() throws Exception {
        JsonNode all = read(fund("/balances?period=2569-11"));
        assertThat(all.get("fund").asText()).isEqualTo("wiang");
        assertThat(all.get("in").asText()).isEqualTo("5000.00");
        assertThat(all.get("open").asText()).isEqualTo("5000.00");
        assertThat(all.get("balances").get(0).get("baht").asText()).isEqualTo("-5000.00");
        JsonNode members = read(fund("/balances/members"));
        assertThat(members.get("members").get(0).get("national_id").asText()).isEqualTo("xxxxxxxxx0009");
        assertThat(members.get("members").get(0).get("account").asText()).isEqualTo("AT_RISK");
        assertThat(members.get("next").asInt()).isEqualTo(51);
        assertThat(read(fund("/balances/members?from=51")).get("members")).isEmpty();
        same(all, "Balances");
        same(all.get("balances").get(0), "Balance");
        same(members, "MemberBalances");
        same(members.get("members").get(0), "MemberBalance");
    }

    @Test
    void the_meetings_statement_and_lapses_are_what_the_pages_show() throws Exception {
        JsonNode made = read(fund(STATEMENT));
        assertThat(made.get("total").get("collected").asText()).isEqualTo("17345.00");
        assertThat(made.get("total").get("at_risk").asText()).isEqualTo("2345.00");
        assertThat(made.get("rows")).hasSize(2);
        JsonNode lapses = read(fund("/lapses"));
        assertThat(lapses.get("missed").get(0).get("member_no").asText()).isEqualTo("W002");
        assertThat(lapses.get("unsure").get(0).get("label").asText()).isEqualTo("REFUSED_BY_AGENCY");
        JsonNode late = lapses.get("late");
        assertThat(late.get(0).get("standing").asText()).isEqualTo("MISSED");
        assertThat(late.get(0).get("members").get(0).get("name").asText()).isEqualTo("นางทดสอบ รอส่ง0");
        assertThat(late.get(0).get("more").asInt()).isEqualTo(2);
        assertThat(late.findValue("reason").asText()).isEqualTo("เลขบัญชีของหน่วยงานเปลี่ยน");
        same(late.findParent("hold"), "LateFile");
        same(late.get(0).get("members").get(0), "LateMember");
        same(late.findParent("since"), "Hold");
        same(made, "MeetingStatement");
        same(made.get("rows").get(0), "MeetingRow");
        same(made.get("total"), "MeetingSums");
        same(made.get("ageing"), "MeetingAges");
        same(lapses, "Lapses");
        same(lapses.get("missed").get(0), "Missed");
        same(lapses.get("unsure").get(0), "UnsureLine");
    }

    @Test
    void what_is_traced_stands_in_the_body_and_an_id_comes_back_masked() throws Exception {
        MockHttpServletResponse answer = trace("{\"text\":\"1509900000018\"}");
        assertThat(answer.getStatus()).as("no national id").isEqualTo(422);
        JsonNode story = read(trace("{\"text\":\"W001\"}"));
        assertThat(story.get("lines").get(0).get("label").asText()).isEqualTo("SETTLED");
        assertThat(story.get("moments")).hasSize(11);
        JsonNode signed = story.get("moments").get(9);
        assertThat(signed.get("what").asText() + " " + signed.get("subject").asText() + " "
                        + signed.get("detail").asText() + " "
                        + signed.get("who").asText())
                .isEqualTo("APPROVED order 7 RETURN prasit");
        assertThat(story.get("cut").asBoolean()).isTrue();
        same(story, "Trace");
        same(story.get("lines").get(0), "TraceLine");
        same(story.get("moments").get(0), "Moment");
    }

    @Test
    void nobody_reads_another_funds_money_and_an_operator_names_the_fund_and_gets_no_names() throws Exception {
        assertThat(call(get("/api/v1/balances"), "", "").getStatus()).isEqualTo(401);
        assertThat(fund("/balances?fund=dokkhamtai").getStatus()).isEqualTo(404);
        assertThat(operator("/lapses").getStatus()).isEqualTo(404);
        assertThat(call(get("/api/v1/operator/lapses?fund=wiang"), "", "prasit:prasit-secret")
                        .getStatus())
                .as("a fund's chair is no operator")
                .isEqualTo(403);
        JsonNode lapses = read(operator("/lapses?fund=wiang"));
        assertThat(lapses.get("unsure").get(0).get("name").asText()).isEmpty();
    }

    @Test
    void what_is_no_period_is_refused_with_its_type() throws Exception {
        for (String path : new String[] {
            "/balances?period=2026-11",
            "/statement",
            "/statement?from=2569-12&until=2569-07",
            "/balances/members?from=-1"
        }) {
            MockHttpServletResponse answer = fund(path);
            assertThat(answer.getStatus()).as(path).isEqualTo(422);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        }
    }

    private MockHttpServletResponse fund(String path) throws Exception {
        return call(get("/api/v1" + path), "wiang-key", "");
    }

    private MockHttpServletResponse operator(String path) throws Exception {
        return call(get("/api/v1/operator" + path), "", "operator:operator-secret");
    }

    private MockHttpServletResponse trace(String body) throws Exception {
        return call(post("/api/v1/trace").content(body), "wiang-key", "");
    }

    @Override
    JsonNode read(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus())
                .as(answer.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo(200);
        return super.read(answer);
    }
}
