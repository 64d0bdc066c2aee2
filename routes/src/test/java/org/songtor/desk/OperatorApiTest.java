package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.songtor.console.ReviewDouble;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.springframework.mock.web.MockHttpServletResponse;

/** What operators decide by program, and that nobody does who is not in office. */
class OperatorApiTest extends DeskCalls {
    private static final String UNSURE = "/api/v1/operator/items/" + (100 + Label.CREDIT_UNSURE.ordinal());
    private static final String MATCH = "{\"kind\":\"MATCH_CREDIT\",\"reason\":\"เลขอ้างอิงขาด\",\"files\":[12]}";

    @Test
    void two_operators_say_by_program_which_file_a_credit_pays() throws Exception {
        for (String nobody : new String[] {"", "operator:wrong", "prasit:prasit-secret"}) {
            assertThat(call(get(CREDIT), "", nobody).getStatus()).as(nobody).isEqualTo(403);
            assertThat(call(get("/api/v1/operator/items"), "", nobody).getStatus())
                    .isEqualTo(403);
        }
        JsonNode item = read(call(get(UNSURE), "", "operator:operator-secret"));
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
    void an_operator_asks_by_program_which_file_a_payer_meant() throws Exception {
        String questions = "/api/v1/operator/credits/questions";
        String body = "{\"account\":\"0200000001\",\"entry\":\"E17\",\"reason\":\"กองทุนแจ้งเลขผิดเดือน\"}";
        assertThat(call(post(questions).content(body), "", "prasit:prasit-secret")
                        .getStatus())
                .as("a fund's chair is no operator")
                .isEqualTo(403);
        notInOffice(call(post(questions).content(body), "", "boonmee:boonmee-secret"));
        for (String wrong : new String[] {body.replace("E17", "E18"), body.replace("E17", " "), "{}"}) {
            assertThat(call(post(questions).content(wrong), "", "operator:operator-secret")
                            .getStatus())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(desk.questions).isEmpty();
        MockHttpServletResponse made = call(post(questions).content(body), "", "operator:operator-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(made.getHeader("Location"))
                .isEqualTo("/api/v1/operator/items/" + (100 + Label.CREDIT_QUESTIONED.ordinal()));
        JsonNode item = read(made);
        same(item, "WholeItem");
        assertThat(item.get("item").get("label").asText()).isEqualTo("CREDIT_QUESTIONED");
        assertThat(desk.questions).containsExactly("0200000001 E17 กองทุนแจ้งเลขผิดเดือน");
    }

    @Test
    void what_left_an_account_is_told_in_the_banks_words_and_whether_it_names_anything_of_ours() throws Exception {
        long id = 100 + Label.CREDIT_TAKEN_BACK.ordinal();
        String item = "/api/v1/operator/items/" + id;
        JsonNode bank = read(call(get(item), "", "operator:operator-secret")).get("bank");
        assertThat(bank).hasSize(2);
        JsonNode taken = bank.get(0);
        same(taken, "BankSide");
        assertThat(taken.get("what").asText()).isEqualTo("TAKEN");
        assertThat(taken.get("text").asText()).isEqualTo("REVERSAL OF E-1");
        assertThat(taken.get("name").asText())
                .as("thirteen digits that are no id")
                .isEqualTo("2611200100002");
        assertThat(bank.get(1).get("what").asText()).isEqualTo("CAME");
        desk.unknown.add(id);
        assertThat(read(call(get(item), "", "operator:operator-secret"))
                        .get("bank")
                        .get(0)
                        .get("what")
                        .asText())
                .isEqualTo("TAKEN_UNKNOWN");
    }

    @Test
    void two_operators_say_by_program_what_was_taken_back() throws Exception {
        String item = "/api/v1/operator/items/" + ReviewDouble.LEFT;
        desk.unknown.add(ReviewDouble.LEFT);
        JsonNode seen = read(call(get(item), "", "operator:operator-secret"));
        same(seen, "WholeItem");
        JsonNode may = seen.get("taken_from").get(0);
        same(may, "TakenFrom");
        same(may.get("came"), "BankSide");
        same(may.get("files").get(0), "Paid");
        assertThat(may.get("id").asLong()).isEqualTo(61);
        assertThat(may.get("why").get(0).asText()).isEqualTo("NUMBER_IN_TEXT");
        String body = "{\"kind\":\"MATCH_DEBIT\",\"reason\":\"ธนาคารบอก\",\"credit\":61}";
        MockHttpServletResponse made = call(post(item + "/decisions").content(body), "", "operator:operator-secret");
        assertThat(made.getStatus()).isEqualTo(201);
        assertThat(desk.proposals.get(0).credit()).contains(61L);
        JsonNode said = read(made).get("takes").get(0);
        same(said, "Reversal");
        assertThat(said.get("debit").get("text").asText()).isEqualTo("REVERSAL OF E-1");
        assertThat(said.get("debit").get("name").asText()).isEqualTo("2611200100002");
        assertThat(said.get("credit").get(0).get("text").asText()).isEqualTo("โอน ST0000000127 xxxxxxxxx0708");
        assertThat(said.get("files").get(0).get("reference").asText()).isEqualTo("ST0000000127");
        String decision = made.getHeader("Location");
        assertThat(call(post(decision + "/approve"), "", "operator:operator-secret")
                        .getStatus())
                .as("who proposed does not approve")
                .isEqualTo(403);
        assertThat(read(call(post(decision + "/approve"), "", "deputy:deputy-secret"))
                        .get("state")
                        .asText())
                .isEqualTo("APPROVED");
        desk.unknown.clear();
    }

    @Test
    void that_more_was_taken_than_is_left_is_refused_with_what_is_left() throws Exception {
        desk.unknown.add(ReviewDouble.LEFT);
        desk.left = Optional.of(Satang.of(22_300));
        String body = "{\"kind\":\"MATCH_DEBIT\",\"reason\":\"ธนาคารบอก\",\"credit\":61}";
        MockHttpServletResponse not = call(
                post("/api/v1/operator/items/" + ReviewDouble.LEFT + "/decisions")
                        .content(body),
                "",
                "operator:operator-secret");
        assertThat(not.getStatus()).isEqualTo(409);
        JsonNode problem = json.readTree(not.getContentAsString(StandardCharsets.UTF_8));
        same(problem, "Refusal", "field");
        assertThat(problem.get("type").asText()).isEqualTo("urn:songtor:problem:desk-takes-more");
        assertThat(problem.get("there").asText()).isEqualTo("223.00");
        assertThat(problem.get("title").asText())
                .contains("น้อยกว่ายอดที่ธนาคารดึงกลับ", "เหลือ 223.00 บาท", "223.00 baht is left")
                .contains("where an earlier decision says what the bank took")
                .doesNotContain("a credit would leave");
        desk.empty();
    }

    @Test
    void that_something_came_in_this_moment_is_no_fault_of_the_program_and_is_looked_at_again() throws Exception {
        String body = "{\"kind\":\"NOT_OURS\",\"reason\":\"" + ReviewDouble.OVERTAKEN + "\"}";
        MockHttpServletResponse not = call(post(CREDIT + "/decisions").content(body), "", "operator:operator-secret");
        assertThat(not.getStatus()).isEqualTo(409);
        JsonNode problem = json.readTree(not.getContentAsString(StandardCharsets.UTF_8));
        assertThat(problem.get("type").asText()).isEqualTo("urn:songtor:problem:desk-changed-meanwhile");
        assertThat(problem.get("title").asText()).contains("เปิดดูเรื่องนี้อีกครั้ง", "look at the item again");
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
}
