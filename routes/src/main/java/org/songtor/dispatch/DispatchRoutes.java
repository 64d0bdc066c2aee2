package org.songtor.dispatch;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.songtor.flow.Queues;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** When lines are frozen, alone or in company, and files written. */
@Component
class DispatchRoutes extends RouteBuilder {
    private final int workers;

    DispatchRoutes(SongtorSettings settings) {
        this.workers = settings.work().consumers();
    }

    @Override
    public void configure() {
        from(Queues.consume(Outbox.DISPATCH, workers))
                .routeId("dispatch")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(Freeze.class, "freeze");
        from(Queues.consume(Outbox.GROUP, workers))
                .routeId("group")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(CloseGroup.class, "close");
        from(Queues.consume(Outbox.WRITE, workers))
                .routeId("write")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(WriteFile.class, "write");
    }
}
