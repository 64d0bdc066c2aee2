package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songtor.console.ReviewDouble;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.ProblemCode;
import org.songtor.review.DecisionKind;
import org.springframework.mock.web.MockHttpServletResponse;

/** The desk as a fund's program sees it, with the fund's key and a person's password. */
class ItemApiTest extends DeskCalls {
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
    void how_a_file_was_given_up_is_told_of_that_and_of_nothing_else() throws Exception {
        String undelivered = "/api/v1/items?label=UNDELIVERED";
        JsonNode listed = read(call(get(undelivered), "wiang-key", "")).get("items");
        assertThat(listed)
                .isNotEmpty()
                .allSatisfy(i -> assertThat(i.get("gave_up").asText()).isEqualTo("REFUSED"));
        same(listed.get(0), "Item");
        assertThat(read(call(get(ITEM), "wiang-key", ""))
                        .get("item")
                        .get("gave_up")
                        .asText("absent"))
                .isEmpty();
    }

    @Test
    void an_item_tells_why_its_correcting_batch_did_not_pass_the_check() throws Exception {
        String refused = "/api/v1/items/" + (100 + Label.REFUSED_BY_AGENCY.ordinal());
        JsonNode why = read(call(get(refused), "wiang-key", "")).get("not_taken");
        assertThat(why).hasSize(1);
        assertThat(why.get(0).get("code").asText()).isEqualTo(ProblemCode.BAD_NATIONAL_ID.code());
        assertThat(why.get(0).get("line").asInt()).isOne();
        assertThat(why.get(0).get("field").asText()).isEqualTo("national_id");
        same(why.get(0), "NotTaken");
        assertThat(read(call(get(ITEM), "wiang-key", "")).get("not_taken")).isEmpty();
    }

