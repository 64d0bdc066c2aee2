package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/**
 * By SFTP: the signature first, which also finds out whether anything may be written there; then the file as {@code .part}, renamed; then it is read
 * back.
 */
@Component
class SftpChannel extends RouteBuilder {
    static final String TEMPLATE = "sftp-channel";

    private final SftpBoxes boxes;
    private final SongtorSettings settings;

    SftpChannel(SftpBoxes boxes, SongtorSettings settings) {
        this.boxes = boxes;
        this.settings = settings;
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
                .bean(this, "putSignature")
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

    /** Reads the file back, if it is there; where only a receipt counts, that is looked for as well. */
    public Attempt look(Attempt attempt, @ExchangeProperty("box") String box) throws IOException {
        URI address = URI.create(box);
        Optional<Sha256> there = boxes.held(address, attempt.name());
        return attempt.withThere(
                there.isEmpty() && settings.profile(attempt.profile()).proof() == SongtorSettings.Proof.RECEIPT
                        ? boxes.receipt(address, attempt.name())
                        : there);
    }

    public Attempt putSignature(Attempt attempt, @ExchangeProperty("box") String box) throws IOException {
        boxes.putSignature(URI.create(box), attempt.name(), attempt.file().signature());
        return attempt;
    }

    public Attempt put(Attempt attempt, @ExchangeProperty("box") String box) throws IOException {
        boxes.put(URI.create(box), attempt.name(), attempt.file().content());
        return attempt;
    }
}
