package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.port.Outbox;
import org.songtor.settings.Channel;
import org.songtor.settings.WorkEntry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Rings and work over a real broker in this process. */
class DoorbellTest {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final TimedOutbox outbox = new TimedOutbox();
    private final SongtorSettings settings = FlowFixture.settings(Channel.SFTP, URI.create("sftp://toy@localhost/x"));
    private final Worker worker = FlowFixture.worker(outbox, settings);
    private final BlockingQueue<Long> done = new LinkedBlockingQueue<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ActiveMQServer broker;
    private ActiveMQConnectionFactory connections;
    private Doorbell doorbell;

    @BeforeEach
    void start() throws Exception {
        broker = broker();
        connections = new ActiveMQConnectionFactory("vm://77");
        camel.addComponent("jms", new BrokerConfiguration().jms(connections));
        camel.addRoutes(new FailurePolicy());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Queues.consume(Outbox.CHECK, 1))
                        .routeId("check")
                        .routeConfigurationId(FailurePolicy.ID)
                        .process(e -> work(e.getMessage().getBody(Long.class)));
            }
        });
        camel.start();
        doorbell = new Doorbell(outbox, Ringer.over(camel.createProducerTemplate()), settings);
        outbox.add(Outbox.CHECK, 1);
    }

    private static ActiveMQServer broker() throws Exception {
        Configuration limited = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://77");
        BrokerConfiguration.limit(limited);
        ActiveMQServer started = ActiveMQServers.newActiveMQServer(limited);
        started.start();
        return started;
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        connections.close();
        broker.stop();
    }

    @Test
    void work_that_is_due_is_rung_for_and_done() throws Exception {
        doorbell.ring();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        doorbell.ring();
        assertThat(done.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_broker_that_lost_everything_heals_by_the_next_ring() throws Exception {
        camel.getRouteController().stopRoute("check");
        doorbell.ring();
        var queue = broker.locateQueue(SimpleString.of("songtor.check"));
        assertThat(queue.deleteAllReferences()).isEqualTo(1);
        camel.getRouteController().startRoute("check");
        doorbell.ring();
        assertThat(done.poll(200, TimeUnit.MILLISECONDS)).isNull();
        heals();
        assertThat(done).containsExactly(1L);
    }

    @Test
    void queues_that_are_wiped_in_the_middle_of_work_heal_by_the_next_ring() throws Exception {
        for (int n = 2; n <= 50; n++) {
            outbox.add(Outbox.CHECK, n);
        }
        doorbell.ring();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isNotNull();
        SimpleString name = SimpleString.of("songtor.check");
        broker.locateQueue(name).deleteAllReferences();
        broker.destroyQueue(name, null, false);
        heals();
    }

    @Test
    void a_broker_that_comes_back_empty_in_the_middle_of_work_heals_by_the_next_ring() throws Exception {
        for (int n = 2; n <= 50; n++) {
            outbox.add(Outbox.CHECK, n);
        }
        doorbell.ring();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isNotNull();
        broker.stop();
        broker = broker();
        heals();
    }

    /** The outbox is asked for a minute of its own time, and not a second more. A connection finds its way back in real time, a few seconds, in which that time stands still. */
    private void heals() {
        Awaitility.await().atMost(MINUTE).pollInterval(Duration.ofMillis(200)).until(this::brokerListens);
        for (int second = 0; second < MINUTE.toSeconds(); second++) {
            outbox.pass(Duration.ofSeconds(1));
            doorbell.ring();
        }
        Awaitility.await().atMost(MINUTE).until(() -> outbox.waiting(Outbox.CHECK) == 0);
    }

    /** Asked with a ring for work that nobody has. */
    private boolean brokerListens() {
        try {
            camel.createProducerTemplate().sendBody(Queues.of(Outbox.CHECK), "4711");
            return true;
        } catch (CamelExecutionException e) {
            return false;
        }
    }

    @Test
    void the_settings_here_wait_as_long_for_the_next_ring_as_those_of_an_installation_that_says_nothing() {
        WorkEntry usual =
                new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("songtor.work", WorkEntry.class);
        assertThat(settings.work().again()).isEqualTo(usual.again());
        assertThat(usual.again().plus(usual.ring())).isLessThan(MINUTE);
    }

    @Test
    void a_message_that_nobody_can_take_is_dropped_and_no_queue_of_dead_messages_is_made() throws Exception {
        SimpleString name = SimpleString.of("songtor.poison");
        try (var context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            var queue = context.createQueue("songtor.poison");
            context.createProducer().send(queue, "1");
            context.commit();
            var consumer = context.createConsumer(queue);
            for (int n = 1; n <= 3; n++) {
                assertThat(consumer.receive(10_000)).isNotNull();
                context.rollback();
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
        assertThat(broker.locateQueue(name))
                .satisfiesAnyOf(
                        q -> assertThat(q).isNull(),
                        q -> assertThat(q.getMessageCount()).isZero());
        assertThat(broker.getPostOffice().getAddresses())
                .noneMatch(a -> a.toString().matches("(?i).*(dead|dlq|dla).*"));
    }

    @Test
    void a_message_that_names_no_work_stops_nothing() throws Exception {
        camel.createProducerTemplate().sendBody(Queues.of(Outbox.CHECK), "not a number");
        camel.createProducerTemplate().sendBody(Queues.of(Outbox.CHECK), "4711");
        doorbell.ring();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void what_an_earlier_life_held_is_rung_for_at_once() throws Exception {
        Outbox.Work dead = outbox.take(Outbox.CHECK, 1, Duration.ofMinutes(2)).orElseThrow();
        doorbell.ring();
        assertThat(done.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(dead.subject()).isEqualTo(1);
        doorbell.wake();
        doorbell.ring();
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    private void work(long subject) {
        worker.run(Outbox.CHECK, subject, work -> {
            outbox.done(work);
            done.add(work.subject());
        });
    }
}
