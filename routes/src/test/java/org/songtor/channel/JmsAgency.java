package org.songtor.channel;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.songtor.model.Sha256;

/** An agency's broker with the queues of one box, and whoever reads them there. */
public final class JmsAgency implements AutoCloseable {
    public static final String USER = "toy";
    public static final String PASSWORD = "known to both";

    /** Files taken from the inbox, by name. */
    public final Map<String, byte[]> held = new ConcurrentHashMap<>();

    public final Map<String, String> signatures = new ConcurrentHashMap<>();

    /** {@code put <name>} and {@code asked <name>} as they were read. */
    public final List<String> seen = new CopyOnWriteArrayList<>();

    /** What is said to the next question instead of the truth. */
    public final List<String> instead = new CopyOnWriteArrayList<>();

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final boolean secure;
    private final String box;
    private final ActiveMQConnectionFactory factory;
    private Connection desk;

    /** Reads its inbox and replies at once; see {@link #stopReading}. */
    public JmsAgency(Path home, String box, boolean secure, SSLContext tls, Set<String> mayPut) throws Exception {
        this.secure = secure;
        this.box = box;
        int number = System.identityHashCode(this);
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(home.resolve("journal").toString())
                .setBindingsDirectory(home.resolve("bindings").toString())
                .setLargeMessagesDirectory(home.resolve("large").toString())
                .setPagingDirectory(home.resolve("paging").toString())
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", number), "own"));
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(NettyAcceptorFactory.class.getName(), acceptor(tls), "wire"));
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(true)
                        .setAutoCreateAddresses(true)
                        .setMaxDeliveryAttempts(10)
                        .setDeadLetterAddress(SimpleString.of("dead")));
        configuration.addAddressSetting(
                box + ".inbox",
                new AddressSettings()
                        .setMaxSizeBytes(20_000)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        configuration.putSecurityRoles("#", Set.of(role("own", true), role("agency", true)));
        configuration.putSecurityRoles(
                box + ".inbox", Set.of(role("own", true), role("agency", mayPut.contains("agency"))));
        for (String queue : List.of("inbox", "inquiry", "outbox")) {
            configuration.addQueueConfiguration(
                    QueueConfiguration.of(box + "." + queue).setRoutingType(RoutingType.ANYCAST));
        }
        broker.setConfiguration(configuration);
        broker.setSecurityManager(users());
        broker.start();
        factory = new ActiveMQConnectionFactory("vm://" + number);
        read();
    }

    private static Role role(String name, boolean send) {
        return new Role(name, send, true, true, true, true, true, true, true, true, true, false, false);
    }

    private static ActiveMQJAASSecurityManager users() {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser("own", "own");
        users.addRole("own", "own");
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "agency");
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    private Map<String, Object> acceptor(SSLContext tls) {
        Map<String, Object> how = new HashMap<>();
        how.put(TransportConstants.HOST_PROP_NAME, "127.0.0.1");
        how.put(TransportConstants.PORT_PROP_NAME, 0);
        if (secure) {
            how.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            how.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
            how.put(TransportConstants.SSL_CONTEXT_PROP_NAME, BrokerTls.register(tls));
        }
        return how;
    }

    public URI address() {
        NettyAcceptor wire =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("wire");
        return URI.create((secure ? "jmss://" : "jms://") + USER + "@localhost:" + wire.getActualPort());
    }

    /** Starts reading inbox and inquiries. */
    public void read() throws JMSException {
        desk = factory.createConnection("own", "own");
        Session session = desk.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(box + ".inbox")).setMessageListener(this::take);
        Session answers = desk.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer replies = answers.createProducer(null);
        answers.createConsumer(answers.createQueue(box + ".inquiry")).setMessageListener(message -> {
            try {
                String name = ((TextMessage) message).getText();
                seen.add("asked " + name);
                byte[] file = held.get(name);
                String truth = file == null ? "" : Sha256.of(file).hex();
                Message reply = answers.createTextMessage(instead.isEmpty() ? truth : instead.remove(0));
                reply.setJMSCorrelationID(message.getJMSCorrelationID());
                replies.send(message.getJMSReplyTo(), reply);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        desk.start();
    }

    /** Nobody reads the queues. */
    public void stopReading() throws JMSException {
        desk.close();
    }

    private void take(Message message) {
        try {
            BytesMessage bytes = (BytesMessage) message;
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            String name = message.getStringProperty("songtor_name");
            seen.add("put " + name);
            held.put(name, content);
            signatures.put(name, message.getStringProperty("songtor_signature"));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    interface Made {
        Message by(Session session) throws JMSException;
    }

    /** Puts an answer into the outbox. */
    public void publish(String name, byte[] content, byte[] signature) throws JMSException {
        publish(session -> {
            BytesMessage message = session.createBytesMessage();
            message.setStringProperty("songtor_name", name);
            message.setStringProperty("songtor_signature", Base64.getEncoder().encodeToString(signature));
            message.writeBytes(content);
            return message;
        });
    }

    /** Puts anything into the outbox. */
    public void text(String said) throws JMSException {
        publish(session -> session.createTextMessage(said));
    }

    /** Puts one of so many bytes into the outbox that calls itself a text or is bytes; the other side never holds it whole. */
    public void huge(boolean text, long length) throws JMSException {
        publish(session -> {
            Message message = text ? session.createTextMessage() : session.createBytesMessage();
            ((ActiveMQMessage) message).getCoreMessage().setBodyInputStream(new Zeros(length));
            return message;
        });
    }

    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int read = (int) Math.min(length, left);
            left -= read;
            return read == 0 ? -1 : read;
        }
    }

    public void object() throws JMSException {
        publish(session -> session.createObjectMessage("an object"));
    }

    private void publish(Made made) throws JMSException {
        try (Connection connection = factory.createConnection("own", "own");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(box + ".outbox")).send(made.by(session));
        }
    }

    /** Messages waiting in a queue of the box. */
    public long waiting(String queue) {
        return broker.getActiveMQServer()
                .locateQueue(SimpleString.of(box + "." + queue))
                .getMessageCount();
    }

    @Override
    public void close() throws Exception {
        factory.close();
        broker.stop();
    }
}
