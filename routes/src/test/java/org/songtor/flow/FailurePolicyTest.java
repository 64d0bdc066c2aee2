package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
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
            assertThat(told.traces()).containsExactly(true, false, false, true, false, true, false);
            assertThat(told.errors().get(1))
                    .as("its own words are told all the same")
                    .contains("127.0.0.1:51877");
        }
    }

    /** A broker that is away and one that refuses, by turns: each poll would tell a whole trace. */
    @Test
    void each_kind_of_a_route_is_told_whole_once_though_another_came_between_and_its_end_is_about_something_else()
            throws Exception {
        try (Told told = new Told()) {
            Exception away = new ConnectException("Connection refused");
            fails(
                    refused("/127.0.0.1:1"),
                    away,
                    refused("/127.0.0.1:2"),
                    away,
                    new IOException("the outbox of the agency could not be read at all: alpha"),
                    new IOException("the outbox of the agency could not be read at all: beta"),
                    new IllegalStateException("the outbox of the agency could not be read at all: beta"),
                    new IOException("the inbox of the agency could not be read at all: beta"));
            assertThat(told.traces()).containsExactly(true, true, false, false, true, false, true, true);
        }
    }

    @Test
    void of_many_kinds_those_that_came_last_are_remembered() throws Exception {
        try (Told told = new Told()) {
            List<Exception> each = new ArrayList<>();
            for (char kind = 'a'; kind < 'a' + FailurePolicy.KINDS; kind++) {
                each.add(new IOException("kind " + kind));
            }
            each.add(new IOException("kind a"));
            each.add(new IOException("one more"));
            each.add(new IOException("kind a"));
            each.add(new IOException("kind b"));
            fails(each.toArray(Exception[]::new));
            assertThat(told.traces().subList(FailurePolicy.KINDS, FailurePolicy.KINDS + 4))
                    .as("a came again, so b came first of those that were remembered")
                    .containsExactly(false, true, false, true);
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
