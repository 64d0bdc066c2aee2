package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SftpBoxes;
import org.songtor.fault.Halfway;
import org.springframework.stereotype.Component;

/** By SFTP: the signature first, then the file as {@code .part}, renamed; then it is read back. */
@Component
class SftpChannel extends RouteBuilder {
    static final String TEMPLATE = "sftp-channel";

    private final SftpBoxes boxes;

    SftpChannel(SftpBoxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("from")
                .templateParameter("profile")
                .templateParameter("box")
                .templateParameter("inbox")
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
                .setHeader(Exchange.FILE_NAME, simple("${exchangeProperty.attempt.name}.p7s"))
                .setBody(simple("${exchangeProperty.attempt.file.signature}"))
                .to("{{inbox}}")
                .setHeader(Exchange.FILE_NAME, simple("${exchangeProperty.attempt.name}"))
                .bean(this, "content")
                .to("{{inbox}}")
                .id("put")
                .setBody(exchangeProperty(ChannelRoutes.ATTEMPT))
                .bean(this, "look")
                .end()
                .bean(Delivery.class, "finish")
                .end();
    }

    public void content(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) {
        exchange.getMessage().setBody(Halfway.body(attempt.file().content()));
    }

    /** Reads the file back, if it is there. */
    public Attempt look(Attempt attempt, @ExchangeProperty("box") String box) throws IOException {
        return attempt.withThere(boxes.held(URI.create(box), attempt.name()));
    }
}
