package org.songtor.expect;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** When what should have come is looked at: each time its row rings. */
@Component
class ExpectRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from(Queues.consume(Outbox.EXPECT, 1))
                .routeId("expect")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Expect.class, "expect");
    }
}
