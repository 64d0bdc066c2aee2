package org.songtor.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small, in a process of its own: that it works, balances and ends; how fast it is says nobody here. */
class IntakeBenchTest {
    @Test
    void every_form_is_accepted_to_the_last_line(@TempDir Path folder) throws Exception {
        String said = BenchProcess.run(
                folder,
                180,
                "intake",
                "--lines=2000",
                "--xlsx=200",
                "--batches=6",
                "--batch-lines=20",
                "--clients=2",
                "--warm-up=0");
        assertThat(said)
                .contains(
                        "CSV of 2,000 lines", "one bare COPY", "XLSX of 200 lines", "REST, 2 clients, 6 batches of 20");
    }
}
