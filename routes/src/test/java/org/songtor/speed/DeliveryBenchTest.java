package org.songtor.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of delivery in small: every file is proved, a killed gateway comes back, and they end. How fast, nobody says here. */
class DeliveryBenchTest {
    /** As {@code config/} says; by JMS nothing travels there. */
    private static final Map<String, String> PROFILES =
            Map.of("SFTP", "gsb/pain.001", "HTTPS", "nsf/collection", "SOAP", "sso/s40", "JMS", "baac/bill-payment");

    @Test
    void files_are_delivered_and_proved_and_so_are_those_of_the_bare_client(@TempDir Path folder) throws Exception {
        String said = BenchProcess.run(
                folder, 300, "delivery", "--files=3", "--lines=2", "--workers=2", "--warm-up=0", "--rounds=1");
        for (String channel : List.of("SFTP", "HTTPS", "SOAP", "JMS")) {
            assertThat(said)
                    .containsPattern(channel + ": .* bare client [0-9.]+ ms; "
                            + PROFILES.get(channel)
                            + "(, [0-9,]+ bytes a file)?; the compiler worked for [0-9]+ % of the gateway's time")
                    .containsPattern(
                            channel
                                    + ": [0-9,]+ files/s delivered and proved; bare client [(].*; 2 connections[)]: [0-9,]+ files/s, ratio [0-9.]+ ");
        }
    }

    @Test
    void a_gateway_that_is_killed_over_its_queue_is_ready_and_delivers_again(@TempDir Path folder) throws Exception {
        assertThat(BenchProcess.run(folder, 300, "delivery", "--recovery", "--queued=60"))
                .contains("recovery: 60 lines in 60 files queued", "ready ", "first file at the agency ");
    }
}
