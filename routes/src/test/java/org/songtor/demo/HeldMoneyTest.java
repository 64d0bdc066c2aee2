package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.port.Reports;
import org.songtor.port.RosterStore;

/** What an agency took less of a line is held for its member, the whole gateway long: asked about, given back by two people, taken back, and told on pages and by API. */
class HeldMoneyTest {
    private static final FundId FUND = ToyFund.ID;

    @TempDir
    private Path temp;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void what_is_left_of_an_accepted_amount_is_given_back_by_two_people_and_stands_in_the_books() throws Exception {
        String less = "toy/dues," + ToyFund.PAYER + "," + ToyFund.person(2).value() + ",book,80.00\n";
        try (ToyTown town = new ToyTown(temp, less, ToyFund::rules)) {
            Reports reports = town.bean(Reports.class);
            Member[] members = {ToyFund.member(1, ToyFund.person(1)), ToyFund.member(2, ToyFund.person(2))};
            town.bean(RosterStore.class).replace(FUND, List.of(members));
            assertThat(town.submit(FUND, "toy-1", ToyFund.batch(ToyFund.ago(0), members))
                            .statusCode())
                    .isEqualTo(201);
            ToyTown.await(() -> asking(reports, Label.AMOUNT_MISMATCH).isPresent());
            long mismatch = asking(reports, Label.AMOUNT_MISMATCH).orElseThrow();
            long accepted = decided(town, mismatch, "ACCEPT_AGENCY_AMOUNT");
            ToyTown.await(() -> asking(reports, Label.HELD_FOR_MEMBER).isPresent());
            long held = asking(reports, Label.HELD_FOR_MEMBER).orElseThrow();
            shown(town, held);

            long given = decided(town, held, "RETURN_TO_MEMBER");
            ToyTown.await(() -> reports.items().stream().noneMatch(Reports.ItemRow::open));
            assertThat(balance(town, "MEMBER_CREDIT")).isEqualTo("0.00");
            assertThat(balance(town, "RETURNED")).isEqualTo("20.00");
            assertThat(town.page("treasurer-" + FUND, "/members")).doesNotContain("ค้างคืนสมาชิก");
            String undo = "/undo";
            HttpResponse<String> first =
                    town.decide(FUND, "treasurer", "decisions/" + accepted + undo, "{\"reason\":\"ผิดราย\"}");
            assertThat(first.statusCode()).isEqualTo(409);
            assertThat(first.body()).contains("desk-held-money-ended", "ยกเลิกมตินั้นก่อน");

            takenBack(town, given);
            ToyTown.await(() -> asking(reports, Label.HELD_FOR_MEMBER).isPresent());
            assertThat(asking(reports, Label.HELD_FOR_MEMBER)).contains(held);
            takenBack(town, accepted);
            ToyTown.await(() -> asking(reports, Label.AMOUNT_MISMATCH).isPresent()
                    && asking(reports, Label.HELD_FOR_MEMBER).isEmpty());
            assertThat(balance(town, "MEMBER_CREDIT")).isEqualTo("0.00");
            assertThat(balance(town, "AT_RISK")).isEqualTo("100.00");
        }
    }

    private void shown(ToyTown town, long held) throws Exception {
        JsonNode whole = json.readTree(town.get(FUND, "items/" + held).body());
        assertThat(whole.get("item").get("at_risk").asText()).isEqualTo("20.00");
        assertThat(whole.get("item").get("owner").asText()).isEqualTo("treasurer");
        assertThat(whole.get("fixes").get(0).get("kind").asText()).isEqualTo("RETURN_TO_MEMBER");
        assertThat(whole.get("fixes").get(0).get("why").asText()).isEqualTo("MONEY_OF_THE_MEMBER");
        assertThat(balance(town, "MEMBER_CREDIT")).isEqualTo("20.00");
        assertThat(town.page("treasurer-" + FUND, "/items/" + held))
                .contains("ค้างคืนสมาชิก", ToyFund.name(2), "20.00 บาท", "value=\"RETURN_TO_MEMBER\"");
        assertThat(town.page("treasurer-" + FUND, "/members")).contains("ค้างคืนสมาชิก");
    }

    private String balance(ToyTown town, String account) throws Exception {
        for (JsonNode one : json.readTree(town.get(FUND, "balances").body()).get("balances")) {
            if (one.get("account").asText().equals(account)) {
                return one.get("baht").asText();
            }
        }
        return "0.00";
    }

    private static Optional<Long> asking(Reports reports, Label label) {
        return reports.items().stream()
                .filter(item -> item.open() && item.label() == label)
                .map(Reports.ItemRow::id)
                .findFirst();
    }

    /** One proposes, another approves; neither does both. */
    private long decided(ToyTown town, long item, String kind) throws Exception {
        HttpResponse<String> proposed = town.decide(
                FUND, "treasurer", "items/" + item + "/decisions", "{\"kind\":\"" + kind + "\",\"reason\":\"ตกลง\"}");
        assertThat(proposed.statusCode()).isEqualTo(201);
        return signed(town, json.readTree(proposed.body()).get("id").asLong());
    }

    private long signed(ToyTown town, long decision) throws Exception {
        String place = "decisions/" + decision;
        assertThat(town.decide(FUND, "treasurer", place + "/approve", "{}").statusCode())
                .as("who proposed does not approve")
                .isEqualTo(403);
        assertThat(town.decide(FUND, "treasurer", place + "/execute", "{}").statusCode())
                .as("not before it is approved")
                .isEqualTo(409);
        assertThat(town.decide(FUND, "chair", place + "/approve", "{}").statusCode())
                .isEqualTo(200);
        assertThat(town.decide(FUND, "chair", place + "/execute", "{}").statusCode())
                .isEqualTo(200);
        return decision;
    }

    private void takenBack(ToyTown town, long decision) throws Exception {
        HttpResponse<String> undo =
                town.decide(FUND, "treasurer", "decisions/" + decision + "/undo", "{\"reason\":\"ผิดราย\"}");
        assertThat(undo.statusCode()).isEqualTo(201);
        signed(town, json.readTree(undo.body()).get("id").asLong());
    }
}
