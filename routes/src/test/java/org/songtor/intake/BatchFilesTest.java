package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.Deadlines;
import org.songtor.flow.FlowFixture;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.port.Hold;
import org.songtor.port.Views.FileView;
import org.songtor.settings.Channel;
import org.yaml.snakeyaml.Yaml;

class BatchFilesTest {
    private static final Instant SENT = Instant.parse("2026-11-21T05:00:00Z");
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void what_has_not_happened_has_no_time_and_a_sent_file_is_neither_delivered_nor_accepted() {
        JsonNode file = json.valueToTree(FileJson.of(sent(), false));
        assertThat(file.get("sent_at").asText()).isEqualTo("2026-11-21T05:00:00Z");
        for (String later : new String[] {"delivered_at", "answered_at", "accepted_at", "settled_at"}) {
            assertThat(file.get(later).isNull()).as(later).isTrue();
        }
        assertThat(file.get("held").asBoolean()).isTrue();
        assertThat(file.get("carried").asBoolean()).isFalse();
        assertThat(file.get("baht").asText()).isEqualTo("6000.00");
    }

    @Test
    void the_contract_names_every_field_that_is_sent() {
        JsonNode contract = json.valueToTree(
                new Yaml().<Map<String, Object>>load(getClass().getResourceAsStream("/openapi/songtor.v1.yaml")));
        assertThat(names(json.valueToTree(FileJson.of(sent(), false))))
                .isEqualTo(names(contract.at("/components/schemas/FileFacts/properties")));
        assertThat(contract.at("/paths").has("/api/v1/batches/{number}/files")).isTrue();
    }

    @Test
    void a_batch_of_nobody_is_not_found() {
        BatchFilesController files = new BatchFilesController(
                new MemoryViews(new MemoryBatchStore(new MemoryOutbox())),
                new Deadlines(
                        SendingCalendar.ALWAYS,
                        FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"))));
        assertThat(files.files(FundId.of("wiang"), "B000001").getStatusCode().value())
                .isEqualTo(404);
        assertThat(files.files(FundId.of("wiang"), "../1").getStatusCode().value())
                .isEqualTo(404);
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static FileView sent() {
        return new FileView(
                new FileId(1),
                ProfileId.of("toy/dues"),
                "T-1.txt",
                FileState.SENT,
                60,
                Satang.ofBaht(6_000),
                Satang.ofBaht(5_900),
                "ST0000000112",
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
                "UNKNOWN: no answer",
                Optional.empty(),
                Optional.empty(),
                Optional.of(SENT),
                Optional.empty(),
                Optional.of(new Hold(Hold.Kind.FILE, Hold.By.OPERATOR, SENT, "รอกองทุนยืนยัน")),
                false,
                Period.of("2569-10"),
                Optional.empty());
    }
}
