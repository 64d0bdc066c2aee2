package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small, in a process of its own: that it labels every line, in small files and in a big one, and ends; how fast it is says nobody here. */
class ReconcileBenchTest {
    @Test
    void every_line_is_labelled_and_so_is_an_answer_among_others(@TempDir Path folder) throws Exception {
        String said = BenchProcess.run(folder, 180, "reconcile", "--lines=3000", "--sizes=100,5000", "--history=3000");
        assertThat(said)
                .contains(
                        "3,000 lines in files of at most 100",
                        "3,000 lines in files of at most 5,000",
                        "3,000 lines of history",
                        "an answer of 300 lines among them")
                .containsPattern("2,9[0-9]{2} labels and [1-9][0-9]* review items written");
    }
}
