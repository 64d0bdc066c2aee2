package org.songtor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.songtor.flow.Doorbell;
import org.songtor.flow.Queues;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Sha256;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;

/**
 * How fast signed files are delivered, each proved, by channel; beside the bare client that puts files of the same size on the same server and asks for the
 * same proof, over as many connections as the gateway has workers. One gateway for all channels; the two take turns, round by round, so that what else the
 * machine does falls on both. Both are warmed up by as many files, until what the gateway still compiles is little, and each round begins when the JIT compiler has come to rest: what it compiles of signing and
 * checking falls on nobody. Servers are in this program and take whatever comes; a file that is not proved ends the run.
 */
public final class DeliveryBench {
    private static final DeliveryDesk.By BY = new DeliveryDesk.By("bench", "measured when all files are signed");
    private static final Period MONTH = Period.of("2569-11");

    private static final long LOOK = 50_000_000;
    /** While it is measured: a round takes a second or two, and whether it is over is one look into an index. */
    private static final long LOOK_SHARPLY = 10_000_000;
    /** What a fund sent this year is read with each batch of its own. */
    private static final int FUNDS = 250;

    private static final double SECOND = 1e9;
    private static final double MILLIS = 1_000;
    private static final double PERCENT = 100;
    private static final long MOST_SECONDS = 600;
    private static final int AT_ONCE = 4;
    private static final int MOST_WARM_UP = 4;
    private static final double SETTLED = 0.05;

    private final Path home;
    private final PrintWriter out;
    private final Plan plan;
    private int batches;

    /**
     * @param files of a round, or fewer where an agency says so
     * @param lines of each
     * @param workers of a profile, as {@code songtor.work.consumers} says, and by HTTPS its connections, each of two workers; and connections of the bare client
     * @param warmUp rounds that go before them at least, and do not; up to four times as many while the gateway is still being compiled
     * @param rounds that count
     */
    public record Plan(List<Channel> channels, int files, int lines, int workers, int warmUp, int rounds) {
        /** A fund's whole roster is looked through for each batch, so many share the work. */
        int funds() {
            return Math.min(FUNDS, files);
        }
    }

    public DeliveryBench(Path home, PrintWriter out, Plan plan) {
        this.home = home;
        this.out = out;
        this.plan = plan;
    }

