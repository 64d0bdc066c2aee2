package org.songtor.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;

/** Artemis with a durable journal and one reader of its queues; and a JMS session without anything around it. */
final class JmsAgency implements Agency {
    private static final long WAIT = 10_000;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final AtomicInteger size = new AtomicInteger();
    private final Map<String, String> held = new ConcurrentHashMap<>();

    @Override
    public Channel channel() {
        return Channel.JMS;
    }

    @Override
    public URI address(int port, ProfileId profile) {
        return URI.create("jms://localhost:" + port);
    }

    @Override
    public void open(Path home, KeyRing keys, int port, ProfileId profile) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalBufferTimeout_NIO(0);
        configuration.setMaxDiskUsage(-1);
        configuration.setJournalDirectory(home.resolve("journal").toString());
        configuration.setBindingsDirectory(home.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(home.resolve("large").toString());
        configuration.setPagingDirectory(home.resolve("paging").toString());
        configuration.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of(TransportConstants.HOST_PROP_NAME, "127.0.0.1", TransportConstants.PORT_PROP_NAME, port)));
        broker.setConfiguration(configuration);
        broker.start();
        read(connection(port), profile.dotted());
    }

    @Override
    public String bareDoes() {
        return "one durable message with the signature, questions until the reader shows the hash";
    }

    @Override
    public int size() {
        return size.get();
    }

    private static Connection connection(int port) throws JMSException {
        Connection connection = new ActiveMQConnectionFactory("tcp://localhost:" + port).createConnection();
        connection.start();
        return connection;
    }

    private void read(Connection connection, String box) throws JMSException {
        Session in = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        in.createConsumer(in.createQueue(box + ".inbox")).setMessageListener(message -> {
            try {
                BytesMessage bytes = (BytesMessage) message;
                byte[] content = new byte[(int) bytes.getBodyLength()];
                bytes.readBytes(content);
                size.set(content.length);
                held.put(
                        message.getStringProperty("songtor_name"),
                        Sha256.of(content).hex());
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        Session asked = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer replies = asked.createProducer(null);
        replies.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        asked.createConsumer(asked.createQueue(box + ".inquiry")).setMessageListener(message -> {
            try {
                String name = ((TextMessage) message).getText();
                TextMessage reply = asked.createTextMessage(held.getOrDefault(name, ""));
                reply.setJMSCorrelationID(message.getJMSCorrelationID());
                replies.send(message.getJMSReplyTo(), reply);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public Bare bare(BenchGateway gateway, int port, ProfileId profile) throws JMSException {
        Connection connection = connection(port);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(null);
        TemporaryQueue replies = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(replies);
        return new Bare() {
            @Override
            public void send(String name, byte[] content, byte[] signature) throws JMSException {
                BytesMessage file = session.createBytesMessage();
                file.setStringProperty("songtor_name", name);
                file.setStringProperty("songtor_signature", Base64.getEncoder().encodeToString(signature));
                file.setStringProperty("_AMQ_DUPL_ID", name);
                file.writeBytes(content);
                producer.send(session.createQueue(profile.dotted() + ".inbox"), file);
                String shown;
                do {
                    TextMessage question = session.createTextMessage(name);
                    question.setJMSReplyTo(replies);
                    producer.send(
                            session.createQueue(profile.dotted() + ".inquiry"),
                            question,
                            DeliveryMode.NON_PERSISTENT,
                            Message.DEFAULT_PRIORITY,
                            WAIT);
                    shown = ((TextMessage) consumer.receive(WAIT)).getText();
                } while (shown.isEmpty());
                DeliveryBench.proved(new Sha256(shown), content);
            }

            @Override
            public void close() throws JMSException {
                connection.close();
            }
        };
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
