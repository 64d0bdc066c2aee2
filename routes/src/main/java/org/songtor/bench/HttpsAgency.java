package org.songtor.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;

/** The JDK's HTTPS server with mutual TLS, files on disk; and the JDK's client without anything around it. */
final class HttpsAgency implements Agency {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable HttpsServer server;
    private Path inbox = Path.of("");

    @Override
    public Channel channel() {
        return Channel.HTTPS;
    }

    @Override
    public URI address(int port, ProfileId profile) {
        return URI.create("https://localhost:" + port + "/box");
    }

    @Override
    public void open(Path home, KeyRing keys, int port, ProfileId profile)
            throws IOException, GeneralSecurityException {
        // Without it every reply waits for the acknowledgement of its head: some 40 ms on the loopback, and all clients
        // are equally slow.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        inbox = Files.createDirectories(home.resolve("inbox"));
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        SSLContext tls = tls(keys, new KeyRing.Identity.TlsServer());
        made.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters own = getSSLContext().getDefaultSSLParameters();
                own.setNeedClientAuth(true);
                parameters.setSSLParameters(own);
            }
        });
        made.setExecutor(threads);
        made.createContext("/box/inbox/", this::answer);
        made.start();
        server = made;
    }

    @Override
    public String bareDoes() {
        return "PUT of signature and file, GET of the hash";
    }

    @Override
    public int size() throws IOException {
        return SftpAgency.sizeIn(inbox);
    }

    static SSLContext tls(KeyRing keys, KeyRing.Identity identity) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys.identity(identity), keys.password());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys.trust());
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/box/inbox/".length());
        Path file = inbox.resolve(name);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && Files.exists(file)) {
            exchange.sendResponseHeaders(412, -1);
            exchange.close();
            return;
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            Path part = Files.write(inbox.resolve(name + ".part"), body);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        boolean there = Files.exists(file);
        byte[] reply = there ? json(Files.readAllBytes(file)) : new byte[0];
        exchange.sendResponseHeaders(there ? 200 : 404, reply.length == 0 ? -1 : reply.length);
        exchange.getResponseBody().write(reply);
        exchange.close();
    }

    private static byte[] json(byte[] content) {
        return ("{\"sha256\":\"" + Sha256.of(content) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Bare bare(BenchGateway gateway, int port, ProfileId profile) throws GeneralSecurityException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls(gateway.bean(KeyRing.class), new KeyRing.Identity.TlsClient()))
                .build();
        return new Bare() {
            @Override
            public void send(String name, byte[] content, byte[] signature) throws IOException, InterruptedException {
                URI box = URI.create(address(port, profile) + "/inbox/");
                call(HttpRequest.newBuilder(box.resolve(name + ".p7s")).PUT(BodyPublishers.ofByteArray(signature)));
                call(HttpRequest.newBuilder(box.resolve(name)).PUT(BodyPublishers.ofByteArray(content)));
                String shown = call(HttpRequest.newBuilder(box.resolve(name)));
                DeliveryBench.proved(new Sha256(shown.replaceAll(".*:\"|\"}", "")), content);
            }

            private String call(HttpRequest.Builder request) throws IOException, InterruptedException {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            }

            @Override
            public void close() {
                // The JDK's client of 17 closes with its last use.
            }
        };
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}
