package org.songtor.answer;

import java.util.List;
import org.apache.camel.Exchange;
import org.songtor.flow.Boxes;

/** One look of a route into its box, told to {@link Boxes}: what fails between begin and end spoils it. */
final class Look {
    private final Boxes boxes;
    private final int most;

    /** @param most names of one look; where so many are listed, more may be there */
    Look(Boxes boxes, int most) {
        this.boxes = boxes;
        this.most = most;
    }

    void begin(Exchange exchange) {
        boxes.begin(exchange.getFromRouteId());
    }

    /** The body is the list of what is there. */
    void listed(Exchange exchange) {
        taken(exchange, exchange.getMessage().getBody(List.class).size());
    }

    void taken(Exchange exchange, int number) {
        if (number >= most) {
            boxes.partly(exchange.getFromRouteId());
        }
    }

    /** Something was left behind, and no exchange tells of it. */
    void spoil(Exchange exchange) {
        boxes.spoil(exchange.getFromRouteId());
    }

    /** A part of the look ended: the next one goes on with it. */
    void goesOn(Exchange exchange) {
        boxes.goesOn(exchange.getFromRouteId());
    }

    void end(Exchange exchange) {
        boxes.end(exchange.getFromRouteId());
    }
}
