package org.songtor.flow;

import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.stereotype.Component;

/** Whatever fails on a route that reads a box spoils that look. */
@Component
class BoxFailures extends EventNotifierSupport {
    private final Boxes boxes;

    BoxFailures(Boxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelEvent.ExchangeFailedEvent
                || event instanceof CamelEvent.ExchangeFailureHandledEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeEvent failed
                && failed.getExchange().getFromRouteId() != null) {
            boxes.spoil(failed.getExchange().getFromRouteId());
        }
    }
}
