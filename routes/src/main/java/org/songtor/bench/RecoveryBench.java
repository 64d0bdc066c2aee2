package org.songtor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songtor.flow.SongtorSettings.Channel;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Scheme;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;

/**
 * How soon a gateway is ready and delivers again that was killed over a long queue. The gateway is the program {@code serve} starts, in a process of its own; the
 * agency's SFTP server is in this one. Gateway and database are both ended by {@code kill -9} in the middle of a delivery, so that the database recovers too.
 */
public final class RecoveryBench {
    private static final int MOST_LINES = 500;
    private static final int FUNDS = 100;
    private static final DeliveryDesk.By BY = new DeliveryDesk.By("bench", "measured when all files are signed");
    private static final long MOST_SECONDS = 3_600;
    /** Long enough for the one look at the outbox that comes a second after the start. */
    private static final long FIRST_LOOK = Duration.ofSeconds(3).toNanos();

    private static final int DELIVERING = 20;
    private static final int FEWEST = 3 * DELIVERING;
    private static final double SECOND = 1e9;

    private final Path home;
    private final PrintWriter out;
    private final int files;
    private final int lines;
    private final SftpAgency agency = new SftpAgency();
    private final int sftp = DeliveryBench.freePort();
    private final int web = DeliveryBench.freePort();
    private final List<FundId> funds;

    /** @param queued lines, in files of five hundred, or smaller ones where they would be fewer than sixty */
    public RecoveryBench(Path home, PrintWriter out, int queued) {
        this.home = home;
        this.out = out;
        this.lines = Math.max(1, Math.min(MOST_LINES, queued / FEWEST));
        this.files = queued / lines;
        this.funds = IntStream.range(0, Math.min(FUNDS, files))
                .mapToObj(n -> FundId.of("queue-" + n))
                .toList();
    }

    public void run() throws Exception {
        Map<String, Object> settings = BenchGateway.settings(home, funds, "queue");
        settings.putAll(towardsAgency());
        settings.put("server.port", web);
        Path inbox = fill(settings);
        settings.put("logging.file.name", home.resolve("serve.log"));
        Served first = Served.start(home, settings, web);
        try {
            await(() -> arrived(inbox) >= DELIVERING, "the first life delivers", first);
            first.kill();
            long killed = System.nanoTime();
            int before = arrived(inbox);
            Served second = Served.start(home, settings, web);
            try {
                await(second::ready, "the second life is ready", second);
                double ready = (System.nanoTime() - killed) / SECOND;
                await(() -> arrived(inbox) > before, "the second life delivers", second);
                double delivering = (System.nanoTime() - killed) / SECOND;
                await(() -> arrived(inbox) >= before + DELIVERING, "the second life goes on", second);
                double on = (System.nanoTime() - killed) / SECOND;
                out.printf(
                        "recovery: %,d lines in %,d files queued, gateway and database killed after %d of them: ready %.1f s, first file at the agency %.1f s,"
                                + " %d files %.1f s after the kill (load %.1f)%n",
                        (long) files * lines, files, before, ready, delivering, DELIVERING, on, DeliveryBench.load());
                out.flush();
            } finally {
                second.stop();
            }
        } finally {
            first.kill();
            agency.close();
        }
    }

    private Map<String, Object> towardsAgency() {
        Map<String, Object> all = new LinkedHashMap<>();
        BenchGateway.installed().agencies().forEach((code, entry) -> {
            all.put("songtor.agencies." + code + ".statement.channel", "manual");
            entry.profiles().forEach((name, profile) -> {
                if (profile.channel() != Channel.SOAP) {
                    String setting = "songtor.agencies." + code + ".profiles[" + name + "]";
                    all.put(setting + ".channel", Channel.SFTP.name());
                    all.put(
                            setting + ".address",
                            agency.address(sftp, new ProfileId(code, name)).toString());
                }
            });
        });
        return all;
    }

    /** Everything is handed in, checked, frozen and signed, and nothing has left. @return where files will arrive */
    private Path fill(Map<String, Object> settings) throws Exception {
        Path folder = Files.createDirectories(home.resolve("agency"));
        try (BenchGateway gateway = BenchGateway.with(settings, "queue")) {
            Scheme scheme = DeliveryBench.scheme(agency, gateway.bean(Catalogue.class));
            agency.open(folder, gateway.bean(KeyRing.class), sftp, scheme.profile());
            gateway.bean(DeliveryDesk.class).stop(Optional.empty(), BY);
            HandIn handIn = new HandIn(gateway, scheme.code(), Files.createDirectories(home.resolve("csv")));
            for (int i = 0; i < files; i++) {
                handIn.batch(funds.get(i % funds.size()), i * lines, lines);
            }
            Outbox outbox = gateway.bean(Outbox.class);
            DeliveryBench.await(() -> outbox.waiting(Outbox.DELIVER) == files, "all files are signed", MOST_SECONDS);
        }
        settings.put("songtor.work.ring", "1h");
        try (BenchGateway gateway = BenchGateway.with(settings, "queue")) {
            LockSupport.parkNanos(FIRST_LOOK);
            gateway.bean(DeliveryDesk.class).start(Optional.empty(), BY);
        }
        settings.remove("songtor.work.ring");
        return folder.resolve("box/inbox");
    }

    private static int arrived(Path inbox) {
        try (Stream<Path> all = Files.list(inbox)) {
            return (int) all.map(p -> p.getFileName().toString())
                    .filter(n -> !n.endsWith(".part") && !n.endsWith(".p7s"))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier done, String what, Served gateway) {
        DeliveryBench.await(
                () -> {
                    if (!gateway.alive()) {
                        throw new IllegalStateException("the gateway ended before " + what);
                    }
                    return done.getAsBoolean();
                },
                what,
                MOST_SECONDS);
    }
}
