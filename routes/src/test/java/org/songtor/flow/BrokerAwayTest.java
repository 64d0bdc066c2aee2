package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.songtor.port.Outbox;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A broker outside that is away when the gateway starts, and comes later. */
class BrokerAwayTest {
    private final int port = free();
    private final BlockingQueue<String> rung = new LinkedBlockingQueue<>();

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_gateway_starts_without_its_broker_and_hears_its_rings_when_it_comes() throws Exception {
        try (ActiveMQConnectionFactory artemis = artemis();
                DefaultCamelContext camel = camel(pooled(artemis))) {
            CompletableFuture<Void> start = CompletableFuture.runAsync(camel::start);
            boolean started = within(start);
            // Also where it failed: a start that waits for its broker could never be stopped.
            ActiveMQServer broker = broker();
            try {
                assertThat(started).isTrue();
                camel.createProducerTemplate().sendBody(Queues.of(Outbox.CHECK), "7");
                assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("7");
            } finally {
                start.join();
                camel.stop();
                broker.stop();
            }
        }
    }

    private ActiveMQConnectionFactory artemis() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_gateway_that_is_told_to_stop_while_its_broker_is_away_stops(boolean wasThere) throws Exception {
        try (ActiveMQConnectionFactory artemis = artemis();
                DefaultCamelContext camel = camel(pooled(artemis))) {
            if (wasThere) {
                ActiveMQServer broker = broker();
                camel.start();
                camel.createProducerTemplate().sendBody(Queues.of(Outbox.CHECK), "7");
                assertThat(rung.poll(60, TimeUnit.SECONDS)).isEqualTo("7");
                broker.stop();
            } else {
                camel.start();
            }
            CompletableFuture<Void> stop = CompletableFuture.runAsync(camel::stop);
            boolean stopped = within(stop);
            if (!stopped) {
                // So that this test itself ends.
                artemis.close();
            }
            assertThat(stopped).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reconnectAttempts=-1", "initialConnectAttempts=-1", "reconnectAttempts=1000000"})
    void an_address_by_which_a_gateway_would_wait_for_its_broker_stops_the_start(String words) {
        with("native", "?retryInterval=100&" + words)
                .run(gateway -> assertThat(gateway)
                        .getFailure()
                        .hasMessageContaining("spring.artemis.broker-url")
                        .hasMessageContaining("would not stop while its broker is away"));
        with("native", "?retryInterval=100&reconnectAttempts=0&initialConnectAttempts=1")
                .run(gateway -> assertThat(gateway).hasNotFailed());
    }

    private static boolean within(CompletableFuture<Void> done) throws Exception {
        try {
            done.get(20, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static JmsPoolConnectionFactory pooled(ActiveMQConnectionFactory artemis) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(artemis);
        pool.setMaxConnections(4);
        return pool;
    }

    private DefaultCamelContext camel(JmsPoolConnectionFactory connections) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent("jms", new BrokerConfiguration().jms(connections));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(Queues.consume(Outbox.CHECK, 1))
                        .process(e -> rung.add(e.getMessage().getBody(String.class)));
            }
        });
        return camel;
    }

    private ActiveMQServer broker() throws Exception {
        ActiveMQServer started = ActiveMQServers.newActiveMQServer(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port + "?protocols=CORE"));
        started.start();
        return started;
    }

    @Test
    void a_gateway_with_a_broker_outside_starts_none_of_its_own() {
        with("native").run(gateway -> assertThat(gateway).hasNotFailed().doesNotHaveBean(EmbeddedActiveMQ.class));
        with("embedded").run(gateway -> assertThat(gateway).hasNotFailed().hasSingleBean(EmbeddedActiveMQ.class));
    }

    @Test
    void the_broker_inside_has_no_beans_of_management_made_for_it() {
        with("embedded").run(gateway -> {
            var broker = gateway.getBean(EmbeddedActiveMQ.class).getActiveMQServer();
            assertThat(broker.getConfiguration().isJMXManagementEnabled()).isFalse();
            assertThat(broker.getMBeanServer().queryNames(null, null))
                    .as("the JDK's own would hold the machine's")
                    .noneMatch(name -> name.getDomain().equals("java.lang"));
        });
    }

    private ApplicationContextRunner with(String mode) {
        return with(mode, "");
    }

    private ApplicationContextRunner with(String mode, String words) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(JmsAutoConfiguration.class, ArtemisAutoConfiguration.class))
                .withBean(ProducerTemplate.class, () -> new DefaultCamelContext().createProducerTemplate())
                .withUserConfiguration(BrokerConfiguration.class)
                .withPropertyValues(
                        "spring.artemis.mode=" + mode,
                        "spring.artemis.broker-url=tcp://127.0.0.1:" + port + words,
                        "spring.artemis.embedded.persistent=false");
    }
}
