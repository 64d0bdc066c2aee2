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
        if (shift == null) {
            delivery.failed(attempt, cause);
        } else {
            among(shift, attempt, cause);
        }
    }

    /** Where not even that can be written (the database is away), nothing that it went with is worked on any more: else this node would renew its lease for ever. */
    private void among(Shift shift, Attempt attempt, Exception cause) {
        shift.trouble();
        try {
            delivery.failed(attempt, cause);
        } catch (RuntimeException e) {
            convoys.lost(shift);
            throw e;
        }
    }
}
