package org.songtor.channel;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to an agency's broker, with a session to send and ask by. For one thread at a time; kept open between files. */
final class JmsLine {
    private static final Logger LOG = LoggerFactory.getLogger(JmsLine.class);
    private static final Duration OLD = Duration.ofMinutes(1);

    final Connection connection;
    final Session session;
    final MessageProducer producer;
    /** Where replies to this line's questions come. */
    final TemporaryQueue replies;

    final MessageConsumer answers;
    private final AtomicBoolean broken = new AtomicBoolean();
    private @Nullable Together together;
    private long used = System.nanoTime();

    JmsLine(Connection connection) throws JMSException {
        this.connection = connection;
        connection.setExceptionListener(e -> broken.set(true));
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        this.producer = session.createProducer(null);
        this.replies = session.createTemporaryQueue();
        this.answers = session.createConsumer(replies);
        connection.start();
    }

    /** What is sent by it is at the broker when its session is committed, all or nothing. */
    record Together(Session session, MessageProducer producer) {}

    Together together() throws JMSException {
        Together all = together;
        if (all == null) {
            Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
            all = new Together(transacted, transacted.createProducer(null));
            together = all;
        }
        return all;
    }

    boolean alive() {
        return !broken.get() && System.nanoTime() - used < OLD.toNanos();
    }

    void used() {
        used = System.nanoTime();
    }

    void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            LOG.debug("a connection that is given up does not close", e);
        }
    }
}
