package org.songtor.sandbox;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.model.Sha256;

/**
 * Agencies' desks behind queues. A document is a BytesMessage with {@value #NAME}, {@value #SHA256} and {@value #SIGNATURE} (base64); it is taken
 * off its queue when it is in the ledger. A question is a TextMessage holding a name, answered with the SHA-256 of what is there, or with nothing.
 * Answers leave by the outbox with the same properties.
 */
final class JmsDesk implements AutoCloseable {
    static final String NAME = "songtor_name";
    static final String SHA256 = "songtor_sha256";
    static final String SIGNATURE = "songtor_signature";
    private static final String ONCE = "_AMQ_DUPL_ID";
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final long PUMP_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PARK_NANOS = 10_000_000;
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(JmsDesk.class);

    private final Collection<Box> boxes;
    private final Desks desks;
    private final Orders orders;
    private final AfterArrival after;
    private final Disk disk;
    private final Predicate<Box> isEmpty;
    private final Set<String> unseen = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;
    private @Nullable ActiveMQConnectionFactory factory;
    private @Nullable Connection connection;
    private @Nullable Thread pump;

    /** @param isEmpty whether no document waits in the box's queue */
    JmsDesk(Collection<Box> boxes, Desks desks, Orders orders, Disk disk, Predicate<Box> isEmpty) {
        this.isEmpty = isEmpty;
        this.boxes = boxes;
        this.desks = desks;
        this.orders = orders;
        this.after = new AfterArrival(desks, orders);
        this.disk = disk;
    }

    void start(String url, String user, String password) throws JMSException {
        // Closed with the connection: a factory that is closed takes its connections with it.
        ActiveMQConnectionFactory maker = new ActiveMQConnectionFactory(url, user, password);
        factory = maker;
        Connection c = maker.createConnection();
        connection = c;
        for (Box box : boxes) {
            listen(c, Broker.address(box) + Broker.INBOX, (s, m) -> remittance(box, m));
            listen(c, Broker.address(box) + Broker.INQUIRY, (s, m) -> question(box, s, m));
        }
        Session sending = c.createSession(false, Session.AUTO_ACKNOWLEDGE);
        c.start();
        Thread thread = new Thread(() -> pump(sending), "sandbox-queues");
        thread.setDaemon(true);
        thread.start();
        pump = thread;
    }

    @Override
    public void close() throws JMSException, InterruptedException {
        open = false;
        if (pump != null) {
            pump.interrupt();
            pump.join(5_000);
        }
        if (connection != null) {
            connection.close();
        }
        if (factory != null) {
            factory.close();
        }
    }

    private interface Work {
        void with(Session session, Message message) throws JMSException, IOException;
    }

    /** A message whose work fails comes again. */
    private static void listen(Connection c, String queue, Work work) throws JMSException {
        Session session = c.createSession(true, Session.SESSION_TRANSACTED);
        MessageListener listener = message -> {
            try {
                work.with(session, message);
                session.commit();
            } catch (JMSException | IOException | RuntimeException e) {
                LOG.error("sandbox queue {} cannot go on", queue, e);
                rollback(session);
            }
        };
        session.createConsumer(session.createQueue(queue)).setMessageListener(listener);
    }

    private static void rollback(Session session) {
        try {
            session.rollback();
        } catch (JMSException e) {
            LOG.error("the message comes again after a restart", e);
        }
    }

    private void remittance(Box box, Message message) throws JMSException, IOException {
        String name = String.valueOf(message.getStringProperty(NAME));
        byte[] content = content(message);
        Optional<String> wrong = wrong(message, name, content);
        if (wrong.isPresent()) {
            desks.of(box).events().add(box, name, content, Events.What.REFUSED, wrong.get());
            return;
        }
        Optional<Order> order = orders.take(box, Misbehaviour.SLOW_READER, Misbehaviour.TRUNCATE);
        if (order.isPresent() && order.get().what() == Misbehaviour.TRUNCATE) {
            truncated(box, name, content);
            return;
        }
        order.ifPresent(o -> unseen(name, () -> orders.pause(o, SLOW)));
        byte[] signature = Base64.getMimeDecoder().decode(message.getStringProperty(SIGNATURE));
        take(box, name, content, signature, message.getJMSRedelivered());
        after.look(box, name);
        after.early(box, name).ifPresent(o -> unseen(name, () -> after.linger(o)));
    }

