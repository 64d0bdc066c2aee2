package org.songtor.held;

import org.apache.camel.builder.RouteBuilder;
import org.songtor.flow.FailurePolicy;
import org.springframework.stereotype.Component;

/** When held money is looked at: every hour, one fund after the other; a fund that fails does not stop the next. */
@Component
class HeldRoutes extends RouteBuilder {
    private static final String EACH_FUND = "direct:held-fund";
    private static final int HOUR = 3_600_000;

    @Override
    public void configure() {
        from("scheduler:held?delay=" + HOUR)
                .routeId("held")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(HeldRelease.class, "funds")
                .split(body())
                .to(EACH_FUND);
        from(EACH_FUND)
                .routeId("held-fund")
                .routeConfigurationId(FailurePolicy.ID)
                .bean(HeldRelease.class, "release");
    }
}
