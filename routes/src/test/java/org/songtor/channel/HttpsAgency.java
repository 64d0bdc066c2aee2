package org.songtor.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.songtor.model.Sha256;

/** An agency's HTTPS server with one box, {@code /toy/dues}, that keeps files in memory and misbehaves when told to. */
public final class HttpsAgency implements AutoCloseable {
    /** No answer at all: the connection is cut, with the request done. */
    public static final int CUT = -1;

    /** No answer in time. */
    public static final int LATE = -2;

    /** Longer than an exchange with the toy agency may last. */
    private static final long PAUSE_MILLIS = 4_000;

    /** Status 200, the request not done, and a page that says so. */
    public static final int ERROR_INSIDE = -3;

    public final Map<String, byte[]> inbox = new ConcurrentHashMap<>();
    public final Map<String, byte[]> outbox = new ConcurrentHashMap<>();

    /** Requests as they came: {@code PUT inbox/<name>}. */
    public final List<String> seen = new CopyOnWriteArrayList<>();

    /** What to answer instead, once, by request; the request is done all the same where the status is not an error. */
    public final Map<String, Integer> instead = new ConcurrentHashMap<>();

    /** The outbox's list, where it is not the truth. */
    public volatile Optional<String> list = Optional.empty();

    /** Requests that said {@code If-None-Match: *}. */
    public final List<String> onlyWhereNothingIs = new CopyOnWriteArrayList<>();

    /** Says of a put only that it was taken. */
    public volatile boolean silent;

    /** Compresses its outbox's list, whatever was asked for. */
    public volatile boolean packs;

    /** Takes files out of its inbox at once. */
    public volatile boolean takes;

    public final AtomicInteger connections = new AtomicInteger();

    /** Runs before a data file is taken. */
    public volatile Runnable beforePut = () -> {};

    /** Runs before a signature is taken. */
    public volatile Runnable beforeSignature = () -> {};

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public HttpsAgency() throws Exception {
        this(Edge.server());
    }

    public HttpsAgency(SSLContext shown) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(shown) {
            @Override
            public void configure(HttpsParameters parameters) {
                connections.incrementAndGet();
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.setExecutor(threads);
        server.createContext("/toy/dues/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/toy/dues");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath().substring("/toy/dues/".length());
        String request = exchange.getRequestMethod() + " " + path;
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.add(request);
        if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            onlyWhereNothingIs.add(request);
            if (inbox.containsKey(path.substring(path.indexOf('/') + 1))) {
                reply(exchange, 412, new byte[0]);
                return;
            }
        }
        Integer other = instead.remove(request);
        if (other != null && other >= 400) {
            reply(exchange, other, new byte[0]);
            return;
        }
        if (other != null && other == ERROR_INSIDE) {
            reply(exchange, 200, "<html>Database unavailable</html>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Reply reply = done(exchange.getRequestMethod(), path, body);
        if (packs && path.equals("outbox")) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            reply = new Reply(reply.status(), packed(reply.body()));
        }
        if (other == null) {
            reply(exchange, reply.status(), reply.body());
        } else if (other == CUT) {
            exchange.close();
            throw new IOException("cut");
        } else if (other == LATE) {
            pause();
            exchange.close();
        } else {
            reply(exchange, other, reply.body());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // sent at once
    private record Reply(int status, byte[] body) {}

    private Reply done(String method, String path, byte[] body) {
        String name = path.substring(path.indexOf('/') + 1);
        if (path.equals("outbox")) {
            return new Reply(200, list.orElseGet(this::names).getBytes(StandardCharsets.UTF_8));
        }
        if (path.startsWith("outbox/")) {
            return outbox(method, name);
        }
        if (method.equals("PUT")) {
            (name.endsWith(".p7s") ? beforeSignature : beforePut).run();
            boolean first = inbox.putIfAbsent(name, body) == null;
            Reply reply = new Reply(first ? 201 : 200, silent ? new byte[0] : json(name));
            if (takes && !name.endsWith(".p7s")) {
                inbox.remove(name);
            }
            return reply;
        }
        return inbox.containsKey(name) ? new Reply(200, json(name)) : new Reply(404, new byte[0]);
    }

    private Reply outbox(String method, String name) {
        if (!outbox.containsKey(name)) {
            return new Reply(404, new byte[0]);
        }
        if (method.equals("DELETE")) {
            outbox.remove(name);
            outbox.remove(name + ".p7s");
            return new Reply(204, new byte[0]);
        }
        return new Reply(200, outbox.get(name));
    }

    private String names() {
        return new TreeMap<>(outbox)
                .keySet().stream()
                        .filter(n -> !n.endsWith(".p7s"))
                        .map(n -> '"' + n + '"')
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private byte[] json(String name) {
        byte[] content = inbox.get(name);
        return "{\"name\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}"
                .formatted(name, content.length, Sha256.of(content).hex())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
