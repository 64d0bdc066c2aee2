package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.songtor.sandbox.SandboxSettings.Kind;

/**
 * The agencies' broker on 127.0.0.1, for boxes that are reached by queues: {@code <agency>.<profile>.inbox}, {@code .inquiry} and {@code
 * .outbox}. It keeps what it took over a kill. Without such a box there is none.
 */
final class Broker implements AutoCloseable {
    static final String INBOX = ".inbox";
    static final String INQUIRY = ".inquiry";
    static final String OUTBOX = ".outbox";

    private final int port;
    private final Map<String, Box> boxes = new TreeMap<>();
    private final BrokerGuard guard;
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final JmsDesk desk;

    Broker(SandboxSettings settings, int port, Desks desks, Orders orders, Disk disk) {
        this.port = port;
        desks.boxes().stream().filter(b -> b.kind() == Kind.JMS).forEach(b -> boxes.put(address(b), b));
        this.guard = new BrokerGuard(boxes.values(), orders);
        this.desk = new JmsDesk(boxes.values(), desks, orders, disk, this::isEmpty);
        server.setConfiguration(configuration(Ports.folder(settings).resolve(".broker")));
        server.getConfiguration().registerBrokerPlugin(new BrokerMischief(this, desks, orders));
        server.setSecurityManager(guard);
        orders.listen(this::throwOut);
    }

    void start() throws Exception {
        if (!boxes.isEmpty()) {
            server.start();
            desk.start("vm://" + port, BrokerGuard.DESK, guard.password());
        }
    }

    /** 0 where there is no broker. */
    int port() {
        return boxes.isEmpty() ? 0 : port;
    }

    /** The box whose inbox is this queue. */
    Optional<Box> box(String address) {
        return address.endsWith(INBOX)
                ? Optional.ofNullable(boxes.get(address.substring(0, address.length() - INBOX.length())))
                : Optional.empty();
    }

    @Override
    public void close() throws Exception {
        if (!boxes.isEmpty()) {
            desk.close();
            server.stop();
        }
    }

    private boolean isEmpty(Box box) {
        Queue inbox = server.getActiveMQServer().locateQueue(SimpleString.of(address(box) + INBOX));
        return inbox == null || inbox.getMessageCount() == 0;
    }

    static String address(Box box) {
        return box.agency() + "." + box.name();
    }

    private Configuration configuration(Path folder) {
        Configuration c = new ConfigurationImpl();
        c.setName("sandbox");
        c.setPersistenceEnabled(true);
        c.setJournalType(JournalType.NIO);
        c.setJournalBufferTimeout_NIO(0);
        c.setJournalFileSize(1024 * 1024);
        c.setMaxDiskUsage(-1);
        c.setCriticalAnalyzer(false);
        c.setGracefulShutdownEnabled(false);
        c.setJournalDirectory(folder.resolve("journal").toString());
        c.setBindingsDirectory(folder.resolve("bindings").toString());
        c.setPagingDirectory(folder.resolve("paging").toString());
        c.setLargeMessagesDirectory(folder.resolve("large").toString());
        c.setSecurityEnabled(true);
        // A log-in is asked for each time, so that a refusal holds at once.
        c.setSecurityInvalidationInterval(0);
        c.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), Map.of("host", "127.0.0.1", "port", port), "tcp"));
        c.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", port), "vm"));
        for (String box : boxes.keySet()) {
            List.of(INBOX, INQUIRY, OUTBOX).forEach(q -> c.addAddressConfiguration(queue(box + q)));
        }
        return c;
    }

    private static CoreAddressConfiguration queue(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(SimpleString.of(name)).setRoutingType(RoutingType.ANYCAST));
    }

    private void throwOut(Order order) {
        if (order.what() == Misbehaviour.REFUSE_LOGIN && server.getActiveMQServer() != null) {
            server.getActiveMQServer().getSessions().stream()
                    .filter(s -> order.agency().value().equals(s.getUsername()))
                    .forEach(Broker::cut);
        }
    }

    static void cut(ServerSession session) {
        session.getRemotingConnection().fail(new ActiveMQDisconnectedException("cut by order"));
    }

    static IOException broken(Exception cause) {
        return new IOException("the sandbox's broker failed: " + cause.getMessage(), cause);
    }
}
