package org.songtor.flow;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Tells {@link Boxes} of each look that Camel takes into a folder, here or at the other side; the box has the name of its route. */
public final class BoxPolls extends DefaultPollingConsumerPollStrategy {
    private final Boxes boxes;
    private final int most;

    /** @param most messages of one look; where so many came, more may be there */
    public BoxPolls(Boxes boxes, int most) {
        this.boxes = boxes;
        this.most = most;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        boxes.begin(box(consumer));
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (polledMessages < most) {
            boxes.end(box(consumer));
        } else {
            boxes.partly(box(consumer));
        }
    }

    private static String box(Consumer consumer) {
        return ((RouteIdAware) consumer).getRouteId();
    }
}
