package org.songtor.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.Boxes;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.port.BoxReads;

/** The whole gateway, put together as it is served. */
class CalendarOfGatewayTest {
    private static final String CALENDAR = "songtor.agencies.baac.profiles.[bill-payment].calendar[0].";
    private static final Map<String, String> SETTINGS = Map.of(
            CALENDAR + "from", "2026-01-01",
            CALENDAR + "holidays", "none",
            CALENDAR + "hours[0].opens", "08:30",
            CALENDAR + "hours[0].cutoff", "16:00");

    @TempDir
    private Path temp;

    @AfterEach
    void forget() {
        SETTINGS.keySet().forEach(System::clearProperty);
    }

    @Test
    void programs_read_the_next_cut_off_the_metric_counts_down_and_only_boxes_that_can_be_read_are_known()
            throws Exception {
        SETTINGS.forEach(System::setProperty);
        try (CorpusGateway gateway = CorpusGateway.start(temp)) {
            assertThat(gateway.get("/api/v1/calendar").body())
                    .contains("\"profile\":\"baac/bill-payment\"", "\"secondsToCutoff\":");
            double seconds = gateway.bean(MeterRegistry.class)
                    .get("songtor.cutoff.seconds")
                    .tag("profile", "baac/bill-payment")
                    .gauge()
                    .value();
            assertThat(seconds).isPositive().isLessThan(3 * 86_400);
            BoxReads reads = gateway.bean(BoxReads.class);
            Boxes boxes = gateway.bean(Boxes.class);
            String closed = Boxes.statements(AgencyCode.of("baac"));
            Instant limit = Instant.now().plusSeconds(60);
            while ((reads.lastRead(Boxes.folder(FundId.of("wiang"))).isEmpty() || !boxes.isFailing(closed))
                    && Instant.now().isBefore(limit)) {
                Thread.sleep(50);
            }
            assertThat(reads.lastRead(Boxes.folder(FundId.of("wiang")))).isPresent();
            assertThat(reads.lastRead(closed)).as("the agency is out of reach").isEmpty();
            assertThat(boxes.isFailing(closed)).isTrue();
        }
    }
}
