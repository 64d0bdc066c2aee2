package org.songtor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.books.Account;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Member;
import org.songtor.model.NationalId;
import org.songtor.model.Satang;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.Months;
import org.songtor.port.Reports;
import org.songtor.port.ReviewDesk;
import org.songtor.port.RosterStore;
import org.songtor.port.Viewer;
import org.songtor.review.ItemState;

/** A line that the agency refuses goes again under the right id, the whole gateway long: from the refusal to its money at the agency, once. */
class ResubmitTest {
    private static final FundId FUND = ToyFund.ID;
    private static final Viewer OF_FUND = new Viewer("t", Set.of(FUND), false);
    /** What the roster had of the third member, and what stands on her card. */
    private static final NationalId WRONG = ToyFund.person(9);

    private static final NationalId RIGHT = ToyFund.person(3);

    @TempDir
    private Path temp;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_refused_line_goes_again_under_the_right_id_and_is_paid_once() throws Exception {
        String refused = "toy/dues," + ToyFund.PAYER + "," + WRONG.value() + ",not-eligible,\n";
        try (ToyTown town = new ToyTown(temp, refused, ToyFund::rules)) {
            Reports reports = town.bean(Reports.class);
            town.bean(RosterStore.class).replace(FUND, members(WRONG));
            assertThat(town.submit(FUND, "toy-1", batch(members(WRONG).toArray(Member[]::new)))
                            .statusCode())
                    .isEqualTo(201);
            ToyTown.await(() -> labels(reports).equals(List.of(Label.SETTLED, Label.SETTLED, Label.NOT_ELIGIBLE)));
            assertThat(labels(reports)).containsExactly(Label.SETTLED, Label.SETTLED, Label.NOT_ELIGIBLE);
            long item = reports.lines().get(2).item().orElseThrow();

            town.bean(RosterStore.class).replace(FUND, members(RIGHT));
            long decision = decided(town, item);
            ToyTown.await(() -> labels(reports).size() == 4 && labels(reports).get(3) == Label.SETTLED);

            linkedAndPaidOnce(town, reports, item, decision);
            booksAreNothing(town, 4);
            nobodyPaysTwice(town, reports, item, decision);
        }
    }

    @Test
    void a_line_that_intake_does_not_take_over_is_decided_again_and_then_paid_once() throws Exception {
        String refused = "toy/dues," + ToyFund.PAYER + "," + WRONG.value() + ",not-eligible,\n";
        try (ToyTown town = new ToyTown(temp, refused, ToyFund::rules)) {
            Reports reports = town.bean(Reports.class);
            town.bean(RosterStore.class).replace(FUND, members(WRONG));
            assertThat(town.submit(FUND, "toy-1", batch(members(WRONG).toArray(Member[]::new)))
                            .statusCode())
                    .isEqualTo(201);
            ToyTown.await(() -> labels(reports).equals(List.of(Label.SETTLED, Label.SETTLED, Label.NOT_ELIGIBLE)));
            long item = reports.lines().get(2).item().orElseThrow();
            town.bean(RosterStore.class).replace(FUND, members(RIGHT));

            decided(town, item, ToyFund.person(1));
            ToyTown.await(() -> state(town, item) == ItemState.REOPENED);
            assertThat(labels(reports))
                    .as("somebody else's id, who paid already")
                    .containsExactly(Label.SETTLED, Label.SETTLED, Label.NOT_ELIGIBLE, Label.REFUSED_AT_INTAKE);
            askedAgain(town, item);

            decided(town, item, RIGHT);
            ToyTown.await(() -> labels(reports).size() == 5 && labels(reports).get(4) == Label.SETTLED);
            assertThat(labels(reports).subList(2, 5))
                    .containsExactly(Label.RESUBMITTED, Label.REFUSED_AT_INTAKE, Label.SETTLED);
            paidForTwice(reports);
            booksAreNothing(town, 5);
        }
    }

