package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.JmsBoxes;
import org.springframework.stereotype.Component;

/** By an agency's queues: ask, put the file with its signature, ask again. That the broker has a message is no proof; that the agency holds the file is. */
@Component
class JmsChannel extends RouteBuilder {
    static final String TEMPLATE = "jms-channel";

    private final JmsBoxes boxes;

    JmsChannel(JmsBoxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("from")
                .templateParameter("profile")
                .templateParameter("box")
                .from("{{from}}")
                .routeConfigurationId(DeliveryFailures.ID)
                .removeHeaders("*")
                .bean(Delivery.class, "begin('{{profile}}', ${body})")
                .filter(body().isNotNull())
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .setProperty("box", constant("{{box}}"))
                .bean(this, "look")
                .filter()
                .method(Delivery.class, "absent")
                .bean(Delivery.class, "sending")
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .bean(this, "put")
                .id("put")
                .bean(Delivery.class, "sent")
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .bean(this, "look")
                .end()
                .bean(Delivery.class, "finish")
                .end();
    }

    public Attempt look(Attempt attempt, @ExchangeProperty("box") String broker) throws IOException {
        return attempt.withThere(
                boxes.held(URI.create(broker), attempt.profile().dotted(), attempt.name()));
    }

    public Attempt put(Attempt attempt, @ExchangeProperty("box") String broker) throws IOException {
        boxes.put(
                URI.create(broker),
                attempt.profile().dotted(),
                attempt.name(),
                attempt.file().content(),
                attempt.file().signature());
        return attempt;
    }
}
