package org.songtor.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.songtor.channel.SoapBoxes;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.port.KeyRing;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.Channel;

/**
 * The sandbox's counter behind CXF and WS-Security, which reads and books each file; and the gateway's own CXF client without store, outbox or route: there is
 * no leaner one for such a service. What the bare client submits is a file of the gateway's under other references.
 */
final class SoapAgency implements Agency {
    private static final Duration NEVER = Duration.ofDays(1);
    /** Beyond the references the gateway has given by then. */
    private static final int FIRST = 50_000_000;
    /** A message of many signatures takes this often the time of a file elsewhere. */
    private static final int LONGER = 10;

    private final AtomicInteger references = new AtomicInteger(FIRST);
    private @Nullable Sandbox sandbox;
    private Path home = Path.of("");

    @Override
    public Channel channel() {
        return Channel.SOAP;
    }

    @Override
    public int files(int asked) {
        return Math.max(1, asked / LONGER);
    }

    @Override
    public URI address(int port, ProfileId profile) {
        return URI.create("https://localhost:" + port + "/services/" + profile);
    }

    @Override
    public void open(Path folder, KeyRing keys, int port, ProfileId profile) {
        home = folder;
        AgencyEntry agency =
                Objects.requireNonNull(BenchGateway.installed().agencies().get(profile.agency()));
        sandbox = Sandbox.start(new SandboxSettings(
                folder,
                BenchGateway.keys(folder),
                0,
                port,
                Optional.empty(),
                Map.of(
                        profile.agency(),
                        new SandboxSettings.Agency(
                                agency.account(),
                                agency.statement().format(),
                                Map.of(profile.name(), SandboxSettings.Kind.SOAP))),
                NEVER,
                NEVER));
    }

    @Override
    public String bareDoes() {
        return "Submit of a file with its signature, Inquire, by the gateway's own CXF client";
    }

    /** Its bare client sends a file of the gateway's. */
    @Override
    public int size() {
        return 0;
    }

    @Override
    public Bare bare(BenchGateway gateway, int port, ProfileId profile) throws IOException {
        SoapBoxes boxes = gateway.bean(SoapBoxes.class);
        ProducerTemplate camel =
                gateway.bean(org.apache.camel.CamelContext.class).createProducerTemplate();
        String box = boxes.endpoint(profile, address(port, profile).toString());
        String sample = sample();
        String named = PaymentReference.findAll(sample.replaceAll("[<>]", " "))
                .iterator()
                .next()
                .value();
        return new Bare() {
            @Override
            public void send(String name, byte[] content, byte[] signature) throws IOException {
                String reference =
                        PaymentReference.ofNumber(references.incrementAndGet()).value();
                byte[] file = sample.replace(named, reference).getBytes(StandardCharsets.UTF_8);
                call(camel, box, e -> submit(boxes, e, profile, file, signature));
                Exchange shown = call(camel, box, e -> boxes.inquire(e, profile, reference));
                DeliveryBench.proved(boxes.known(shown).orElseThrow(), file);
            }

            @Override
            public void close() throws IOException {
                camel.stop();
            }
        };
    }

    private static void submit(SoapBoxes boxes, Exchange e, ProfileId profile, byte[] file, byte[] signature) {
        try {
            boxes.submit(e, profile, file, signature);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static Exchange call(ProducerTemplate camel, String box, Consumer<Exchange> message) throws IOException {
        Exchange reply = camel.request(box, message::accept);
        if (reply.getException() != null) {
            throw new IOException(reply.getException());
        }
        return reply;
    }

    /** A file that the gateway delivered before. */
    private String sample() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            Path file = all.filter(p -> p.getFileName().toString().endsWith(".xml"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing was delivered to " + home));
            return Files.readString(file);
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
