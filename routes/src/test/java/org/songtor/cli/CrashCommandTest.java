package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs campaigns by their exit code is told. */
class CrashCommandTest {
    private final StringWriter said = new StringWriter();

    /** The command means them for a program of its own. */
    @AfterEach
    void logAsBefore() {
        List.of("logging.file.name", "logging.threshold.console").forEach(System::clearProperty);
    }

    @Test
    void a_campaign_that_its_time_ended_before_all_was_tried_ends_with_four(@TempDir Path dir) {
        assertThat(crash(dir, "--points", "commit_before_receipt", "--channel", "sftp"))
                .as(said.toString())
                .isEqualTo(4);
        assertThat(crash(dir, "--blind", "3", "--channel", "sftp"))
                .as(said.toString())
                .isEqualTo(4);
    }

    private int crash(Path dir, String... words) {
        PrintWriter out = new PrintWriter(said, true);
        List<String> all = new ArrayList<>(List.of("crash", "--most-minutes", "0", "--dir", dir.toString()));
        all.addAll(List.of(words));
        return Main.run(out, out, all.toArray(String[]::new));
    }
}
