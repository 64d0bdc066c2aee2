package org.songtor.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import jakarta.jms.BytesMessage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.channel.Edge;
import org.songtor.channel.JmsAgency;
import org.songtor.channel.JmsBoxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.MemoryBoxReads;
import org.songtor.settings.Channel;

/** The JMS answers route against a real broker. */
class JmsAnswersTest {
    private static final String BOX = "toy.dues";

    @TempDir
    private Path home;

    private final Arrivals arrivals = new Arrivals();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private JmsAgency agency;
    private JmsBoxes boxes;

    @BeforeEach
    void broker() throws Exception {
        Path keys = Files.createDirectories(home.resolve("keys"));
        Files.writeString(keys.resolve("broker-" + JmsAgency.USER + ".password"), JmsAgency.PASSWORD);
        agency = new JmsAgency(home, BOX, false, Edge.tls(), Set.of("agency"));
        camel.getRegistry().bind("answers-toy", Arrivals.SOURCE);
        camel.addRoutes(new FailurePolicy());
        boxes = Edge.jms(FlowFixture.withKeys(FlowFixture.settings(Channel.JMS, agency.address()), keys));
        camel.addRoutes(new JmsAnswers(boxes, arrivals.desk, new MemoryBoxReads(Instant.EPOCH).boxes()));
        TemplatedRouteBuilder.builder(camel, JmsAnswers.TEMPLATE)
                .routeId("answers")
                .parameter("source", "answers-toy")
                .parameter("broker", agency.address().toString())
                .parameter("box", BOX)
                .parameter("poll", "20")
                .add();
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        agency.close();
    }

    @Test
    void an_answer_leaves_the_queue_when_it_is_durable() throws Exception {
        publish(7);
        publish(8);
        camel.start();
        Arrivals.await(() -> agency.waiting("outbox") == 0);
        assertThat(arrivals.store.answers).hasSize(2);
    }

    @Test
    void a_store_that_fails_oftener_than_a_broker_gives_a_message_leaves_it_there_until_it_is_taken() throws Exception {
        arrivals.store.failures.set(25);
        publish(7);
        camel.start();
        Arrivals.await(() -> !arrivals.store.answers.isEmpty());
        Arrivals.await(() -> agency.waiting("outbox") == 0);
        assertThat(arrivals.store.failures).hasValue(0);
        assertThat(arrivals.store.answers).hasSize(1);
    }

    @Test
    void what_is_no_answer_is_kept_as_rejected_and_is_no_obstacle() throws Exception {
        agency.text("hello");
        agency.object();
        agency.publish("../../etc/passwd", new byte[] {1}, new byte[] {2});
        agency.publish(Arrivals.name(9), Arrivals.answer(9), Arrivals.signature("other", Arrivals.answer(9)));
        publish(7);
        camel.start();
        Arrivals.await(() -> agency.waiting("outbox") == 0);
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(arrivals.store.rejected).hasSize(4);
        assertThat(arrivals.store.rejected)
                .extracting(r -> r.arrived().name())
                .allMatch(Names::harmless)
                .contains(Arrivals.name(9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_one_too_large_to_be_held_only_the_beginning_is_kept(boolean text) throws Exception {
        agency.huge(text, JmsBoxes.LARGEST + 1L);
        publish(7);
        camel.start();
        Arrivals.await(() -> agency.waiting("outbox") == 0);
        assertThat(arrivals.store.answers).hasSize(1);
        assertThat(arrivals.store.rejected).singleElement().satisfies(r -> {
            assertThat(r.arrived().name()).endsWith(".first-1-MiB");
            assertThat(r.arrived().content()).hasSize(1024 * 1024);
        });
    }

    @Test
    void nor_is_more_of_it_ever_in_memory() throws Exception {
        agency.huge(false, JmsBoxes.LARGEST + 1L);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        boxes.offer(
                agency.address(),
                BOX,
                1,
                message -> assertThat(JmsBoxes.beginning((BytesMessage) message, 3))
                        .hasSize(3));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(JmsBoxes.LARGEST / 4);
        assertThat(agency.waiting("outbox")).isZero();
    }

    private void publish(int n) throws Exception {
        agency.publish(Arrivals.name(n), Arrivals.answer(n), Arrivals.signature(Arrivals.answer(n)));
    }
}
