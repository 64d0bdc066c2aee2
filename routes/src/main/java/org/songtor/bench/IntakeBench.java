package org.songtor.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.songtor.intake.Intake;
import org.songtor.model.BatchState;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.RosterStore;
import org.songtor.port.Yardstick;

/** How fast batches are accepted: read, checked by every rule, stored durably, receipt in hand. A batch that does not balance ends the run. */
public final class IntakeBench {
    private static final String PERIOD = "2569-11";
    private static final int FUNDS = 50;
    /** Members put on a roster at once: the store looks at all of a call together. */
    private static final int SLICE = 50_000;

    private static final int WARM_UP_LINES = 5_000;

    private static final double SECOND = 1e9;

    private final Path home;
    private final PrintWriter out;
    private final Plan plan;
    /** Nobody is in two funds here: that would be a question to a person. */
    private int people;

    /**
     * @param csv sizes of CSV files, in lines
     * @param xlsx rows of the workbook; 0 for none
     * @param batches small batches by REST; 0 for none
     * @param lines of each of them
     * @param warmUp CSV files of 5,000 lines before the first that counts
     */
    public record Plan(List<Integer> csv, int xlsx, int batches, int lines, int clients, int warmUp) {}

    public IntakeBench(Path home, PrintWriter out, Plan plan) {
        this.home = home;
        this.out = out;
        this.plan = plan;
    }

    public void run() throws IOException, InterruptedException, ExecutionException {
        List<FundId> big = IntStream.range(0, plan.csv().size() + 1)
                .mapToObj(n -> FundId.of("bench-big-" + n))
                .toList();
        List<FundId> small =
                IntStream.range(0, FUNDS).mapToObj(n -> FundId.of("bench-" + n)).toList();
        List<FundId> warm = IntStream.range(0, plan.warmUp())
                .mapToObj(n -> FundId.of("bench-warm-" + n))
                .toList();
        List<FundId> all = new ArrayList<>(big);
        all.addAll(small);
        all.addAll(warm);
        out.printf(
                "songtor bench intake: Java %s, %d processors, heap at most %d MiB, load %.1f%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        try (BenchGateway gateway = BenchGateway.start(home, all)) {
            SchemeCode scheme = scheme(gateway.bean(Catalogue.class));
            BatchFiles files = new BatchFiles(scheme);
            People people = new People(scheme);
            warmUp(gateway, people, files, warm);
            for (int i = 0; i < plan.csv().size(); i++) {
                csv(gateway, people, files, big.get(i), plan.csv().get(i));
            }
            if (plan.xlsx() > 0) {
                xlsx(gateway, people, files, big.get(big.size() - 1));
            }
            if (plan.batches() > 0) {
                rest(gateway, people, files, small);
            }
        }
    }

    /** One that takes 100 baht of anybody, without wages and without another scheme in its way. */
    private static SchemeCode scheme(Catalogue catalogue) {
        return catalogue.schemes().values().stream()
                .filter(s -> !s.needsWages())
                .filter(s -> s.terms().stream()
                        .allMatch(t -> t.yearlyMost().isPresent() && t.exactly().isEmpty()))
                .map(s -> s.code())
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no scheme with a yearly ceiling is configured"));
    }

    /** A program that has just started is still being compiled, which a gateway that runs for months is not. */
    private void warmUp(BenchGateway gateway, People people, BatchFiles files, List<FundId> funds) throws IOException {
        for (FundId fund : funds) {
            int first = enrolled(gateway, people, fund, WARM_UP_LINES);
            Path file = files.csv(home.resolve(fund + ".csv"), fund, PERIOD, first, WARM_UP_LINES);
            submitted(gateway, fund, file, WARM_UP_LINES);
            bare(gateway, file, WARM_UP_LINES);
            Files.delete(file);
        }
        out.printf("warmed up with %d CSV files of %,d lines, which do not count%n", funds.size(), WARM_UP_LINES);
        out.flush();
    }

