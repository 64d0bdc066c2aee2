package org.songtor.dispatch;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A delivery that fails becomes an outcome in the store; one that fails before it took its work is only told. */
@Component
class DeliveryFailures extends RouteConfigurationBuilder {
    static final String ID = "delivery-failures";

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFailures.class);

    private final Delivery delivery;
    private final Convoys convoys;

    DeliveryFailures(Delivery delivery, Convoys convoys) {
        this.delivery = delivery;
        this.convoys = convoys;
    }

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(Exception.class)
                .handled(true)
                .process(this::record)
                .end();
    }

    private void record(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Attempt attempt = exchange.getProperty(ChannelRoutes.ATTEMPT, Attempt.class);
        Shift shift = exchange.getProperty(Convoys.SHIFT, Shift.class);
        if (attempt == null) {
            LOG.error("route {} failed and its work rings again", exchange.getFromRouteId(), cause);
            if (shift != null) {
                convoys.lost(shift);
            }
            return;
        }
        LOG.warn("delivery of {} failed: {}", attempt.name(), cause.toString());
        if (shift != null) {
            shift.trouble();
        }
        delivery.failed(attempt, cause);
    }
}
