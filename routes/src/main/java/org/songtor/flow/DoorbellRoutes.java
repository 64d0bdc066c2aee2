package org.songtor.flow;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** When the outbox is looked at, swept and measured, and whether there is a broker to ring by. */
@Component
class DoorbellRoutes extends RouteBuilder {
    private static final int LOOK_MILLIS = 2_000;

    private final SongtorSettings settings;

    DoorbellRoutes(SongtorSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        from("scheduler:doorbell?delay=" + settings.work().ring().toMillis())
                .routeId("doorbell")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Doorbell.class, "ring");
        from("scheduler:broker?delay=" + LOOK_MILLIS)
                .routeId("broker")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(BrokerWatch.class, "look");
        from("scheduler:sweeper?delay=" + settings.work().again().toMillis() / 2)
                .routeId("sweeper")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Doorbell.class, "sweep")
                .bean(QueueMetrics.class, "measure");
    }
}
