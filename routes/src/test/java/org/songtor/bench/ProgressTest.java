package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter out = new StringWriter();

    @Test
    void each_twentieth_of_the_work_is_told_once_with_its_count() {
        Progress handed = new Progress(new PrintWriter(out), "handed in", 2000, 500);
        IntStream.range(0, 2000).parallel().forEach(n -> handed.another());
        assertThat(out.toString().lines())
                .hasSize(20)
                .startsWith("handed in: 100 of 2,000 files (50,000 lines)")
                .endsWith("handed in: 2,000 of 2,000 files (1,000,000 lines)");
    }

    @Test
    void what_jumps_or_stands_still_is_told_as_it_is() {
        Progress signed = new Progress(new PrintWriter(out), "signed", 60, 10);
        IntStream.of(0, 2, 31, 31, 30, 60).forEach(signed::reached);
        assertThat(out.toString().lines())
                .containsExactly("signed: 31 of 60 files (310 lines)", "signed: 60 of 60 files (600 lines)");
    }
}
