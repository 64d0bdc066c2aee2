package org.songtor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.cli.Main;

/** The benchmark in small, in a process of its own: that it works, balances and ends; how fast it is says nobody here. */
class IntakeBenchTest {
    @Test
    void every_form_is_accepted_to_the_last_line(@TempDir Path folder) throws Exception {
        Path said = folder.resolve("said");
        Process bench = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(bench.waitFor(180, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            bench.destroy();
        }
        assertThat(Files.readString(said))
                .contains(
                        "CSV of 2,000 lines", "one bare COPY", "XLSX of 200 lines", "REST, 2 clients, 6 batches of 20");
        assertThat(bench.exitValue()).isZero();
    }

    private static List<String> command() {
        String root = System.getProperty("songtor.root");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Duser.timezone=Asia/Bangkok",
                "-Dfile.encoding=UTF-8",
                "-Dspring.config.additional-location=file:" + root + "/config/,file:" + root + "/config/*/",
                "-cp",
                withoutTests(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                Main.class.getName(),
                "bench",
                "intake",
                "--lines=2000",
                "--xlsx=200",
                "--batches=6",
                "--batch-lines=20",
                "--clients=2",
                "--warm-up=0");
    }

    /** What stands among the tests is not part of the program, and its components must not be found. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(p -> !p.endsWith("test-classes") && !p.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
