package org.songtor.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.songtor.cli.Main;

/** A benchmark in a process of its own, as the launcher starts it. */
final class BenchProcess {
    private BenchProcess() {}

    /** @return what it said; it has ended well */
    static String run(Path folder, long seconds, String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process bench = new ProcessBuilder(command(words))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(bench.waitFor(seconds, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            bench.destroy();
        }
        assertThat(bench.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    private static List<String> command(String... words) {
        String root = System.getProperty("songtor.root");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=256m",
                "-Duser.language=en",
                "-Duser.timezone=Asia/Bangkok",
                "-Dfile.encoding=UTF-8",
                "-Djdk.serialFilter=!*",
                "-Dsongtor.root=" + root,
                "-Dspring.config.additional-location=file:" + root + "/config/,file:" + root + "/config/*/",
                "-cp",
                withoutTests(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                Main.class.getName(),
                "bench"));
        command.addAll(List.of(words));
        return command;
    }

    /** What stands among the tests is not part of the program, and its components must not be found. */
    private static String withoutTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(p -> !p.endsWith("test-classes") && !p.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
