package org.songtor.desk;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** When a fund's program is told: each time its row rings. */
@Component
class NotifyRoutes extends RouteBuilder {
    /** Funds told at once, so that one that answers slowly keeps few others waiting; a fund has one row, so its own order stays. */
    private static final int AT_ONCE = 4;

    @Override
    public void configure() {
        from(Queues.consume(Outbox.NOTIFY, AT_ONCE))
                .routeId("notify")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Notify.class, "tell");
    }
}
