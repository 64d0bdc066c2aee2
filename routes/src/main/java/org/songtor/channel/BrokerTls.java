package org.songtor.channel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.CachingSSLContextFactory;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextFactory;

/**
 * Gives Artemis' client our key ring's TLS, which lives in memory; by itself it reads key stores from files only. Loaded by Artemis as a service, for every
 * connection of this program: those that name none of our contexts are made as before.
 */
public final class BrokerTls implements SSLContextFactory {
    private static final Map<String, SSLContext> OURS = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int ABOVE_ALL_OTHERS = 100;

    private final SSLContextFactory others = new CachingSSLContextFactory();

    /** @return the name by which a connector asks for it */
    static String register(SSLContext tls) {
        String name = "songtor-" + NUMBER.incrementAndGet();
        OURS.put(name, tls);
        return name;
    }

    @Override
    public SSLContext getSSLContext(SSLContextConfig config, Map<String, Object> options) throws Exception {
        Object name = options.get(TransportConstants.SSL_CONTEXT_PROP_NAME);
        SSLContext ours = name == null ? null : OURS.get(name.toString());
        return ours == null ? others.getSSLContext(config, options) : ours;
    }

    @Override
    public void clearSSLContexts() {
        others.clearSSLContexts();
    }

    @Override
    public int getPriority() {
        return ABOVE_ALL_OTHERS;
    }
}
