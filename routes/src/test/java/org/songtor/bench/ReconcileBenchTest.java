package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small: that it labels every line, in small files and in a big one, and ends; how fast it is says nobody here. */
class ReconcileBenchTest {
    private static final Pattern WRITTEN = Pattern.compile("([0-9,]+) labels and ([0-9,]+) review items written");

    @Test
    void every_line_that_is_no_longer_waiting_gets_a_label_and_an_answer_among_others_too(@TempDir Path folder)
            throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        StringWriter said = new StringWriter();
        new ReconcileBench(
                        folder, new PrintWriter(said, true), new ReconcileBench.Plan(3_000, List.of(100, 5_000), 3_000))
                .run();
        Matcher written = WRITTEN.matcher(said.toString());
        for (int shape = 0; shape < 2; shape++) {
            assertThat(written.find()).as(said.toString()).isTrue();
            assertThat(Long.parseLong(written.group(1).replace(",", ""))).isBetween(2_900L, 3_000L);
            assertThat(Long.parseLong(written.group(2).replace(",", ""))).isPositive();
        }
        assertThat(said.toString()).contains("3,000 lines of history", "an answer of 300 lines among them");
    }
}
