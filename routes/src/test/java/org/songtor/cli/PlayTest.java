package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that play with a gateway of their own keep away from an installation at work. */
class PlayTest {
    private static final String REFUSED = "this is an installation at work (songtor.mode: live)";

    private final StringWriter said = new StringWriter();
    private final PrintWriter out = new PrintWriter(said, true);

    @BeforeEach
    void live() {
        System.setProperty("songtor.mode", "live");
    }

    @AfterEach
    void asBefore() {
        List.of("songtor.mode", "logging.file.name", "logging.threshold.console")
                .forEach(System::clearProperty);
    }

    @Test
    void a_campaign_does() {
        assertThat(Main.run(out, out, "crash", "--points", "commit_before_receipt", "--most-minutes", "0"))
                .isPositive();
        assertThat(said.toString()).contains(REFUSED);
    }

    @Test
    void a_measurement_does() {
        assertThat(Main.run(out, out, "bench", "delivery", "--files", "1", "--rounds", "1", "--warm-up", "0"))
                .isPositive();
        assertThat(said.toString()).contains(REFUSED);
    }

    @Test
    void the_sample_month_does(@TempDir Path dir) {
        assertThat(Main.run(
                        out, out, "demo", "--exit", "--dir", dir.resolve("demo").toString()))
                .isEqualTo(2);
        assertThat(dir.resolve("demo").resolve("home")).doesNotExist();
    }
}
