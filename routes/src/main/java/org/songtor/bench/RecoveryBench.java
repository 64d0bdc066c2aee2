package org.songtor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;

/**
 * How soon a gateway is ready and delivers again that was killed over a long queue. The gateway is the program {@code serve} starts, in a process of its own; the
 * agency's SFTP server is in this one. Gateway and database are both ended by {@code kill -9} in the middle of a delivery, so that the database recovers too.
 */
public final class RecoveryBench {
    private static final int MOST_LINES = 500;
    private static final DeliveryDesk.By BY = new DeliveryDesk.By("bench", "measured when all files are signed");
    private static final long MOST_SECONDS = 3_600;
    /** Spring looks through all settings for each fund's, and a batch's check through its fund's whole roster. */
    private static final int FUNDS = 100;

    private static final Period MONTH = Period.of("2569-11");
    private static final int HANDS = 2;
    private static final int DELIVERING = 20;
    private static final int FEWEST = 3 * DELIVERING;
    private static final double SECOND = 1e9;

    private final Path home;
    private final PrintWriter out;
    private final int files;
    private final int lines;
    private final Lane lane = Lane.of(List.of(new SftpAgency())).get(0);
    private final int web = DeliveryBench.freePort();
    private final List<FundId> funds;

    /** @param queued lines, in files of five hundred, or smaller ones where they would be fewer than sixty */
    public RecoveryBench(Path home, PrintWriter out, int queued) {
        this.home = home;
        this.out = out;
        this.lines = Math.max(1, Math.min(MOST_LINES, queued / FEWEST));
        this.files = queued / lines;
        this.funds = IntStream.range(0, Math.max(1, Math.min(FUNDS, files / DELIVERING)))
                .mapToObj(n -> FundId.of("queue-" + n))
                .toList();
    }

    public void run() throws Exception {
        Map<String, Object> settings = BenchGateway.settings(home, funds, "queue");
        settings.putAll(Lane.settings(List.of(lane)));
        settings.put("server.port", web);
        out.printf("filling a queue of %,d lines in %,d files%n", (long) files * lines, files);
        out.flush();
        long began = System.nanoTime();
        Path inbox = fill(settings);
        out.printf("filled in %.0f s%n", (System.nanoTime() - began) / SECOND);
        out.flush();
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
            lane.agency().close();
        }
    }

    /** Everything is handed in, checked, frozen and signed, and nothing has left. @return where files will arrive */
    private Path fill(Map<String, Object> settings) throws Exception {
        Path folder = Files.createDirectories(home.resolve("agency"));
        try (BenchGateway gateway = BenchGateway.with(settings, "queue")) {
            lane.agency().open(folder, gateway.bean(KeyRing.class), lane.port(), lane.profile());
            DeliveryDesk desk = gateway.bean(DeliveryDesk.class);
            desk.stop(Optional.empty(), BY);
            handIn(gateway);
            Outbox outbox = gateway.bean(Outbox.class);
            Progress signed = new Progress(out, "signed and queued", files, lines);
            DeliveryBench.await(
                    () -> {
                        long waiting = outbox.waiting(Outbox.DELIVER);
                        signed.reached(waiting);
                        return waiting == files;
                    },
                    "all files are signed",
                    MOST_SECONDS);
            // Nothing rings any more, so that nothing leaves before the life that is to be killed.
            gateway.bean(CamelContext.class).getRouteController().stopRoute("doorbell");
            desk.start(Optional.empty(), BY);
        }
        return folder.resolve("box/inbox");
    }

    private void handIn(BenchGateway gateway) throws Exception {
        HandIn handIn = new HandIn(gateway, lane.scheme(), Files.createDirectories(home.resolve("csv")));
        Progress handed = new Progress(out, "handed in", files, lines);
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        try {
            List<Callable<Void>> batches = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                int n = i;
                batches.add(() -> {
                    handIn.batch(funds.get(n % funds.size()), MONTH, n * lines, lines);
                    handed.another();
                    return null;
                });
            }
            for (Future<Void> one : hands.invokeAll(batches)) {
                one.get();
            }
        } finally {
            hands.shutdownNow();
        }
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
