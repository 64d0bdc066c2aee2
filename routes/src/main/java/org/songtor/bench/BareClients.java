package org.songtor.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Bare clients of one server, each of its own thread and connection, which share the files among them. */
final class BareClients implements AutoCloseable {
    private static final long MOST_SECONDS = 600;
    /** About what a CMS signature is long. */
    private static final int SIGNATURE = 2_000;

    private final List<Agency.Bare> clients = new ArrayList<>();
    private final ExecutorService threads;
    private final int size;
    private final AtomicInteger names = new AtomicInteger();

    private BareClients(int connections, int size) {
        this.threads = Executors.newFixedThreadPool(connections);
        this.size = size;
    }

    /** After the gateway delivered something: their files are as large as its own. */
    static BareClients open(BenchGateway gateway, Lane lane, int connections) throws Exception {
        BareClients all = new BareClients(connections, lane.agency().size());
        for (int i = 0; i < connections; i++) {
            all.clients.add(lane.agency().bare(gateway, lane.port(), lane.profile()));
        }
        return all;
    }

    /** Bytes of each file; nothing where what they send is made elsewhere. */
    int size() {
        return size;
    }

    /** Until the last of so many files is proved. */
    void send(int files) throws Exception {
        AtomicInteger left = new AtomicInteger(files);
        List<Future<?>> all = new ArrayList<>();
        for (Agency.Bare client : clients) {
            all.add(threads.submit(() -> send(client, left)));
        }
        for (Future<?> one : all) {
            one.get(MOST_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Void send(Agency.Bare client, AtomicInteger left) throws Exception {
        byte[] signature = new byte[SIGNATURE];
        while (left.getAndDecrement() > 0) {
            String name = "BARE-" + names.incrementAndGet();
            byte[] content = (name + "x".repeat(Math.max(0, size - name.length()))).getBytes(StandardCharsets.US_ASCII);
            client.send(name + ".txt", content, signature);
        }
        return null;
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        for (Agency.Bare client : clients) {
            client.close();
        }
    }
}
