package org.songtor.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.AgencyCode;

/**
 * Orders over HTTP, on 127.0.0.1 only and for no browser: the contract is {@code sandbox-openapi.yaml}, served at {@code
 * /sandbox/v1/openapi.yaml}. {@code ./songtor sandbox} speaks to this.
 */
final class Controls implements AutoCloseable {
    static final String ROOT = "/sandbox/v1/";
    private static final String CONTRACT = "/org/songtor/sandbox/sandbox-openapi.yaml";
    private static final int LARGEST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);

    private final SandboxSettings settings;
    private final int wanted;
    private final Desks desks;
    private final Orders orders;
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(2, r -> {
        Thread t = new Thread(r, "sandbox-orders");
        t.setDaemon(true);
        return t;
    });
    private @Nullable HttpServer server;

    Controls(SandboxSettings settings, int port, Desks desks, Orders orders) {
        this.settings = settings;
        this.wanted = port;
        this.desks = desks;
        this.orders = orders;
    }

    /** What is said back. */
    private record Reply(int status, String type, byte[] body) {}

    void start() throws IOException {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 16);
        s.createContext(ROOT, this::serve);
        s.setExecutor(threads);
        s.start();
        server = s;
    }

    int port() {
        return Objects.requireNonNull(server).getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            if (isBrowser(exchange)) {
                return said(403, "no browser may give orders");
            }
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            return switch (exchange.getRequestMethod() + " " + path.replaceFirst("(?<=/).+", "*")) {
                case "GET openapi.yaml" -> contract();
                case "GET misbehaviours" -> json(200, misbehaviours());
                case "GET orders" ->
                    json(200, orders.list().stream().map(Controls::shown).toList());
                case "POST orders" -> json(201, shown(order(exchange)));
                case "DELETE orders" -> calm(Optional.empty());
                case "DELETE orders/*" -> calm(path.substring("orders/".length()));
                case "GET ledger/*" -> book(path.substring("ledger/".length()), "ledger.csv");
                case "GET events/*" -> book(path.substring("events/".length()), "events.csv");
                default -> said(404, "no such thing; see " + ROOT + "openapi.yaml");
            };
        } catch (IllegalArgumentException e) {
            return said(400, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error("an order could not be taken", e);
            return said(500, e.getClass().getSimpleName());
        }
    }

    /** A page in somebody's browser can reach this port, by its own name too; it says so by these headers. */
    private static boolean isBrowser(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return exchange.getRequestHeaders().containsKey("Origin")
                || !host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");
    }

    private Order order(HttpExchange exchange) throws IOException {
        NewOrder asked = NewOrder.of(exchange.getRequestBody().readNBytes(LARGEST));
        return desks.order(asked.what(), asked.agency(), asked.profile(), asked.times(), asked.delay());
    }

    private Reply calm(String which) throws IOException {
        if (!which.matches("[0-9]{1,18}")) {
            AgencyCode agency = AgencyCode.of(which);
            return settings.agencies().containsKey(agency)
                    ? calm(Optional.of(agency))
                    : said(404, "no agency " + which);
        }
        return orders.calm(Long.parseLong(which)) ? nothing() : said(404, "no order " + which);
    }

    private Reply calm(Optional<AgencyCode> only) throws IOException {
        orders.calm(only);
        return nothing();
    }

    private Reply book(String agency, String file) throws IOException {
        Path path = settings.agencies().containsKey(AgencyCode.of(agency))
                ? DeskMaker.home(settings, AgencyCode.of(agency)).resolve(file)
                : Path.of("");
        return Files.isRegularFile(path)
                ? new Reply(200, "text/csv; charset=utf-8", Files.readAllBytes(path))
                : said(404, "no agency " + agency);
    }

    private static List<Map<String, Object>> misbehaviours() {
        return Arrays.stream(Misbehaviour.values())
                .map(m -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("what", m.word());
                    one.put("doors", m.doors().stream().map(Enum::name).toList());
                    return one;
                })
                .toList();
    }

    private static Map<String, Object> shown(Order order) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", order.id());
        one.put("what", order.what().word());
        one.put("agency", order.agency().value());
        order.profile().ifPresent(p -> one.put("profile", p));
        if (order.left() != Order.ALWAYS) {
            one.put("times", order.left());
        }
        order.delay().ifPresent(d -> one.put("delayMillis", d.toMillis()));
        return one;
    }

    private static Reply contract() throws IOException {
        try (InputStream in = Objects.requireNonNull(Controls.class.getResourceAsStream(CONTRACT))) {
            return new Reply(200, "application/yaml", in.readAllBytes());
        }
    }

    private Reply json(int status, Object body) throws IOException {
        return new Reply(status, "application/json", json.writeValueAsBytes(body));
    }

    private static Reply said(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Reply nothing() {
        return new Reply(204, "text/plain", new byte[0]);
    }
}
