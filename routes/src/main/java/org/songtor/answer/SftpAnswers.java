package org.songtor.answer;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.songtor.channel.SftpBoxes;
import org.songtor.flow.Boxes;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.stereotype.Component;

/**
 * From an SFTP outbox: the list of names, and of each the file, the signature beside it, the desk; only then both are moved to {@code done}. One that
 * cannot be taken is told, stays there and is no obstacle to the others.
 */
@Component
class SftpAnswers extends BoxTemplate {
    static final String TEMPLATE = "sftp-answers";

    private final SftpBoxes boxes;

    SftpAnswers(SftpBoxes boxes, Desk desk, Boxes looks) {
        super(desk, looks);
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        begins(TEMPLATE)
                .setProperty("box", constant("{{box}}"))
                .bean(this, "names")
                .process(look::listed)
                .split(body())
                .bean(this, "arrived")
                .end()
                .process(look::end);
    }

    /** A hundred harmless ones where there are so many: were others among the hundred, the look would pass for a whole one. By name, as {@link HttpsAnswers#names}. */
    public List<String> names(@ExchangeProperty("box") String box) throws IOException {
        return Names.harmless(boxes.waiting(URI.create(box))).stream()
                .limit(MOST)
                .sorted()
                .toList();
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