    private void csv(BenchGateway gateway, People people, BatchFiles files, FundId fund, int lines) throws IOException {
        int first = enrolled(gateway, people, fund, lines);
        Path file = files.csv(home.resolve(fund + ".csv"), fund, PERIOD, first, lines);
        double bare = bare(gateway, file, lines);
        double taken = taken(gateway, fund, file, lines, "CSV");
        out.printf("    reading and one bare COPY: %,d lines/s; ratio %.1f%n", (long) (lines / bare), taken / bare);
        out.flush();
        Files.delete(file);
    }

    /** Gives the fund so many members of its own. @return the first one's number */
    private int enrolled(BenchGateway gateway, People made, FundId fund, int members) {
        int first = people;
        people += members;
        for (int at = 0; at < members; at += SLICE) {
            gateway.bean(RosterStore.class)
                    .merge(fund, made.members(first + at, Math.min(SLICE, members - at)), "bench");
        }
        return first;
    }

    private static double bare(BenchGateway gateway, Path file, int lines) throws IOException {
        long began = System.nanoTime();
        long copied = gateway.bean(Yardstick.class).copy(file, BatchFiles.HEAD, BatchFiles.columns());
        if (copied != lines) {
            throw new IllegalStateException("the yardstick copied " + copied + " of " + lines + " lines");
        }
        return (System.nanoTime() - began) / SECOND;
    }

    private void xlsx(BenchGateway gateway, People people, BatchFiles files, FundId fund) throws IOException {
        int first = enrolled(gateway, people, fund, plan.xlsx());
        Path file = files.xlsx(home.resolve(fund + ".xlsx"), fund, PERIOD, first, plan.xlsx());
        taken(gateway, fund, file, plan.xlsx(), "XLSX");
        Files.delete(file);
    }

    /** @return seconds from the file on our disk to the receipt */
    private double taken(BenchGateway gateway, FundId fund, Path file, int lines, String form) throws IOException {
        try (Heap heap = Heap.watched()) {
            long began = System.nanoTime();
            submitted(gateway, fund, file, lines);
            double seconds = (System.nanoTime() - began) / SECOND;
            out.printf(
                    "%s of %,d lines: %.1f s, %,d lines/s, heap in use at most %d MiB%n",
                    form, lines, seconds, (long) (lines / seconds), heap.peak());
            out.flush();
            return seconds;
        }
    }

    private static void submitted(BenchGateway gateway, FundId fund, Path file, int lines) throws IOException {
        balances(
                gateway.bean(Intake.class)
                        .submit(new Submission(
                                fund, "cli", file.getFileName().toString(), Optional.empty(), file, sha256(file))),
                lines);
    }

    private static void balances(Intake.Taken taken, int lines) {
        if (!(taken instanceof Intake.Taken.New fresh)) {
            throw new IllegalStateException("no receipt: " + taken);
        }
        Receipt receipt = fresh.receipt();
        boolean whole = receipt.state() == BatchState.CHECKED
                && receipt.accepted().lines() == lines
                && receipt.accepted().amount().value() == lines * 100L * BatchFiles.BAHT;
        if (!whole) {
            throw new IllegalStateException("not every line was accepted: " + receipt.state() + " " + receipt.accepted()
                    + " " + receipt.problems().stream().limit(3).toList());
        }
    }

    private void rest(BenchGateway gateway, People people, BatchFiles files, List<FundId> funds)
            throws InterruptedException, ExecutionException {
        int first = this.people;
        for (FundId fund : funds) {
            enrolled(gateway, people, fund, plan.lines());
        }
        RestClients clients = new RestClients(gateway, files, plan.clients(), first);
        RestClients.Ran ran = clients.send(funds, plan.batches(), plan.lines());
        double seconds = ran.all() / SECOND;
        out.printf(
                "REST, %d clients, %,d batches of %d lines: %.1f s, %,d lines/s; receipt p50 %d ms, p99 %d ms%n",
                plan.clients(),
                plan.batches(),
                plan.lines(),
                seconds,
                (long) (plan.batches() * (long) plan.lines() / seconds),
                ran.percentile(50),
                ran.percentile(99));
        out.flush();
    }

    private static Sha256 sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }
}
