package org.songtor.channel;

import jakarta.annotation.PreDestroy;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.songtor.flow.SongtorSettings;
import org.springframework.stereotype.Component;

/**
 * Connections to agencies' brokers. {@code jmss://user@host:port} is TLS 1.3 with our client certificate; {@code jms://} without TLS is for this machine
 * only. A user's password is the one line of {@code broker-<user>.password} in the folder of keys; where there is no such file, the certificate has to do.
 * No message is ever turned into an object.
 */
@Component
class JmsLines {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CALL_MILLIS = 10_000;
    private static final String TLS = "jmss";

    private final Path keys;
    private final Exchanges exchanges;
    private final AgencyTrust trust;
    private final Map<String, SeenServer> seen = new ConcurrentHashMap<>();
    private final Map<String, ActiveMQConnectionFactory> factories = new ConcurrentHashMap<>();
    private final Map<String, Deque<JmsLine>> idle = new ConcurrentHashMap<>();

    JmsLines(AgencyTrust trust, SongtorSettings settings, Exchanges exchanges) {
        this.exchanges = exchanges;
        this.keys = settings.keys();
        this.trust = trust;
    }

    /** @return the name of the broker's TLS for its connector */
    private String tls(URI broker) {
        try {
            SeenServer trusted = trust.at(broker);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(trust.own(), new TrustManager[] {trusted}, null);
            seen.put(broker.getAuthority(), trusted);
            return BrokerTls.register(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS keys cannot be used", e);
        }
    }

    interface Use<T> {
        T with(JmsLine line) throws IOException, JMSException;
    }

    /** A line on which anything failed is not used again. */
    <T> T with(URI broker, Use<T> use) throws IOException {
        JmsLine line = take(broker);
        boolean well = false;
        try (Watch watch = Watch.over(exchanges.within(broker), line::close)) {
            T result = use.with(line);
            well = true;
            return result;
        } catch (JMSException e) {
            throw failure(broker, e);
        } finally {
            if (well) {
                line.used();
                lines(broker).push(line);
            } else {
                line.close();
            }
        }
    }

    private JmsLine take(URI broker) throws IOException {
        for (JmsLine line = lines(broker).poll();
                line != null;
                line = lines(broker).poll()) {
            if (line.alive()) {
                return line;
            }
            line.close();
        }
        try {
            return open(broker);
        } catch (JMSException e) {
            throw new NothingLeftException(String.valueOf(failure(broker, e).getMessage()), stranger(broker, e));
        }
    }

    private Throwable stranger(URI broker, JMSException e) {
        Optional<CertificateException> untrusted =
                Optional.ofNullable(seen.get(broker.getAuthority())).flatMap(SeenServer::stranger);
        if (untrusted.isEmpty()) {
            return e;
        }
        SSLHandshakeException handshake = new SSLHandshakeException("the broker's certificate is not trusted");
        handshake.initCause(untrusted.get());
        return handshake;
    }

    private JmsLine open(URI broker) throws JMSException, IOException {
        ActiveMQConnectionFactory factory = factories.get(broker.getAuthority());
        if (factory == null) {
            factory = factory(broker);
            factories.put(broker.getAuthority(), factory);
        }
        String user = broker.getUserInfo();
        Connection connection =
                user == null ? factory.createConnection() : factory.createConnection(user, password(user));
        try {
            return new JmsLine(connection);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    private ActiveMQConnectionFactory factory(URI broker) throws IOException {
        boolean secure = TLS.equals(broker.getScheme());
        if (!secure && !InetAddress.getByName(broker.getHost()).isLoopbackAddress()) {
            throw new IllegalStateException(
                    "without TLS (jms://) only this machine is reached, not " + broker.getHost());
        }
        Map<String, Object> how = new HashMap<>();
        how.put(TransportConstants.HOST_PROP_NAME, broker.getHost());
        how.put(TransportConstants.PORT_PROP_NAME, broker.getPort());
        how.put(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
        how.put(TransportConstants.SSL_ENABLED_PROP_NAME, secure);
        if (secure) {
            how.put(TransportConstants.SSL_CONTEXT_PROP_NAME, tls(broker));
            how.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3");
        }
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                false, new TransportConfiguration(NettyConnectorFactory.class.getName(), how));
        factory.getServerLocator().addIncomingInterceptor(new LargeAsBytes(JmsBoxes.LARGEST));
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(CALL_MILLIS);
        factory.setBlockOnDurableSend(true);
        factory.setBlockOnAcknowledge(true);
        return factory;
    }

    private String password(String user) throws IOException {
        Path file = keys.resolve("broker-" + user + ".password");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    private Deque<JmsLine> lines(URI broker) {
        return idle.computeIfAbsent(broker.getAuthority(), authority -> new ConcurrentLinkedDeque<>());
    }

    private static IOException failure(URI broker, JMSException e) {
        return new IOException("JMS " + broker.getHost() + ":" + broker.getPort() + ": " + e.getMessage(), e);
    }

    @PreDestroy
    void close() {
        idle.values().forEach(lines -> lines.forEach(JmsLine::close));
        factories.values().forEach(ActiveMQConnectionFactory::close);
    }
}
