package org.songtor.agency.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A file larger than the heap: the short form of {@code big 5000000} with a heap of 256 MB. */
class BigFileTest {
    @Test
    void a_file_larger_than_the_heap_is_written_and_read_back() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FormatBench.class.getName(),
                        "big",
                        "200000")
                .redirectErrorStream(true)
                .directory(new File("."))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("baac/bill-payment read", "sso/sps1-10 read");
    }
}