    /** Meanwhile a question for the name finds nothing, and is not kept waiting. */
    private void unseen(String name, Runnable meanwhile) {
        unseen.add(name);
        try {
            meanwhile.run();
        } finally {
            unseen.remove(name);
        }
    }

    private static Optional<String> wrong(Message message, String name, byte[] content) throws JMSException {
        if (!Box.isData(name)) {
            return Optional.of("not a name");
        }
        if (!Sha256.of(content).hex().equals(message.getStringProperty(SHA256))) {
            return Optional.of("not its hash");
        }
        return message.getStringProperty(SIGNATURE) == null ? Optional.of("no signature") : Optional.empty();
    }

    private void take(Box box, String name, byte[] content, byte[] signature, boolean again) throws IOException {
        AgencyDesk desk = desks.of(box);
        synchronized (desk) {
            Path file = box.inbox(name);
            boolean there = Files.exists(file) && !orders.isLitter(box, name);
            boolean same = there && Sha256.of(Files.readAllBytes(file)).equals(Sha256.of(content));
            if (same && again && desk.isTaken(box, name)) {
                return;
            }
            orders.noLitter(box, name);
            if (there && !same) {
                desk.conflict(box, name, content);
                return;
            }
            disk.write(box.inbox(name + Box.SIGNATURE), signature);
            disk.write(file, content);
            desk.delivered(box, name);
        }
    }

    private void truncated(Box box, String name, byte[] content) throws IOException {
        byte[] half = Arrays.copyOf(content, content.length / 2);
        synchronized (desks.of(box)) {
            orders.litter(box, name);
            disk.write(box.inbox(name), half);
            desks.of(box).events().add(box, name, half, Events.What.TRUNCATED, Events.NONE);
        }
    }

    private void question(Box box, Session session, Message message) throws JMSException, IOException {
        if (message.getJMSReplyTo() == null || !(message instanceof TextMessage text)) {
            return;
        }
        String name = String.valueOf(text.getText());
        documentsFirst(box, name);
        TextMessage reply = session.createTextMessage(there(box, name));
        reply.setJMSCorrelationID(Objects.requireNonNullElse(message.getJMSCorrelationID(), message.getJMSMessageID()));
        try (MessageProducer producer = session.createProducer(message.getJMSReplyTo())) {
            producer.send(reply);
        }
    }

    /** A document that came before the question is taken before it is answered, but for one that an order keeps waiting. */
    private void documentsFirst(Box box, String name) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!unseen.contains(name) && !isEmpty.test(box) && System.nanoTime() < end) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    private String there(Box box, String name) throws IOException {
        boolean shown = Box.isData(name) && !unseen.contains(name) && Files.isRegularFile(box.inbox(name));
        return shown ? Sha256.of(Files.readAllBytes(box.inbox(name))).hex() : "";
    }

    private void pump(Session session) {
        while (open) {
            try {
                Thread.sleep(PUMP_MILLIS);
                for (Box box : boxes) {
                    for (String name : box.waiting()) {
                        send(session, box, name);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | JMSException e) {
                LOG.error("sandbox answers stay in their outbox and are tried again", e);
            }
        }
    }

    /** The broker forgets a second one of the same name and bytes, so a stop between the two steps doubles nothing. */
    private static void send(Session session, Box box, String name) throws JMSException, IOException {
        byte[] content = Files.readAllBytes(box.outbox(name));
        byte[] signature = Files.readAllBytes(box.outbox(name + Box.SIGNATURE));
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content);
        message.setStringProperty(NAME, name);
        message.setStringProperty(SHA256, Sha256.of(content).hex());
        message.setStringProperty(SIGNATURE, Base64.getEncoder().encodeToString(signature));
        message.setStringProperty(ONCE, name + " " + Sha256.of(content).hex());
        try (MessageProducer producer =
                session.createProducer(session.createQueue(Broker.address(box) + Broker.OUTBOX))) {
            producer.send(message);
        }
        box.fetched(name);
    }

    private static byte[] content(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes) || bytes.getBodyLength() > LARGEST) {
            return new byte[0];
        }
        byte[] content = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(content);
        return content;
    }
}
