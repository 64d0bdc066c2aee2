package org.songtor.answer;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.songtor.channel.JmsBoxes;
import org.songtor.flow.Boxes;
import org.songtor.model.Sha256;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.stereotype.Component;

/**
 * From an agency's queue: the message with its signature as a property, the desk; only then it is acknowledged. What is no answer at all, such as a
 * message without a signature or of another kind, is kept as rejected with what bytes it has and leaves the queue too: it would come for ever.
 */
@Component
class JmsAnswers extends BoxTemplate {
    static final String TEMPLATE = "jms-answers";

    /** Of a message that is larger so much is kept. */
    private static final int KEPT = 1024 * 1024;

    private final JmsBoxes boxes;

    JmsAnswers(JmsBoxes boxes, Desk desk, Boxes looks) {
        super(desk, looks);
        this.boxes = boxes;
    }

    @Override
    public void configure() {
        begins(TEMPLATE, "broker")
                .setProperty("broker", constant("{{broker}}"))
                .setProperty("box", constant("{{box}}"))
                .bean(this, "poll")
                .process(look::end);
    }

    public void poll(
            Exchange exchange,
            @ExchangeProperty("broker") String broker,
            @ExchangeProperty("box") String box,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source source)
            throws IOException {
        AtomicInteger taken = new AtomicInteger();
        boxes.offer(URI.create(broker), box, MOST, message -> {
            taken.incrementAndGet();
            try {
                desk.arrived(source, arrived(message));
            } catch (RuntimeException e) {
                look.spoil(exchange);
                throw e;
            }
        });
        look.taken(exchange, taken.get());
    }

    private static Arrived arrived(Message message) throws JMSException {
        boolean whole = !(message instanceof BytesMessage bytes) || bytes.getBodyLength() <= JmsBoxes.LARGEST;
        byte[] content = content(message);
        String name = message.getStringProperty(JmsBoxes.NAME);
        String known = Names.harmless(name) ? name : "unnamed-" + Sha256.of(content);
        // Without its end nothing is what was signed.
        return new Arrived(whole ? known : known + ".first-1-MiB", content, whole ? signature(message) : new byte[0]);
    }

    private static byte[] content(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText() == null ? new byte[0] : text.getText().getBytes(StandardCharsets.UTF_8);
        }
        if (!(message instanceof BytesMessage bytes)) {
            return new byte[0];
        }
        long length = bytes.getBodyLength();
        if (length > JmsBoxes.LARGEST) {
            return JmsBoxes.beginning(bytes, KEPT);
        }
        byte[] content = new byte[(int) length];
        bytes.readBytes(content);
        return content;
    }

    private static byte[] signature(Message message) throws JMSException {
        String signature = message.getStringProperty(JmsBoxes.SIGNATURE);
        try {
            return signature == null ? new byte[0] : Base64.getMimeDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
