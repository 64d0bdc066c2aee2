package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever runs campaigns by their exit code is told. */
class CrashCommandTest {
    /** What a gateway of the campaign is started from. */
    private static final String CLASSES = "surefire.test.class.path";

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

    @Test
    void where_no_gateway_comes_up_at_all_nothing_was_tried_and_it_ends_with_five(@TempDir Path dir) throws Exception {
        String classes = System.getProperty(CLASSES);
        System.setProperty(CLASSES, Files.createDirectory(dir.resolve("empty")).toString());
        try {
            for (String[] words : new String[][] {{"--points", "commit_before_receipt"}, {"--blind", "1"}}) {
                String way = words[0];
                assertThat(tried(Files.createDirectory(dir.resolve("a" + way)), words))
                        .as(said.toString())
                        .isEqualTo(5);
                assertThat(said.toString()).contains("nothing was tried", "VictimMain");
                Path warmedUp = Files.createDirectory(dir.resolve("b" + way));
                Files.createFile(warmedUp.resolve("gateway.classes"));
                assertThat(tried(warmedUp, words))
                        .as("another came up before: that this one does not is what came of it")
                        .isEqualTo(1);
                assertThat(said.toString()).doesNotContain("nothing was tried");
            }
        } finally {
            if (classes == null) {
                System.clearProperty(CLASSES);
            } else {
                System.setProperty(CLASSES, classes);
            }
        }
    }

    private int tried(Path dir, String... words) {
        said.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("--most-minutes", "5", "--channel", "sftp"));
        all.addAll(List.of(words));
        return run(dir, all);
    }

    private int crash(Path dir, String... words) {
        List<String> all = new ArrayList<>(List.of("--most-minutes", "0"));
        all.addAll(List.of(words));
        return run(dir, all);
    }

    private int run(Path dir, List<String> words) {
        PrintWriter out = new PrintWriter(said, true);
        List<String> all = new ArrayList<>(List.of("crash", "--dir", dir.toString()));
        all.addAll(words);
        return Main.run(out, out, all.toArray(String[]::new));
    }
}
