package org.songtor.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.songtor.model.FundId;
import org.songtor.model.Period;

/** Funds' programs that send one batch after the other, several at once. */
final class RestClients {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_MINUTES = 10;

    private final BenchGateway gateway;
    private final BatchFiles files;
    private final int clients;
    private final int first;

    /** @param first number of the first fund's first member; the others follow */
    RestClients(BenchGateway gateway, BatchFiles files, int clients, int first) {
        this.gateway = gateway;
        this.files = files;
        this.clients = clients;
        this.first = first;
    }

    /** @param nanos how long each receipt took, ascending; @param all nanoseconds from the first call to the last reply */
    record Ran(long[] nanos, long all) {
        long percentile(int percent) {
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1_000_000;
        }
    }

    /** @param members of each fund; each batch is a month of one fund */
    Ran send(List<FundId> funds, int batches, int members) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        long[] nanos = new long[batches];
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long began = System.nanoTime();
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                work.add(() -> client(next, nanos, funds, batches, members));
            }
            for (Future<Integer> done : threads.invokeAll(work, MOST_MINUTES, java.util.concurrent.TimeUnit.MINUTES)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        long all = System.nanoTime() - began;
        Arrays.sort(nanos);
        return new Ran(nanos, all);
    }

    private int client(AtomicInteger next, long[] nanos, List<FundId> funds, int batches, int members)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        int sent = 0;
        for (int n = next.getAndIncrement(); n < batches; n = next.getAndIncrement()) {
            int fund = n % funds.size();
            byte[] body = body(funds.get(fund), n / funds.size(), first + fund * members, members);
            long began = System.nanoTime();
            HttpResponse<String> reply = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/batches"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + gateway.key(funds.get(fund)))
                            .header("Idempotency-Key", "bench-" + n)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            nanos[n] = System.nanoTime() - began;
            String all = "\"accepted\":{\"lines\":" + members + ",";
            if (reply.statusCode() != 201 || !reply.body().contains(all)) {
                throw new IllegalStateException("batch " + n + ": " + reply.statusCode() + " " + reply.body());
            }
            sent++;
        }
        return sent;
    }

    private byte[] body(FundId fund, int month, int first, int members) throws IOException {
        Period period = new Period(java.time.YearMonth.of(2024, 1).plusMonths(month));
        StringWriter text = new StringWriter();
        files.write(text, fund, period.toString(), first, members);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