    @Test
    void money_nobody_knows_is_told_as_the_bank_tells_it_and_matched_by_a_reference() throws Exception {
        String item = "/api/v1/items/" + (100 + Label.CREDIT_WITHOUT_FILE.ordinal());
        JsonNode credit = read(call(get(item), "wiang-key", "")).get("credits").get(0);
        same(credit, "Credit");
        assertThat(credit.get("text").asText()).isEqualTo("ฝากเงินสด สาขาเชียงคำ xxxxxxxxx0708");
        assertThat(credit.get("fee").asText()).isEqualTo("10.00");
        assertThat(credit.get("day").asText()).isEqualTo("2026-11-21");
        assertThat(read(call(get(ITEM), "wiang-key", "")).get("credits")).isEmpty();
        String match = "{\"kind\":\"MATCH_CREDIT\",\"reason\":\"ตามใบนำฝาก\",\"references\":[\"%s\"]}";
        assertThat(call(post(item + "/decisions").content(match.formatted("ST9")), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(422);
        assertThat(call(
                                post(item + "/decisions").content(match.formatted(ReviewDouble.REFERENCE)),
                                "wiang-key",
                                "malee:malee-secret")
                        .getStatus())
                .isEqualTo(201);
        assertThat(desk.proposals)
                .singleElement()
                .satisfies(wish -> assertThat(wish.files()).containsExactly(new FileId(12)));
    }

    @Test
    void a_program_is_told_why_a_file_was_refused_and_that_nothing_is_at_risk_of_what_is_over() throws Exception {
        String refused = "/api/v1/items/" + (100 + Label.FILE_REFUSED.ordinal());
        JsonNode why = read(call(get(refused), "wiang-key", "")).get("refusals");
        assertThat(why).hasSize(1);
        same(why.get(0), "FileRefusal");
        assertThat(why.get(0).get("reason").asText()).isEqualTo("ยอดรวมไม่ตรง xxxxxxxxx0708");
        propose("wiang-key", "malee:malee-secret");
        JsonNode open = read(call(get(ITEM), "wiang-key", "")).get("item");
        assertThat(open.get("at_risk")).isEqualTo(open.get("amount"));
        decide("approve", "prasit:prasit-secret");
        decide("execute", "prasit:prasit-secret");
        JsonNode over = read(call(get(ITEM), "wiang-key", "")).get("item");
        assertThat(over.get("state").asText()).isEqualTo("DONE");
        assertThat(over.get("at_risk").asText()).isEqualTo("0.00");
        assertThat(over.get("amount")).isEqualTo(open.get("amount"));
    }

    @Test
    void programs_of_funds_and_of_operators_are_told_that_somebody_waits_for_the_agency() throws Exception {
        long asked = 100 + ReviewDouble.ASKED_BESIDE.ordinal();
        String fund = "/api/v1/items";
        assertThat(listed(fund, "wiang-key", asked).get("waits").asBoolean()).isFalse();
        MockHttpServletResponse made = call(
                post(fund + "/" + asked + "/decisions")
                        .content("{\"kind\":\"ASK_AGENCY\",\"reason\":\"เก็บรายการใด\",\"until\":\"2026-12-05\"}"),
                "wiang-key",
                "malee:malee-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        JsonNode waits = listed(fund, "wiang-key", asked);
        assertThat(waits.get("waits").isBoolean()).isTrue();
        assertThat(waits.get("waits").asBoolean()).isTrue();
        same(waits, "Item");
        JsonNode one = read(call(get(fund + "/" + asked), "wiang-key", ""));
        assertThat(one.get("item").get("waits").asBoolean()).isTrue();
        JsonNode operators = listed("/api/v1/operator/items", "", asked);
        assertThat(operators.get("waits").asBoolean()).isTrue();
        same(operators, "Item");
        assertThat(contract()
                        .at("/components/schemas/Item/properties/waits/type")
                        .asText())
                .isEqualTo("boolean");
    }

    private JsonNode listed(String list, String key, long item) throws Exception {
        JsonNode items = read(call(get(list + "?closed=true"), key, "operator:operator-secret"))
                .get("items");
        return items.valueStream()
                .filter(i -> i.get("id").asLong() == item)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_age_that_no_item_has_is_said_to_be_wrong() throws Exception {
        for (String list : new String[] {"/api/v1/items", "/api/v1/operator/items"}) {
            String key = list.contains("operator") ? "" : "wiang-key";
            assertThat(call(get(list + "?age=36500"), key, "operator:operator-secret")
                            .getStatus())
                    .isEqualTo(200);
            assertThat(call(get(list + "?age=36501"), key, "operator:operator-secret")
                            .getStatus())
                    .isEqualTo(422);
        }
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
    void a_program_is_told_what_files_that_are_paid_together_lack_once() throws Exception {
        JsonNode item = read(call(get("/api/v1/items/" + (100 + Label.FILE_SHORT.ordinal())), "wiang-key", ""));
        JsonNode sum = item.get("together").get(0);
        assertThat(sum.get("due").asText()).isEqualTo("825.00");
        assertThat(sum.get("came").asText()).isEqualTo("815.00");
        assertThat(sum.get("missing").asText()).isEqualTo("10.00");
        assertThat(sum.get("with").get(0).get("reference").asText()).isEqualTo("ST0000002814");
        assertThat(sum.get("with").get(0).get("items").get(0).asLong()).isEqualTo(77);
        assertThat(read(call(get(ITEM), "wiang-key", "")).get("together")).isEmpty();
    }

    @Test
    void a_program_is_told_how_much_is_over_and_two_people_say_by_it_that_it_was_paid_back() throws Exception {
        String over = "/api/v1/items/" + (100 + Label.FILE_OVER.ordinal());
        JsonNode item = read(call(get(over), "wiang-key", ""));
        assertThat(item.get("decide_first").get(0).asLong()).isEqualTo(1671);
        assertThat(item.get("over").asText()).isEqualTo("50.00");
        assertThat(item.get("candidates").get(0).get("reference").asText()).isEqualTo("ST0000000127");
        assertThat(read(call(get(ITEM), "wiang-key", "")).get("over").asText()).isEqualTo("0.00");
        MockHttpServletResponse made = call(
                post(over + "/decisions").content("{\"kind\":\"PAID_BACK\",\"reason\":\"โอนคืนแล้ว\"}"),
                "wiang-key",
                "malee:malee-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        String decision = "/api/v1/decisions/" + read(made).get("id").asLong();
        assertThat(call(post(decision + "/approve"), "wiang-key", "malee:malee-secret")
                        .getStatus())
                .isEqualTo(403);
        assertThat(read(call(post(decision + "/approve"), "wiang-key", "prasit:prasit-secret"))
                        .get("kind")
                        .asText())
                .isEqualTo("PAID_BACK");
        assertThat(call(
                                post(over + "/decisions").content("{\"kind\":\"RETURN_TO_MEMBER\",\"reason\":\"x\"}"),
                                "wiang-key",
                                "malee:malee-secret")
                        .getStatus())
                .isEqualTo(409);
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
        assertThat(call(put(owner).content("{\"due\":\"2026-12-06\"}"), "wiang-key", "prasit:prasit-secret")
                        .getStatus())
                .as("a day alone, which the desk looks at")
                .isEqualTo(200);
        assertThat(desk.assigned).endsWith("prasit Optional.empty Optional[Optional[2026-12-06]]");
        for (String wrong : new String[] {"{}", "{\"due\":\"5 Dec\"}", "{\"mine\":true,\"due\":\"5 Dec\"}"}) {
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
        JsonNode whole = read(call(get(ITEM), "wiang-key", ""));
        same(whole, "WholeItem");
        same(whole.get("item"), "Item");
        same(whole.get("about").get(0), "ItemLine");
        same(whole.get("fixes").get(0), "Fix");
        same(
                read(call(get("/api/v1/items/" + (100 + Label.CREDIT_UNSURE.ordinal())), "wiang-key", ""))
                        .get("candidates")
                        .get(0),
                "Candidate");
        String gap = "/api/v1/operator/items/" + (100 + Label.STATEMENT_GAP.ordinal());
        same(read(call(get(gap), "", "operator:operator-secret")).get("bank").get(0), "BankSide");
        same(whole.get("decisions").get(0), "Decision");
        same(whole.get("decisions").get(0).get("approvals").get(0), "Approval");
        same(whole.get("notes").get(0), "Note");
        same(whole.get("attachments").get(0), "Attachment");
        same(whole.get("story").get(0), "ItemEvent");
        same(read(call(get("/api/v1/items/1"), "wiang-key", "")), "Refusal", "there", "field");
    }

    @Test
    void what_is_above_all_tiers_is_told_to_programs_as_the_page_tells_it() throws Exception {
        long refused = 100 + Label.REFUSED_BY_AGENCY.ordinal();
        String item = "/api/v1/items/" + refused;
        assertThat(above(item, "wiang-key", "")).containsOnly(false);
        desk.large.add(refused);
        JsonNode fixes = read(call(get(item), "wiang-key", "")).get("fixes");
        assertThat(fixes).allSatisfy(fix -> {
            boolean moves = DecisionKind.valueOf(fix.get("kind").asText()).movesMoney();
            assertThat(fix.get("above_all_tiers").asBoolean()).as("%s", fix).isEqualTo(moves);
        });
        assertThat(above(item, "wiang-key", "")).contains(true, false);
        assertThat(above("/api/v1/operator/items/" + refused, "", "operator:operator-secret"))
                .contains(true, false);
        String note = "{\"text\":\"x\"}";
        assertThat(read(call(post(item + "/notes").content(note), "wiang-key", "malee:malee-secret"))
                        .get("fixes"))
                .isEqualTo(fixes);
    }

    private List<Boolean> above(String item, String key, String person) throws Exception {
        List<Boolean> above = new ArrayList<>();
        read(call(get(item), key, person))
                .get("fixes")
                .forEach(fix -> above.add(fix.get("above_all_tiers").asBoolean()));
        return above;
    }

    /** A call without a key is answered by 401, one without its reason by 422; programs learn that from the contract only. */
    @Test
    void the_contract_names_every_refusal_of_a_funds_call() throws Exception {
        JsonNode paths = contract().get("paths");
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
}
