package org.songtor.flow;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** When the outbox is looked at, swept and measured. */
@Component
class DoorbellRoutes extends RouteBuilder {
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
        from("scheduler:sweeper?delay=" + settings.work().again().toMillis() / 2)
                .routeId("sweeper")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Doorbell.class, "sweep")
                .bean(QueueMetrics.class, "measure");
    }
}
