package org.songtor.channel;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/**
 * Boxes at an agency's broker, three queues a box: {@code <box>.inbox} takes files, {@code <box>.inquiry} questions whether one is held, {@code
 * <box>.outbox} gives answers. The protocol is ours and not confirmed by any agency; RATIONALE.md tells it.
 */
@Component
public class JmsBoxes {
    /** In bytes. A larger message comes as bytes, and only its {@link #beginning} is to be read. */
    public static final int LARGEST = 64 * 1024 * 1024;

    public static final String NAME = "songtor_name";
    public static final String SHA256 = "songtor_sha256";
    public static final String SIGNATURE = "songtor_signature";

    /** By it the broker knows a message that comes again, and drops it. */
    private static final String DUPLICATE = "_AMQ_DUPL_ID";

    private static final Logger LOG = LoggerFactory.getLogger(JmsBoxes.class);
    private static final long REPLY_MILLIS = 10_000;
    private static final long ARRIVAL_MILLIS = 300;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final JmsLines lines;

    JmsBoxes(JmsLines lines) {
        this.lines = lines;
    }

    /**
     * @param sha256 of the content
     * @param replays how often people had it sent again: within one of them the broker drops what it had before, and each goes through
     */
    public record Parcel(String name, byte[] content, Sha256 sha256, byte[] signature, int replays) {}

    /** The broker has it, durably, when this returns; whether the agency has it, {@link #held} says. */
    public void put(URI broker, String box, Parcel parcel) throws IOException {
        lines.with(broker, line -> {
            send(line.session, line.producer, box, parcel);
            return true;
        });
    }

    /** As {@link #put} of each, in one: the broker has all when this returns, and none where it says no. */
    public void put(URI broker, String box, List<Parcel> parcels) throws IOException {
        lines.with(broker, line -> {
            JmsLine.Together all = line.together();
            for (Parcel parcel : parcels) {
                send(all.session(), all.producer(), box, parcel);
            }
            all.session().commit();
            return true;
        });
    }

    private static void send(Session session, MessageProducer producer, String box, Parcel parcel) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        String hash = parcel.sha256().hex();
        message.setStringProperty(NAME, parcel.name());
        message.setStringProperty(SHA256, hash);
        message.setStringProperty(SIGNATURE, Base64.getEncoder().encodeToString(parcel.signature()));
        message.setStringProperty(DUPLICATE, parcel.replays() == 0 ? hash : hash + "/" + parcel.replays());
        message.writeBytes(parcel.content());
        producer.send(
                session.createQueue(box + ".inbox"), message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 0);
    }

    /** What the agency says it holds under the name. */
    public Optional<Sha256> held(URI broker, String box, String name) throws IOException {
        return held(broker, box, List.of(name)).getOrDefault(name, Optional.empty());
    }

    /**
     * What the agency says it holds under each name: all are asked for before the first reply is read. Each question has a number of its own, which its reply
     * repeats as {@code JMSCorrelationID}: a reply that comes late, or twice, is never taken for the reply to another question.
     */
    public Map<String, Optional<Sha256>> held(URI broker, String box, List<String> names) throws IOException {
        return lines.with(broker, line -> {
            Map<String, String> asked = new HashMap<>();
            for (String name : names) {
                asked.put(ask(line, box, name), name);
            }
            return replies(asked, line.answers);
        });
    }

    /** @return the question's number */
    private static String ask(JmsLine line, String box, String name) throws JMSException {
        String number = UUID.randomUUID().toString();
        TextMessage question = line.session.createTextMessage(name);
        question.setJMSReplyTo(line.replies);
        question.setJMSCorrelationID(number);
        line.producer.send(
                line.session.createQueue(box + ".inquiry"),
                question,
                DeliveryMode.NON_PERSISTENT,
                Message.DEFAULT_PRIORITY,
                REPLY_MILLIS);
        return number;
    }

    private static Map<String, Optional<Sha256>> replies(Map<String, String> asked, MessageConsumer answers)
            throws IOException, JMSException {
        Map<String, Optional<Sha256>> held = new HashMap<>();
        long end = System.nanoTime() + REPLY_MILLIS * 1_000_000;
        while (!asked.isEmpty()) {
            Message reply = answers.receive(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            if (reply == null) {
                throw new IOException("no reply to the question within " + REPLY_MILLIS + " ms");
            }
            String name = asked.remove(reply.getJMSCorrelationID());
            if (name != null) {
                held.put(name, hash(reply));
            }
        }
        return held;
    }

    private static Optional<Sha256> hash(Message reply) throws IOException, JMSException {
        String text = reply instanceof TextMessage said && said.getText() != null ? said.getText() : "";
        if (!(reply instanceof TextMessage)
                || !(text.isEmpty() || HASH.matcher(text).matches())) {
            throw new IOException("a reply that is neither a SHA-256 nor empty");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Sha256(text));
    }

    /** What is done with a message of the outbox; when it returns, the message may go. */
    public interface Taker {
        void take(Message message) throws IOException, JMSException;
    }

    /**
     * The first {@code most} bytes of a large message; the rest passes by and is not held. Reading them as from any other message would make room for all of it.
     *
     * @param message of more than {@link #LARGEST} bytes
     */
    public static byte[] beginning(BytesMessage message, int most) throws JMSException {
        Beginning beginning = new Beginning(most);
        message.setObjectProperty(ActiveMQJMSConstants.JMS_ACTIVEMQ_SAVE_STREAM, beginning);
        return beginning.bytes();
    }

    /**
     * Offers at most {@code most} messages of the outbox. One that was taken is acknowledged by itself and leaves the broker; one that could not be
     * goes back as if it had never been given out, and is no obstacle to the others.
     */
    public void offer(URI broker, String box, int most, Taker taker) throws IOException {
        lines.with(broker, line -> {
            try (Session session = line.connection.createSession(false, ActiveMQJMSConstants.INDIVIDUAL_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(box + ".outbox"))) {
                Message message = consumer.receive(ARRIVAL_MILLIS);
                for (int n = 1; message != null; n++) {
                    offer(box, message, taker);
                    message = n < most ? consumer.receiveNoWait() : null;
                }
            }
            return true;
        });
    }

    private static void offer(String box, Message message, Taker taker) throws JMSException {
        try {
            taker.take(message);
        } catch (IOException | RuntimeException e) {
            LOG.error("{}.outbox: a message cannot be taken and stays there", box, e);
            return;
        }
        message.acknowledge();
    }
}
