package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a fund's program and an operator read of money held in trust. */
class HeldApiTest extends HeldCalls {
    @Test
    void a_fund_reads_what_goes_by_itself_and_what_waits_by_scheme_and_month() throws Exception {
        JsonNode before = done(read("/held")).get("trusts").get(0);
        assertThat(sums(before)).isEqualTo("12000.00 = 0.00 + 12000.00");
        assertThat(sums(before.get("months").get(0))).isEqualTo("4000.00 = 0.00 + 4000.00");
        assertThat(before.get("orders")).isEmpty();
        proposes("malee", RETURN);
        JsonNode all = done(read("/held"));
        same(all, "Held");
        assertThat(all.get("fund").asText() + " " + all.get("as_of").asText()).isEqualTo("wiang 2026-11-21");
        JsonNode nsf = all.get("trusts").get(0);
        assertThat(all.get("trusts")).hasSize(1);
        same(nsf, "HeldTrust");
        same(nsf.get("ageing"), "HeldAges");
        same(nsf.get("months").get(0), "HeldMonth");
        assertThat(sums(nsf)).isEqualTo("12000.00 = 6000.00 + 6000.00");
        assertThat(nsf.get("collected").asText()).isEqualTo("20000.00");
        assertThat(nsf.get("window_from").asText() + " "
                        + nsf.get("window_until").asText() + " "
                        + nsf.get("lapses").asText())
                .isEqualTo("12-01 12-31 2026-12-29");
        assertThat(sums(nsf.get("months").get(0))).isEqualTo("4000.00 = 4000.00 + 0.00");
        assertThat(nsf.get("months").get(1).get("period").asText()).isEqualTo("2569-11");
        assertThat(sums(nsf.get("months").get(1))).isEqualTo("8000.00 = 2000.00 + 6000.00");
        assertThat(nsf.get("orders"))
                .hasSize(1)
                .allSatisfy(n -> assertThat(n.asLong()).isOne());
    }

    @Test
    void where_nothing_is_held_no_order_lapses() throws Exception {
        held.gone();
        JsonNode nsf = done(read("/held")).get("trusts").get(0);
        assertThat(nsf.get("held").asText() + " " + nsf.get("window_from").asText() + " ["
                        + nsf.get("lapses").asText() + "]")
                .isEqualTo("0.00 12-01 []");
    }

    @Test
    void members_parts_come_in_pages_and_persons_are_masked() throws Exception {
        JsonNode all = done(read("/held/members?scheme=nsf"));
        same(all, "HeldMembers");
        JsonNode first = all.get("members").get(0);
        same(first, "HeldMember");
        assertThat(first.get("member_no").asText() + " "
                        + first.get("national_id").asText())
                .isEqualTo("W001 xxxxxxxxx0001");
        assertThat(sums(first)).isEqualTo("6000.00 = 0.00 + 6000.00");
        assertThat(all.get("next").asInt()).isEqualTo(2);
        JsonNode rest = done(read("/held/members?scheme=nsf&from=2"));
        assertThat(rest.get("members")).isEmpty();
        assertThat(rest.get("next").asInt()).isEqualTo(2);
        for (String path : new String[] {"", "?scheme=", "?scheme=NO", "?scheme=nsf&from=-1"}) {
            refused(read("/held/members" + path), 422, "incomplete");
        }
    }

    @Test
    void nobody_reads_another_funds_and_an_operator_names_the_fund_and_gets_neither_names_nor_orders()
            throws Exception {
        proposes("malee", RETURN);
        assertThat(call(get("/api/v1/held"), "", "").getStatus()).isEqualTo(401);
        refused(read("/held?fund=dokkhamtai"), 404, "not-found");
        refused(operator("/held"), 404, "not-found");
        refused(call(get("/api/v1/operator/held?fund=wiang"), "", "prasit:prasit-secret"), 403, "nobody");
        JsonNode nsf = done(operator("/held?fund=wiang")).get("trusts");
        assertThat(nsf).as("of the fund that was named alone").hasSize(1);
        assertThat(sums(nsf.get(0))).isEqualTo("12000.00 = 6000.00 + 6000.00");
        assertThat(nsf.get(0).get("orders")).isEmpty();
        assertThat(done(operator("/held/members?fund=wiang&scheme=nsf")).get("members"))
                .hasSize(2)
                .allSatisfy(m -> assertThat(m.get("name").asText()).isEmpty());
        assertThat(operator("/held/orders/1").getStatus())
                .as("no order is an operator's")
                .isEqualTo(404);
    }

    /** What is held, what of it is tied and what is free. */
    private static String sums(JsonNode of) {
        return of.get("held").asText() + " = " + of.get("tied").asText() + " + "
                + of.get("free").asText();
    }

    private MockHttpServletResponse operator(String path) throws Exception {
        return call(get("/api/v1/operator" + path), "", "operator:operator-secret");
    }
}
