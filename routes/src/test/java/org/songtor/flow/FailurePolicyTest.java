package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    /** A broker that refuses a log-in names the port it came from, another one at each poll. */
    @Test
    void the_trace_of_a_failure_is_told_once_though_its_words_hold_another_number_each_time() throws Exception {
        try (Told told = new Told()) {
            fails(
                    refused("/127.0.0.1:40312"),
                    refused("/127.0.0.1:51877"),
                    refused("/127.0.0.1:8"),
                    new IOException("no signature beside A-7.txt"),
                    new IOException("no signature beside B-08.txt"),
                    new IOException("no signature beside B-08.txt", new ConnectException("Connection refused")),
                    refused("/127.0.0.1:40313"));
            assertThat(told.traces()).containsExactly(true, false, false, true, false, true, true);
            assertThat(told.errors().get(1))
                    .as("its own words are told all the same")
                    .contains("127.0.0.1:51877");
        }
    }

    private static Exception refused(String from) {
        Exception cause = new SecurityException("AMQ229031: Unable to validate user from " + from + ". Username: toy");
        return new IllegalStateException(cause.getMessage(), cause);
    }

    private void fails(Exception... each) throws Exception {
        camel.addRoutes(new FailurePolicy());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll")
                        .routeId("poll")
                        .routeConfigurationId(FailurePolicy.ID)
                        .process(exchange -> {
                            throw exchange.getMessage().getBody(Exception.class);
                        });
            }
        });
        camel.start();
        List.of(each).forEach(one -> camel.createProducerTemplate().sendBody("direct:poll", one));
    }
}
