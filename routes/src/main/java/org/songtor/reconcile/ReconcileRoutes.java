package org.songtor.reconcile;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** When labels are computed: on every arrival, and when a deadline passes. When credits are matched anew: soon after files or decisions came. */
@Component
class ReconcileRoutes extends RouteBuilder {
    private final int workers;

    ReconcileRoutes(SongtorSettings settings) {
        this.workers = settings.work().consumers();
    }

    @Override
    public void configure() {
        from(Queues.consume(Outbox.RECONCILE, workers))
                .routeId("reconcile")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Reconcile.class, "reconcile");
        from(Queues.consume(Outbox.CREDITS, 1))
                .routeId(Outbox.CREDITS)
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Credits.class, "match");
    }
}
