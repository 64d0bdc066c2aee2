package org.songtor.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.songtor.flow.SongtorSettings;

/** Classes as a machine has them in memory, kept by the JDK for the next start: half of a start is loading them. */
final class Archive {
    private final Path dir;
    private final SongtorSettings installed;

    Archive(Path dir, SongtorSettings installed) {
        this.dir = dir;
        this.installed = installed;
    }

    /** Lets one gateway start and end for it; does without where classes lie in folders, of which the JDK keeps none. */
    void make(PrintWriter out) throws IOException, InterruptedException {
        boolean jars = List.of(System.getProperty("java.class.path", "").split(":")).stream()
                .allMatch(p -> p.endsWith(".jar"));
        if (!jars) {
            return;
        }
        Path run = dir.resolve("warm-up");
        long began = System.nanoTime();
        try (House house = House.open(run, dir.resolve("keys"), installed, List.of(), Map.of())) {
            house.victim(List.of()).close();
        }
        Folders.delete(run);
        out.printf("classes kept for later starts in %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    /** What a start says to the JDK; the first one writes the archive when it ends. */
    static String option(Path run) {
        Path file = Objects.requireNonNull(run.toAbsolutePath().getParent()).resolve("gateway.jsa");
        boolean first = run.getFileName().toString().equals("warm-up");
        if (first) {
            return "-XX:ArchiveClassesAtExit=" + file;
        }
        return Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-Xshare:auto";
    }
}