    public void run() throws Exception {
        out.printf(
                "songtor bench delivery: Java %s, %d processors, load %.1f, %d rounds of %d files of %d lines a channel (and %d or more to warm up), %d workers%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load(),
                plan.rounds(),
                plan.files(),
                plan.lines(),
                1 + plan.warmUp(),
                plan.workers());
        List<Lane> lanes = Lane.of(
                plan.channels().stream().distinct().map(DeliveryBench::agency).toList());
        try (BenchGateway gateway = BenchGateway.start(home, funds(), settings(lanes))) {
            Files.createDirectories(home.resolve("csv"));
            for (Lane lane : lanes) {
                try (Agency agency = lane.agency()) {
                    // Beside the gateway's keys: the sandbox's counter uses the same.
                    Path folder = Files.createDirectories(
                            home.resolve(agency.channel().name()));
                    agency.open(folder, gateway.bean(KeyRing.class), lane.port(), lane.profile());
                    measure(gateway, lane);
                }
            }
        }
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static Agency agency(Channel channel) {
        return switch (channel) {
            case SFTP -> new SftpAgency();
            case HTTPS -> new HttpsAgency();
            case JMS -> new JmsAgency();
            case SOAP -> new SoapAgency();
            case MANUAL -> throw new IllegalArgumentException("not measured: " + channel);
        };
    }

    private Map<String, Object> settings(List<Lane> lanes) {
        Map<String, Object> all = new LinkedHashMap<>(Lane.settings(lanes));
        all.put("songtor.work.consumers", plan.workers());
        lanes.forEach(lane -> all.put("songtor.agencies." + lane.profile().agency() + ".connections", plan.workers()));
        return all;
    }

    private void measure(BenchGateway gateway, Lane lane) throws Exception {
        // The bare client sends what is as large as a file of the gateway's, or is one.
        delivered(gateway, lane);
        try (BareClients bare = BareClients.open(gateway, lane, plan.workers())) {
            int warmedUp = warmUp(gateway, lane, bare);
            Measured measured = new Measured();
            for (int round = 0; round < plan.rounds(); round++) {
                Effort ours = delivered(gateway, lane);
                Effort bares = Effort.of(() -> bare.send(lane.files(plan)));
                measured.add(ours, bares);
                tell(lane, "round %d of %d".formatted(round + 1, plan.rounds()), ours, bares);
            }
            out.println(measured.told(lane, plan, warmedUp, bare.size()));
            out.flush();
        }
    }

    /**
     * Both in turn, until what the gateway still compiles is little beside what it does: it has much more code than a bare client, which runs thousands of files
     * before all of it is compiled, and a gateway runs for weeks. @return how many rounds
     */
    private int warmUp(BenchGateway gateway, Lane lane, BareClients bare) throws Exception {
        int rounds = 0;
        boolean settled = false;
        while (rounds < plan.warmUp() || !settled && rounds < plan.warmUp() * MOST_WARM_UP) {
            Effort ours = delivered(gateway, lane);
            settled = ours.compiling() < ours.seconds() * SETTLED;
            Effort bares = Effort.of(() -> bare.send(lane.files(plan)));
            rounds++;
            tell(
                    lane,
                    "warming up, round %d of at most %d".formatted(rounds, plan.warmUp() * MOST_WARM_UP),
                    ours,
                    bares);
        }
        return rounds;
    }

    private void tell(Lane lane, String what, Effort ours, Effort bare) {
        out.printf(
                "%s: %s: %.1f s, bare client %.1f s%n", lane.agency().channel(), what, ours.seconds(), bare.seconds());
        out.flush();
    }

    private List<FundId> funds() {
        return IntStream.range(0, plan.funds())
                .mapToObj(n -> FundId.of("bench-" + n))
                .toList();
    }

    /**
     * From the first ring after the agency is started until the last file is delivered. That ring comes at once: how long until the doorbell next looks is the same for
     * three files and for a million.
     */
    private Effort delivered(BenchGateway gateway, Lane lane) throws Exception {
        DeliveryDesk desk = gateway.bean(DeliveryDesk.class);
        Outbox outbox = gateway.bean(Outbox.class);
        Doorbell doorbell = gateway.bean(Doorbell.class);
        String topic = Queues.deliver(lane.profile());
        desk.stop(Optional.empty(), BY);
        handIn(new HandIn(gateway, lane.scheme(), home.resolve("csv")), lane.files(plan));
        await(() -> outbox.waiting(topic) == lane.files(plan), "all files are signed");
        Effort effort = Effort.of(() -> {
            desk.start(Optional.empty(), BY);
            doorbell.ring();
            await(() -> !outbox.waits(topic), "all files are delivered", MOST_SECONDS, LOOK_SHARPLY);
        });
        if (!desk.waiting(1).isEmpty()) {
            throw new IllegalStateException("not delivered: " + desk.waiting(3));
        }
        return effort;
    }

    /** Several at once, each of another fund: it takes longer than what is measured. */
    private void handIn(HandIn handIn, int files) throws Exception {
        ExecutorService funds = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                int batch = batches++;
                all.add(funds.submit(() -> {
                    handIn.batch(FundId.of("bench-" + batch % plan.funds()), MONTH, batch * plan.lines(), plan.lines());
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get(MOST_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            funds.shutdownNow();
        }
    }

    /** Efforts of the two beside each other, a round each. */
    private static final class Measured {
        private final List<Effort> ours = new ArrayList<>();
        private final List<Effort> bare = new ArrayList<>();

        void add(Effort gateway, Effort client) {
            ours.add(gateway);
            bare.add(client);
        }

        String told(Lane lane, Plan plan, int warmedUp, int bytes) {
            double files = (double) lane.files(plan) * plan.rounds();
            Effort gateway = ours.stream().reduce(Effort.NONE, Effort::and);
            Effort client = bare.stream().reduce(Effort.NONE, Effort::and);
            String rounds = IntStream.range(0, ours.size())
                    .mapToObj(n ->
                            "%.2f".formatted(bare.get(n).seconds() / ours.get(n).seconds()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("-");
            return ("%s: %.0f files/s delivered and proved; bare client (%s; %d connections): %.0f files/s, ratio %.2f (rounds %s after %d; load %.1f;"
                            + " processor time a file, the server's among it: gateway %.2f ms and its database %.2f ms, bare client %.2f ms; %s;"
                            + " the compiler worked for %.0f %% of the gateway's time and %.0f %% of the bare client's)")
                    .formatted(
                            lane.agency().channel(),
                            files / gateway.seconds(),
                            lane.agency().bareDoes(),
                            plan.workers(),
                            files / client.seconds(),
                            client.seconds() / gateway.seconds(),
                            rounds,
                            warmedUp,
                            load(),
                            gateway.program() / files * MILLIS,
                            gateway.database() / files * MILLIS,
                            client.program() / files * MILLIS,
                            what(lane, bytes),
                            gateway.compiling() / gateway.seconds() * PERCENT,
                            client.compiling() / client.seconds() * PERCENT);
        }
    }

    /** By SOAP the bare client sends a message the gateway made, whatever it weighs. */
    private static String what(Lane lane, int bytes) {
        return lane.profile() + (bytes == 0 ? "" : ", %,d bytes a file".formatted(bytes));
    }

    static void proved(Sha256 shown, byte[] content) {
        if (!shown.equals(Sha256.of(content))) {
            throw new IllegalStateException("the server shows other bytes");
        }
    }

    private static void await(BooleanSupplier done, String what) {
        await(done, what, MOST_SECONDS);
    }

    static void await(BooleanSupplier done, String what, long seconds) {
        await(done, what, seconds, LOOK);
    }

    private static void await(BooleanSupplier done, String what, long seconds, long look) {
        long end = System.nanoTime() + seconds * (long) SECOND;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + seconds + " s: " + what);
            }
            LockSupport.parkNanos(look);
        }
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
