package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.HandClock;
import org.songtor.flow.Queues;
import org.songtor.flow.Ringer;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.flow.Worker;
import org.songtor.port.Convoy;
import org.songtor.port.Gates;
import org.songtor.settings.Channel;

/** One file, one delivery route over one channel, rung by hand. */
final class Deliveries implements AutoCloseable {
    private static final byte[] BYTES = "เงินออม 100.00".repeat(50).getBytes(StandardCharsets.UTF_8);

    final TimedOutbox outbox = new TimedOutbox();
    final OneFile file;
    final SongtorSettings settings;
    Convoy convoy = Convoy.NONE;
    private @Nullable Worker worker;

    /** Of files that go together; it stands until it is moved. */
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T02:00:00Z"));

    /** What was rung for beside what a test rings for by itself. */
    final List<String> rungFor = new ArrayList<>();

    Ringer ringer = (topic, subject) -> rungFor.add(topic + " " + subject);
    final DefaultCamelContext camel = new DefaultCamelContext();

    Deliveries(Channel channel, URI address) {
        this(channel, address, BYTES);
    }

    Deliveries(SongtorSettings settings) {
        this(settings, BYTES);
    }

    Deliveries(Channel channel, URI address, byte[] content) {
        this(FlowFixture.settings(channel, address), content);
    }

    Deliveries(SongtorSettings settings, byte[] content) {
        this.settings = settings;
        this.file = new OneFile(outbox, content);
    }

    /** Starts the route that the template makes. */
    void start(RouteBuilder template, TemplatedRouteBuilder route) throws Exception {
        worker = FlowFixture.worker(outbox, settings);
        Delivery delivery = new Delivery(worker, file, Gates.NONE, settings, SendingCalendar.ALWAYS, Clock.systemUTC());
        camel.getRegistry().bind("delivery", delivery);
        Convoys convoys = new Convoys(delivery, convoy, worker, (t, s) -> ringer.ring(t, s), clock);
        camel.getRegistry().bind("convoys", convoys);
        camel.addRoutes(new DeliveryFailures(delivery, convoys));
        camel.addRoutes(template);
        route.routeId("deliver")
                .parameter("from", "direct:deliver")
                .parameter("profile", FlowFixture.DUES.toString())
                .add();
        camel.start();
    }

    /** Rings once, and waits for what comes of it; a route that fails is no failure of who rang, as with a queue. */
    void ring() {
        outbox.ring(10, settings.work().again());
        camel.createProducerTemplate()
                .send("direct:deliver", e -> e.getMessage().setBody("1"));
    }

    /** Whether a file's lease would be renewed. */
    boolean worksOn(long file) {
        return Objects.requireNonNull(worker).answered(topic(), file, Instant.MAX);
    }

    /** Rings after the wait that follows a failure. */
    void ringLater() {
        ringLater(Duration.ofSeconds(10));
    }

    void ringLater(Duration wait) {
        outbox.pass(wait);
        ring();
    }

    /** What takes so long, and what happens meanwhile, is between a file that was put and what comes next. */
    void afterEachPut(Duration lasting, Runnable meanwhile) throws Exception {
        after(() -> {
            clock.moveOn(lasting);
            meanwhile.run();
        });
    }

    /** For files that go together. */
    void passes(Duration time) {
        clock.moveOn(time);
    }

    /** The connection breaks just after the file arrived, once. */
    void failAfterPut() throws Exception {
        AtomicBoolean once = new AtomicBoolean(true);
        after(() -> {
            if (once.getAndSet(false)) {
                throw new IOException("connection reset");
            }
        });
    }

    /** The database goes away just after the file arrived. */
    void failToRecord() throws Exception {
        after(() -> file.broken = true);
    }

    private void after(Step step) throws Exception {
        AdviceWith.adviceWith(camel, "deliver", r -> r.weaveById("put").after().process(e -> step.run()));
    }

    private interface Step {
        void run() throws IOException;
    }

    String topic() {
        return Queues.deliver(FlowFixture.DUES);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
