package org.songtor.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songtor.flow.SongtorSettings.Channel;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeCode;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Sha256;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.KeyRing;
import org.songtor.port.Outbox;

/**
 * How fast signed files are delivered, each proved, by channel; beside the bare client that puts files of the same size on the same server in the same run
 * and asks for the same proof, over one connection. Servers are in this program and take whatever comes; a file that is not proved ends the run.
 */
public final class DeliveryBench {
    private static final DeliveryDesk.By BY = new DeliveryDesk.By("bench", "measured when all files are signed");
    private static final long LOOK = 10_000_000;
    private static final double SECOND = 1e9;
    private static final long MOST_SECONDS = 600;

    private final Path home;
    private final PrintWriter out;
    private final Plan plan;
    private final AtomicInteger bareFiles = new AtomicInteger();

    /**
     * @param files that count; as many go before them, which do not
     * @param lines of each
     * @param workers of a profile, as {@code songtor.work.consumers} says
     */
    public record Plan(List<Channel> channels, int files, int lines, int workers) {}

    public DeliveryBench(Path home, PrintWriter out, Plan plan) {
        this.home = home;
        this.out = out;
        this.plan = plan;
    }

    public void run() throws Exception {
        out.printf(
                "songtor bench delivery: Java %s, %d processors, load %.1f, %d files of %d lines a channel, %d workers%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                load(),
                plan.files(),
                plan.lines(),
                plan.workers());
        for (Channel channel : plan.channels()) {
            try (Agency agency = agency(channel)) {
                measure(agency, Files.createDirectories(home.resolve(channel.name())));
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

    private void measure(Agency agency, Path folder) throws Exception {
        int port = freePort();
        List<FundId> warm = funds("warm");
        List<FundId> counted = funds("bench");
        List<FundId> all = Stream.concat(warm.stream(), counted.stream()).toList();
        try (BenchGateway gateway = BenchGateway.start(folder, all, settings(agency, port))) {
            Scheme scheme = scheme(agency, gateway.bean(Catalogue.class));
            KeyRing keys = gateway.bean(KeyRing.class);
            agency.open(Files.createDirectories(folder.resolve("agency")), keys, port, scheme.profile());
            Files.createDirectories(folder.resolve("csv"));
            delivered(gateway, scheme.code(), warm, 0, folder);
            bare(agency, gateway, port, scheme.profile(), 1);
            bare(agency, gateway, port, scheme.profile(), plan.workers());
            double ours = delivered(gateway, scheme.code(), counted, warm.size() * plan.lines(), folder);
            double one = bare(agency, gateway, port, scheme.profile(), 1);
            double many = bare(agency, gateway, port, scheme.profile(), plan.workers());
            out.printf(
                    "%s: %.0f files/s delivered and proved; bare client, one connection: %.0f files/s, ratio %.2f; %d connections: %.0f files/s, ratio %.2f (load %.1f)%n",
                    agency.channel(), ours, one, ours / one, plan.workers(), many, ours / many, load());
            out.flush();
        }
    }

    private List<FundId> funds(String name) {
        return IntStream.range(0, plan.files())
                .mapToObj(n -> FundId.of(name + "-" + n))
                .toList();
    }

    /** Every profile goes to the one server, so that whatever the scheme's is, it is measured. */
    private Map<String, Object> settings(Agency agency, int port) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("songtor.work.consumers", plan.workers());
        BenchGateway.installed().agencies().forEach((code, entry) -> {
            String setting = "songtor.agencies." + code;
            all.put(setting + ".statement.channel", "manual");
            entry.profiles().forEach((name, profile) -> {
                if ((profile.channel() == Channel.SOAP) == (agency.channel() == Channel.SOAP)) {
                    all.put(
                            setting + ".profiles[" + name + "].channel",
                            agency.channel().name());
                    all.put(
                            setting + ".profiles[" + name + "].address",
                            agency.address(port, new ProfileId(code, name)).toString());
                }
            });
        });
        return all;
    }

    /** One that takes the bench's amount; for SOAP, of a profile that has a contract. */
    static Scheme scheme(Agency agency, Catalogue catalogue) {
        Set<ProfileId> bySoap = BenchGateway.installed().agencies().entrySet().stream()
                .flatMap(a -> a.getValue().profiles().entrySet().stream()
                        .filter(p -> p.getValue().channel() == Channel.SOAP)
                        .map(p -> new ProfileId(a.getKey(), p.getKey())))
                .collect(Collectors.toSet());
        return catalogue.schemes().values().stream()
                .filter(s -> !s.needsWages() && bySoap.contains(s.profile()) == (agency.channel() == Channel.SOAP))
                .filter(DeliveryBench::takesTheAmount)
                .min(Comparator.comparing(Scheme::code))
                .orElseThrow(() -> new IllegalStateException("no scheme takes " + BatchFiles.BAHT + " baht"));
    }

    private static boolean takesTheAmount(Scheme scheme) {
        Satang amount = Satang.ofBaht(BatchFiles.BAHT);
        SchemeTerms last = scheme.terms().get(scheme.terms().size() - 1);
        return last.exactly().map(amount::equals).orElse(last.yearlyMost().isPresent());
    }

    /** @return files a second, from the moment the agencies are started until the last file is delivered */
    private double delivered(BenchGateway gateway, SchemeCode scheme, List<FundId> funds, int first, Path folder)
            throws IOException {
        DeliveryDesk desk = gateway.bean(DeliveryDesk.class);
        Outbox outbox = gateway.bean(Outbox.class);
        desk.stop(Optional.empty(), BY);
        HandIn handIn = new HandIn(gateway, scheme, folder.resolve("csv"));
        for (int i = 0; i < funds.size(); i++) {
            handIn.batch(funds.get(i), first + i * plan.lines(), plan.lines());
        }
        await(() -> outbox.waiting(Outbox.DELIVER) == funds.size(), "all files are signed");
        long began = System.nanoTime();
        desk.start(Optional.empty(), BY);
        await(() -> outbox.waiting(Outbox.DELIVER) == 0, "all files are delivered");
        double seconds = (System.nanoTime() - began) / SECOND;
        if (!desk.waiting(1).isEmpty()) {
            throw new IllegalStateException("not delivered: " + desk.waiting(3));
        }
        return funds.size() / seconds;
    }

    /** @return files a second of so many connections, each of its own thread, together */
    private double bare(Agency agency, BenchGateway gateway, int port, ProfileId profile, int connections)
            throws Exception {
        List<Agency.Bare> clients = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            for (int i = 0; i < connections; i++) {
                clients.add(agency.bare(gateway, port, profile));
            }
            AtomicInteger left = new AtomicInteger(plan.files());
            long began = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (Agency.Bare client : clients) {
                all.add(threads.submit(() -> send(client, left)));
            }
            for (Future<?> one : all) {
                one.get(MOST_SECONDS, TimeUnit.SECONDS);
            }
            return plan.files() / ((System.nanoTime() - began) / SECOND);
        } finally {
            threads.shutdownNow();
            for (Agency.Bare client : clients) {
                client.close();
            }
        }
    }

    private Void send(Agency.Bare client, AtomicInteger left) throws Exception {
        byte[] signature = new byte[2_000];
        while (left.getAndDecrement() > 0) {
            String name = "BARE-" + bareFiles.incrementAndGet();
            // About what a line of such a file is long.
            byte[] content = (name + "x".repeat(plan.lines() * 200)).getBytes(StandardCharsets.US_ASCII);
            client.send(name + ".txt", content, signature);
        }
        return null;
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
        long end = System.nanoTime() + seconds * (long) SECOND;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + seconds + " s: " + what);
            }
            LockSupport.parkNanos(LOOK);
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
