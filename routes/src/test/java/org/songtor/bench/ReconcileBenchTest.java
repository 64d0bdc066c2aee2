package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.signing.ReadyKeys;

/** The benchmark in small: that it labels every line, in small files and in a big one, and ends; how fast it is says nobody here. */
class ReconcileBenchTest {
    /** Of two hundred lines one is not answered and waits; ten want a decision, none of them so often that they become one item. */
    private static final String WRITTEN = "597 labels and 30 review items written";

    @Test
    void every_line_is_labelled_and_so_is_an_answer_among_others(@TempDir Path folder) throws Exception {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ReadyKeys.at(folder.resolve("keys"));
        StringWriter said = new StringWriter();
        new ReconcileBench(folder, new PrintWriter(said), new ReconcileBench.Plan(600, List.of(100, 5000), 600, 2))
                .run();
        assertThat(said.toString().lines().filter(line -> line.contains(WRITTEN)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("600 lines in files of at most 100:"))
                .anyMatch(line -> line.startsWith("600 lines in files of at most 5,000:"));
        assertThat(said.toString()).contains("600 lines of history", "an answer of 300 lines among them");
    }
}