    /** The fund paid for the line in both files: nothing else is asked than what becomes of that. */
    private static void paidForTwice(Reports reports) {
        assertThat(reports.items())
                .filteredOn(Reports.ItemRow::open)
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.label()).isEqualTo(Label.FILE_OVER);
                    assertThat(item.note())
                            .as("the first file")
                            .isEqualTo(reports.files().get(0).name());
                    assertThat(item.atRisk()).isEqualTo(10_000);
                });
    }

    private void askedAgain(ToyTown town, long item) throws Exception {
        JsonNode whole = json.readTree(town.get(FUND, "items/" + item).body());
        assertThat(whole.get("item").get("at_risk").asText()).isEqualTo("100.00");
        assertThat(whole.get("fixes").get(0).get("why").asText()).isEqualTo("CORRECTION_REFUSED");
        assertThat(whole.get("not_taken").get(0).get("code").asText()).startsWith("SGT-3");
        org.songtor.port.Books books = town.bean(org.songtor.port.Books.class);
        assertThat(of(books.balances(OF_FUND, FUND, Months.ALL), Account.AT_RISK))
                .isEqualTo(Satang.ofBaht(100));
    }

    private static ItemState state(ToyTown town, long item) {
        return town.bean(ReviewDesk.class)
                .item(OF_FUND, item)
                .orElseThrow()
                .row()
                .state();
    }

    private long decided(ToyTown town, long item) throws Exception {
        return decided(town, item, RIGHT);
    }

    /** One proposes, another approves; neither does both. */
    private long decided(ToyTown town, long item, NationalId right) throws Exception {
        JsonNode whole = json.readTree(town.get(FUND, "items/" + item).body());
        long line = whole.get("about").get(0).get("id").asLong();
        String wish = "{\"kind\":\"RESUBMIT\",\"reason\":\"เลขบนบัตรเป็นอีกเลข\",\"corrections\":[{\"line\":" + line
                + ",\"national_id\":\"" + right.value() + "\"}]}";
        HttpResponse<String> proposed = town.decide(FUND, "treasurer", "items/" + item + "/decisions", wish);
        assertThat(proposed.statusCode()).isEqualTo(201);
        long decision = json.readTree(proposed.body()).get("id").asLong();
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

    private void linkedAndPaidOnce(ToyTown town, Reports reports, long item, long decision) throws Exception {
        assertThat(labels(reports)).containsExactly(Label.SETTLED, Label.SETTLED, Label.RESUBMITTED, Label.SETTLED);
        assertThat(reports.batches()).hasSize(2);
        Reports.BatchRow correcting = reports.batches().get(1);
        assertThat(correcting.source()).isEqualTo("corrected-D" + decision + ".csv");
        assertThat(correcting.lines()).isEqualTo(1);
        assertThat(correcting.problems()).isZero();
        assertThat(json.readTree(town.get(FUND, "decisions/" + decision).body())
                        .get("batches")
                        .get(0)
                        .asText())
                .isEqualTo(correcting.number());
        JsonNode receipt =
                json.readTree(town.get(FUND, "batches/" + correcting.number()).body());
        assertThat(receipt.get("corrects").asText())
                .isEqualTo(reports.batches().get(0).number());
        assertThat(reports.files())
                .extracting(Reports.FileRow::state, Reports.FileRow::satang, Reports.FileRow::creditedSatang)
                .containsExactly(tuple("ANSWERED", 30_000L, 30_000L), tuple("ANSWERED", 10_000L, 10_000L));
        assertThat(town.agencies().ledgers())
                .extracting(Books.Entry::what)
                .containsExactly("booked", "booked", "not-eligible", "booked");
        assertThat(town.bean(ReviewDesk.class)
                        .item(OF_FUND, item)
                        .orElseThrow()
                        .row()
                        .state())
                .isEqualTo(ItemState.DONE);
        paidForTwice(reports);
    }

    private static void booksAreNothing(ToyTown town, int lines) {
        org.songtor.port.Books books = town.bean(org.songtor.port.Books.class);
        List<Difference> wrong = new ArrayList<>();
        assertThat(books.check(Optional.empty(), wrong::add)).isEqualTo(lines);
        assertThat(wrong).isEmpty();
        List<Balance> balances = books.balances(OF_FUND, FUND, Months.ALL);
        assertThat(balances.stream().mapToLong(b -> b.satang().value()).sum()).isZero();
        assertThat(of(balances, Account.SETTLED)).isEqualTo(Satang.ofBaht(300));
        assertThat(of(balances, Account.AT_RISK)).isEqualTo(Satang.ZERO);
    }

    private static Satang of(List<Balance> balances, Account account) {
        return balances.stream()
                .filter(b -> b.account() == account)
                .map(Balance::satang)
                .reduce(Satang.ZERO, Satang::plus);
    }

    /** Neither taken back, nor decided again, nor handed in by the fund itself. */
    private void nobodyPaysTwice(ToyTown town, Reports reports, long item, long decision) throws Exception {
        HttpResponse<String> undo =
                town.decide(FUND, "treasurer", "decisions/" + decision + "/undo", "{\"reason\":\"ไม่ส่งแล้ว\"}");
        assertThat(undo.statusCode()).isEqualTo(409);
        assertThat(undo.body()).contains("desk-already-goes-on");
        HttpResponse<String> again = town.decide(
                FUND, "treasurer", "items/" + item + "/decisions", "{\"kind\":\"RESUBMIT\",\"reason\":\"อีกครั้ง\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("desk-not-open");
        assertThat(town.submit(FUND, "toy-2", batch(ToyFund.member(1, ToyFund.person(1)), ToyFund.member(3, RIGHT)))
                        .statusCode())
                .isEqualTo(201);
        ToyTown.await(() -> labels(reports).size() == 6);
        assertThat(labels(reports).subList(4, 6)).containsOnly(Label.REFUSED_AT_INTAKE);
        assertThat(reports.files()).hasSize(2);
    }

    private static List<Label> labels(Reports reports) {
        return reports.lines().stream().map(Reports.LineRow::label).toList();
    }

    private static List<Member> members(NationalId third) {
        return List.of(
                ToyFund.member(1, ToyFund.person(1)), ToyFund.member(2, ToyFund.person(2)), ToyFund.member(3, third));
    }

    private static String batch(Member... members) {
        return ToyFund.batch(ToyFund.ago(0), members);
    }
}
