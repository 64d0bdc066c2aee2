package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small: that it works and balances; how fast it is says nobody here. */
class IntakeBenchTest {
    @Test
    void every_form_is_accepted_to_the_last_line(@TempDir Path home) throws Exception {
        StringWriter said = new StringWriter();
        new IntakeBench(home, new PrintWriter(said), new IntakeBench.Plan(List.of(2_000), 200, 6, 20, 2)).run();
        assertThat(said.toString())
                .contains(
                        "CSV of 2,000 lines", "one bare COPY", "XLSX of 200 lines", "REST, 2 clients, 6 batches of 20");
    }
}
