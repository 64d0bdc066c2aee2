package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.songtor.crash.Injection.Where;
import org.songtor.fault.Lane;

/**
 * Disks that fail under the gateway and its database: nothing may be said to be durable that is not. A fault that was not seen to fire
 * counts as trouble, not as survived.
 */
public final class Faults {
    private static final Duration UNDER_FAULT = Duration.ofSeconds(8);
    private static final Duration UNTIL_FIRED = Duration.ofSeconds(40);
    /** A disk that is full does not hit sockets and wake-up pipes, a failing {@code write} does: a selector may not come back from that. */
    private static final Duration BEFORE_A_NEW_START = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final double SECOND = 1e9;
    private static final String SYNC = "fsync,fdatasync";
    private static final String RENAME = "rename,renameat,renameat2";

    private static final String HOUSE = "house-faults";

    private final Site site;
    private final List<Goods> goods;
    private final long seed;
    private final Tally tally = new Tally();

    public Faults(Site site, List<Lane> lanes, long seed) {
        this.site = site;
        this.goods = site.goods(lanes);
        this.seed = seed;
    }

    /** Whether faults can be made on this machine at all. */
    public static boolean possible() throws InterruptedException {
        return Tracer.works();
    }

    /** @return true when each fault fired and was survived */
    public boolean run() throws IOException, InterruptedException {
        site.warmUp(goods);
        Path run = site.folder(HOUSE);
        try (House house = site.house(HOUSE, goods, Map.of())) {
            house.victim();
            for (int i = 0; i < injections(run).size(); i++) {
                // Asked anew: the database goes on to another piece of its log.
                Injection injection = injections(run).get(i);
                tell(injection, one(house, injection, i + 1));
            }
        }
        tally.print(site.out(), "system call that fails");
        if (tally.good()) {
            Folders.delete(run);
        }
        return tally.good();
    }

    private static List<Injection> injections(Path run) throws IOException {
        String receipts = run.resolve("home/intake/crash/receipts").toString();
        return List.of(
                new Injection("gateway: EIO on fsync of receipts", Where.GATEWAY, SYNC, "error=EIO:when=1+2", receipts),
                new Injection("gateway: rename fails", Where.GATEWAY, RENAME, "error=EIO:when=1+3", ""),
                new Injection("gateway: EIO on every 5th fsync", Where.GATEWAY, SYNC, "error=EIO:when=3+5", ""),
                new Injection(
                        "gateway: ENOSPC on every 4th write", Where.GATEWAY, "write", "error=ENOSPC:when=1+4", ""),
                new Injection("gateway: EIO on every 7th write", Where.GATEWAY, "write", "error=EIO:when=2+7", ""),
                new Injection("database: EIO on fdatasync of its log", Where.DATABASE, SYNC, "error=EIO:when=2", ""),
                new Injection(
                        "database: EIO on a write of its log",
                        Where.DATABASE,
                        "pwrite64,pwritev,write",
                        "error=EIO:when=1+3",
                        wal(run)),
                new Injection(
                        "database: ENOSPC on a write of its log",
                        Where.DATABASE,
                        "pwrite64,pwritev,write",
                        "error=ENOSPC:when=1+2",
                        wal(run)));
    }

    /** The piece of the database's log that is written now. */
    private static String wal(Path run) throws IOException {
        try (Stream<Path> pieces = Files.list(Database.data(run).resolve("pg_wal"))) {
            return pieces.filter(Files::isRegularFile)
                    .max(Comparator.comparing(p -> p.toFile().lastModified()))
                    .orElseThrow()
                    .toString();
        }
    }

    private Verdict one(House house, Injection injection, int number) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Victim victim = house.victim();
        List<Long> pids = injection.where() == Where.GATEWAY ? List.of(victim.pid()) : Database.processes(house.run());
        Path log = site.folder("strace-" + number + ".log");
        long fired;
        List<Batch> handed;
        String odd;
        try (Tracer tracer = Tracer.attach(pids, injection, log)) {
            Load load = Load.begin(house, goods, "fault-" + number, seed + number);
            await(tracer);
            handed = load.end();
            odd = load.trouble();
            fired = tracer.injected();
        }
        // A program may end where its disk fails, and that is told; later it may not.
        boolean died = !house.unasked().isEmpty();
        String trouble = new Recovery(house, handed).untilOver(BEFORE_A_NEW_START);
        if (!trouble.isEmpty() && victim.alive()) {
            // What an operator does with a program whose disk failed under it.
            site.say("    " + trouble + "the gateway is started again");
            victim.kill();
            trouble = new Recovery(house, handed).untilOver();
        }
        String never = fired == 0 ? "the fault did not fire; " : "";
        site.say("%s: fired %d times under %d batches%s"
                .formatted(injection.about(), fired, handed.size(), died ? ", the gateway ended by itself" : ""));
        return new Verdict(
                injection.about(),
                0,
                house.check(),
                never + odd + trouble + house.unasked(),
                (System.nanoTime() - began) / SECOND);
    }

    /** A while at least, and until the fault was seen. */
    private static void await(Tracer tracer) throws IOException {
        LockSupport.parkNanos(UNDER_FAULT.toNanos());
        long end = System.nanoTime() + UNTIL_FIRED.toNanos();
        while (tracer.injected() == 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void tell(Injection injection, Verdict verdict) {
        tally.add(injection.about(), verdict);
        site.say("    %s, %.1f s".formatted(verdict.good() ? "survived" : "FAILED", verdict.seconds()));
        site.tellFailure(verdict, site.dir(), "--faults");
    }
}
