package org.songtor.flow;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** When the outbox is looked at. */
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
    }
}
