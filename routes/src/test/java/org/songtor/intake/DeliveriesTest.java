package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songtor.delivery.Countdown;
import org.songtor.delivery.Countdown.Standing;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarBoard.Row;
import org.songtor.flow.CalendarJson;
import org.songtor.flow.Deadlines;
import org.songtor.flow.FlowFixture;
import org.songtor.model.BatchId;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Hold;
import org.songtor.port.PendingViews.Pending;
import org.songtor.port.Views.FileView;
import org.songtor.settings.Channel;
import org.springframework.http.ResponseEntity;
import org.yaml.snakeyaml.Yaml;

/** What a fund's program reads of all its files, and of its cut-offs; and that the contract says the same. */
class DeliveriesTest {
    private static final FundId WIANG = FundId.of("wiang");
    private static final Instant SENT = Instant.parse("2026-11-21T05:00:00Z");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final MemoryViews views = new MemoryViews(new MemoryBatchStore(new MemoryOutbox()));
    private final DeliveriesController deliveries = new DeliveriesController(
            views,
            new Deadlines(
                    SendingCalendar.ALWAYS, FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"))));

    @Test
    void pages_follow_one_another_without_a_gap_and_the_last_names_no_next() {
        for (int id = 5; id > 0; id--) {
            views.files.add(file(id));
        }
        JsonNode first = page("", "2");
        assertThat(first.get("deliveries")).hasSize(2);
        assertThat(first.at("/deliveries/0/reference").asText()).isEqualTo("R5");
        assertThat(first.get("next").asText()).isEqualTo("4");
        JsonNode second = page("4", "2");
        assertThat(second.at("/deliveries/0/reference").asText()).isEqualTo("R3");
        JsonNode last = page("2", "2");
        assertThat(last.get("deliveries")).hasSize(1);
        assertThat(last.has("next")).isFalse();
        assertThat(page("", "5").has("next")).as("exactly a page").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x,10", "-1,10", "0,10", "99999999999999999999,10", "1,0", "1,201", "1,-5", "1,x"})
    void what_is_no_page_is_told(String before, String most) {
        assertThat(deliveries.deliveries(WIANG, before, most).getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    void the_contract_names_every_field_of_a_page_and_of_the_calendar() {
        JsonNode contract = json.valueToTree(
                new Yaml().<Map<String, Object>>load(getClass().getResourceAsStream("/openapi/songtor.v1.yaml")));
        views.files.addAll(List.of(file(2), file(1)));
        JsonNode page = page("", "1");
        assertThat(names(page)).isEqualTo(names(contract.at("/components/schemas/Deliveries/properties")));
        assertThat(names(page.at("/deliveries/0")))
                .isEqualTo(names(contract.at("/components/schemas/FileFacts/properties")));
        JsonNode known = json.valueToTree(CalendarJson.of(List.of(lane("")), SENT));
        JsonNode unknown = json.valueToTree(CalendarJson.of(List.of(lane("nobody knows 2575")), SENT));
        assertThat(names(known)).isEqualTo(names(contract.at("/components/schemas/Calendar/properties")));
        Set<String> lane = names(known.at("/profiles/0"));
        lane.addAll(names(unknown.at("/profiles/0")));
        assertThat(lane).isEqualTo(names(contract.at("/components/schemas/Lane/properties")));
        Set<String> pending = names(known.at("/profiles/0/waiting/0"));
        pending.addAll(names(unknown.at("/profiles/0/waiting/0")));
        assertThat(pending).isEqualTo(names(contract.at("/components/schemas/Pending/properties")));
        Set<String> standings = new HashSet<>();
        contract.at("/components/schemas/Pending/properties/standing/enum").forEach(n -> standings.add(n.asText()));
        assertThat(standings).hasSize(Standing.values().length);
        assertThat(contract.get("paths").has("/api/v1/calendar")).isTrue();
        assertThat(contract.get("paths").has("/api/v1/deliveries")).isTrue();
    }

    private static Lane lane(String why) {
        Window window = new Window(SENT.minusSeconds(60), SENT.plusSeconds(60));
        Pending pending = new Pending(
                FlowFixture.DUES,
                Optional.of(new BatchId(1)),
                Optional.of(WIANG),
                Period.of("2569-10"),
                Optional.of(new FileId(1)),
                "T-1.txt",
                SENT,
                Optional.of(SENT.plusSeconds(30)),
                true,
                false,
                false,
                Optional.of(new Hold(Hold.Kind.ALL, Hold.By.OPERATOR, SENT, "ปิด")),
                3,
                Satang.ofBaht(300));
        Countdown countdown = why.isEmpty()
                ? new Countdown(Standing.WILL_MAKE_IT, Optional.of(SENT.plusSeconds(60)), Optional.of(window), "")
                : Countdown.unknown(why);
        return new Lane(
                FlowFixture.DUES,
                why.isEmpty() ? Optional.of(window) : Optional.empty(),
                why,
                List.of(new Row(pending, countdown)),
                0,
                true);
    }

    private JsonNode page(String before, String most) {
        ResponseEntity<Object> reply = deliveries.deliveries(WIANG, before, most);
        assertThat(reply.getStatusCode().value()).isEqualTo(200);
        return json.valueToTree(reply.getBody());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static FileView file(long id) {
        return new FileView(
                new FileId(id),
                FlowFixture.DUES,
                "T-" + id + ".txt",
                FileState.SENT,
                60,
                Satang.ofBaht(6_000),
                Satang.ofBaht(5_900),
                "R" + id,
                Optional.of(SENT),
                Optional.of(SENT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Satang.ZERO),
                0,
                0,
                0,
                60,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Period.of("2569-10"),
                Optional.empty());
    }
}
