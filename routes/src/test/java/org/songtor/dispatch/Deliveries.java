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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.LateRule;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendar.Window;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.HandClock;
import org.songtor.flow.Queues;
import org.songtor.flow.Ringer;
import org.songtor.flow.SongtorSettings;
import org.songtor.flow.TimedOutbox;
import org.songtor.flow.Worker;
import org.songtor.model.Period;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;
import org.songtor.port.Gates;
import org.songtor.reference.Holiday.Province;
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

    /** When files may leave, by {@link #judging}. */
    SendingCalendar calendar = SendingCalendar.ALWAYS;

    private Clock judging = Clock.systemUTC();

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

    /** Late files are held, by the clock of files that go together. @param left until the last instant of each period, from now on */
    void holding(Function<Period, Duration> left) {
        Instant start = clock.instant();
        file.firstAttempt = clock.instant();
        judging = clock;
        calendar = new SendingCalendar() {
            @Override
            public Optional<Window> window(ProfileId profile, Instant at) {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> due(ProfileId profile, Period period, Set<Province> where) {
                return Optional.of(start.plus(left.apply(period)));
            }

            @Override
            public LateRule late(ProfileId profile, Instant at) {
                return LateRule.HOLD;
            }
        };
    }

    /** Starts the route that the template makes. */
    void start(RouteBuilder template, TemplatedRouteBuilder route) throws Exception {
        worker = FlowFixture.worker(outbox, settings);
        Delivery delivery = new Delivery(worker, file, Gates.NONE, settings, calendar, judging);
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
        rings(1);
    }

    void rings(long number) {
        outbox.ring(10, settings.work().again());
        camel.createProducerTemplate()
                .send("direct:deliver", e -> e.getMessage().setBody(Long.toString(number)));
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
