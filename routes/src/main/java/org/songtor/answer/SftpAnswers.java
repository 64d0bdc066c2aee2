package org.songtor.answer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.Boxes;
import org.songtor.flow.FailurePolicy;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.stereotype.Component;

/**
 * From an SFTP outbox: the list of names, and of each the file, the signature beside it, the desk; only then both are moved to {@code done}. One that
 * cannot be taken is told, stays there and is no obstacle to the others.
 */
@Component
class SftpAnswers extends RouteBuilder {
    static final String TEMPLATE = "sftp-answers";

    private static final int MOST = 100;

    private final SftpBoxes boxes;
    private final Desk desk;
    private final Look look;

    SftpAnswers(SftpBoxes boxes, Desk desk, Boxes looks) {
        this.boxes = boxes;
        this.desk = desk;
        this.look = new Look(looks, MOST);
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("source")
                .templateParameter("box")
                .templateParameter("poll")
                .from("scheduler:{{source}}?delay={{poll}}")
                .routeConfigurationId(FailurePolicy.ID)
                .process(look::begin)
                .setProperty("box", constant("{{box}}"))
                .setProperty(AnswerRoutes.SOURCE, simple("${ref:{{source}}}"))
                .bean(this, "names")
                .process(look::listed)
                .split(body())
                .bean(this, "arrived")
                .end()
                .process(look::end);
    }

    public List<String> names(@ExchangeProperty("box") String box) throws IOException {
        return Names.harmless(boxes.waiting(URI.create(box), MOST));
    }

    public void arrived(
            @Body String name,
            @ExchangeProperty("box") String box,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source source)
            throws IOException {
        URI address = URI.create(box);
        Optional<byte[]> content = boxes.answer(address, name);
        if (content.isEmpty()) {
            return;
        }
        byte[] signature =
                boxes.signature(address, name).orElseThrow(() -> new IOException("no signature beside " + name));
        desk.arrived(source, new Arrived(name, content.get(), signature));
        boxes.done(address, name);
    }
}
