package org.songtor.answer;

import java.io.IOException;
import java.net.URI;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.stereotype.Component;

/** From an SFTP outbox: the file, the signature beside it, the desk; only then both are moved to {@code done}. */
@Component
class SftpAnswers extends RouteBuilder {
    static final String TEMPLATE = "sftp-answers";

    private final SftpBoxes boxes;
    private final Desk desk;

    SftpAnswers(SftpBoxes boxes, Desk desk) {
        this.boxes = boxes;
        this.desk = desk;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("source")
                .templateParameter("box")
                .templateParameter("outbox")
                .from("{{outbox}}")
                .routeConfigurationId(FailurePolicy.LEFT_AT_SOURCE)
                .setProperty("box", constant("{{box}}"))
                .setProperty(AnswerRoutes.SOURCE, simple("${ref:{{source}}}"))
                .convertBodyTo(byte[].class)
                .bean(this, "arrived");
    }

    public void arrived(
            @Body byte[] content,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @ExchangeProperty("box") String box,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source source)
            throws IOException {
        URI address = URI.create(box);
        byte[] signature =
                boxes.signature(address, name).orElseThrow(() -> new IOException("no signature beside " + name));
        desk.arrived(source, new Arrived(name, content, signature));
        boxes.signatureDone(address, name);
    }
}
