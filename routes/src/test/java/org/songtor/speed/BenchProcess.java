package org.songtor.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.songtor.cli.Main;
import org.songtor.crash.KeptClasses;
import org.songtor.crash.TestProgram;

/** A benchmark in a process of its own, with the heap that the launcher gives it. */
final class BenchProcess {
    private BenchProcess() {}

    /** @return what it said; it has ended well */
    static String run(Path folder, long seconds, String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        try (KeptClasses classes = KeptClasses.leaving()) {
            String[] all = Stream.concat(Stream.of("bench"), Stream.of(words)).toArray(String[]::new);
            Process bench = new ProcessBuilder(TestProgram.command("512m", classes.options(), Main.class, all))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                assertThat(bench.waitFor(seconds, TimeUnit.SECONDS))
                        .as("it ended")
                        .isTrue();
            } finally {
                bench.destroy();
            }
            assertThat(bench.exitValue()).as(Files.readString(said)).isZero();
            classes.left();
        }
        return Files.readString(said);
    }
}
