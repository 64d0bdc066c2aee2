package org.songtor.desk;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** When a fund's program is told: each time its row rings. */
@Component
class NotifyRoutes extends RouteBuilder {
    @Override
    public void configure() {
        from(Queues.consume(Outbox.NOTIFY, 1))
                .routeId("notify")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Notify.class, "tell");
    }
}
