package org.songtor.crash;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.songtor.flow.SongtorSettings;

/** Classes as a machine has them in memory, kept by the JDK for the next start: half of a start is loading them. */
final class Archive {
    private final Path dir;
    private final SongtorSettings installed;

    Archive(Path dir, SongtorSettings installed) {
        this.dir = dir;
        this.installed = installed;
    }

    /** Lets one gateway pass a batch on by every lane for it; does without where classes lie in folders, of which the JDK keeps none. */
    void make(List<Goods> goods, PrintWriter out) throws IOException, InterruptedException {
        boolean jars = List.of(System.getProperty("java.class.path", "").split(":")).stream()
                .allMatch(p -> p.endsWith(".jar"));
        if (!jars) {
            return;
        }
        Path run = dir.resolve("warm-up");
        long began = System.nanoTime();
        try (House house = House.open(run, dir.resolve("keys"), installed, goods, Map.of())) {
            String trouble = new Recovery(house, batches(house, goods)).untilOver();
            if (!trouble.isEmpty()) {
                throw new IOException("a gateway that nobody killed did not do its work, see " + run + ": " + trouble);
            }
        }
        Folders.delete(run);
        out.printf("classes kept for later starts in %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private static List<Batch> batches(House house, List<Goods> goods) throws IOException {
        int month = house.nextMonth();
        List<Batch> batches = new ArrayList<>();
        for (int g = 0; g < goods.size(); g++) {
            Goods of = goods.get(g);
            Batch batch = Batch.of(
                    house.fund(),
                    of,
                    of.lane().door(),
                    "warm-up-" + g + ".csv",
                    month,
                    House.person(g),
                    2,
                    new Random(g));
            house.sent().append(batch.sent());
            batches.add(batch);
        }
        return batches;
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
