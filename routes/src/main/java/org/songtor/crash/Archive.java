package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Classes as a machine has them in memory, kept by the JDK for the next start: half of a start is loading them. */
final class Archive {
    private static final String WARM_UP = "warm-up";
    /** In the folder of a gateway whose next life writes the archive. */
    private static final String KEPT = "classes-are-kept";

    private final Site site;

    Archive(Site site) {
        this.site = site;
    }

    /**
     * Lets one gateway be killed, start again as all others will, and pass a batch on by every lane for it; does without where the program is no jar of the
     * launcher's.
     */
    void make(List<Goods> goods) throws IOException, InterruptedException {
        if (!Program.ofOneJar()) {
            return;
        }
        Program.make(site.dir());
        Path run = site.folder(WARM_UP);
        long began = System.nanoTime();
        try (House house = site.house(WARM_UP, goods, Map.of())) {
            house.victim().kill();
            Files.createFile(run.resolve(KEPT));
            String trouble = new Recovery(house, batches(house, goods)).untilOver();
            if (!trouble.isEmpty()) {
                throw new IOException("a gateway that nobody killed did not do its work, see " + run + ": " + trouble);
            }
        }
        if (!Files.exists(file(site.dir()))) {
            throw new IOException(
                    "the JDK kept no classes for later starts, which would take twice as long: see " + run);
        }
        Folders.delete(run);
        site.say("gateways run on %s; its classes kept for later starts in %.0f s"
                .formatted(Jdk.chosen(), (System.nanoTime() - began) / 1e9));
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

    /** What a start says to the JDK; one of them writes the archive when it ends. */
    static List<String> options(Jdk jdk, Path run) {
        Path file = file(Objects.requireNonNull(run.toAbsolutePath().getParent()));
        if (writes(run)) {
            return List.of((jdk.keepsLinked() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
        }
        if (!Files.exists(file)) {
            return List.of("-Xshare:auto");
        }
        return jdk.keepsLinked()
                // Where the kernel puts it, and not at a place drawn by lot, for which every pointer in it is changed.
                ? List.of("-XX:AOTCache=" + file, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0")
                : List.of("-XX:SharedArchiveFile=" + file);
    }

    /** Whether the next gateway of this folder writes the archive, which takes its time. */
    static boolean writes(Path run) {
        return Files.exists(run.resolve(KEPT));
    }

    static Path file(Path dir) {
        return dir.resolve("gateway.classes");
    }
}
