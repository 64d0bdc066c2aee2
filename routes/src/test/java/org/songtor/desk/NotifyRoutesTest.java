package org.songtor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.Queues;
import org.songtor.port.Outbox;

/** How many funds' programs are told at once, over a real broker in this process. */
class NotifyRoutesTest {
    private static final int AT_ONCE = 4;
    private static final long LONGEST = 20;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    private final CountDownLatch answered = new CountDownLatch(1);
    private ActiveMQServer broker;
    private ActiveMQConnectionFactory connections;

    @BeforeEach
    void start() throws Exception {
        Configuration inMemory = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://79");
        broker = ActiveMQServers.newActiveMQServer(inMemory);
        broker.start();
        connections = new ActiveMQConnectionFactory("vm://79");
        camel.addComponent("jms", FlowFixture.jms(connections));
        camel.getRegistry().bind("notify", new Slow());
        camel.addRoutes(FlowFixture.failurePolicy());
        camel.addRoutes(new NotifyRoutes());
        camel.start();
        // One that takes its place later leaves what came before to those that are there.
        Awaitility.await().atMost(Duration.ofSeconds(LONGEST)).until(() -> waiting() >= AT_ONCE);
    }

    private long waiting() {
        Queue queue = broker.locateQueue(SimpleString.of("songtor." + Outbox.NOTIFY));
        return queue == null ? 0 : queue.getConsumerCount();
    }

    @AfterEach
    void stop() throws Exception {
        answered.countDown();
        camel.stop();
        connections.close();
        broker.stop();
    }

    @Test
    void four_funds_whose_programs_answer_slowly_are_told_at_once_and_the_fifth_waits_for_one_of_them()
            throws Exception {
        try (ProducerTemplate rings = camel.createProducerTemplate()) {
            LongStream.rangeClosed(1, AT_ONCE + 1L)
                    .forEach(fund -> rings.sendBody(Queues.of(Outbox.NOTIFY), fund + ""));
            for (int fund = 0; fund < AT_ONCE; fund++) {
                assertThat(begun.poll(LONGEST, TimeUnit.SECONDS)).as("at once").isNotNull();
            }
            assertThat(begun.poll(500, TimeUnit.MILLISECONDS)).as("the fifth").isNull();
            answered.countDown();
            assertThat(begun.poll(LONGEST, TimeUnit.SECONDS)).isNotNull();
        }
    }

    /** Programs that answer when all may. */
    private final class Slow extends Notify {
        Slow() {
            super(null, null, null, null, Clock.systemUTC());
        }

        @Override
        public void tell(long hook) {
            begun.add(hook);
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
