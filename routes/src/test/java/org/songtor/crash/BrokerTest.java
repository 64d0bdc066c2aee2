package org.songtor.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    /** Each of them is worth a few hundred bytes of log. */
    private static final int CALLERS = 300;

    @TempDir
    private Path folder;

    @Test
    void a_broker_in_a_process_of_its_own_answers_however_much_it_has_to_say_and_after_a_kill() throws Exception {
        try (Broker broker = new Broker(folder)) {
            CompletableFuture.runAsync(() -> call(broker)).get(60, TimeUnit.SECONDS);
            assertThat(broker.killAndStart()).isEqualTo(Victim.KILLED);
            CompletableFuture.runAsync(() -> call(broker)).get(60, TimeUnit.SECONDS);
        }
    }

    private static void call(Broker broker) {
        try (ActiveMQConnectionFactory caller =
                new ActiveMQConnectionFactory(broker.settings().getOrDefault("spring.artemis.broker-url", ""))) {
            for (int i = 0; i < CALLERS; i++) {
                try (Connection connection = caller.createConnection()) {
                    connection.start();
                }
            }
        } catch (jakarta.jms.JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
