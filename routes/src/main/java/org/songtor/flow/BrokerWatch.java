package org.songtor.flow;

import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The embedded broker stops itself when its disk fails once. A gateway without it takes batches and passes nothing on, so it is started again; what
 * it lost is rung again from the outbox. A broker of others has its own keeper.
 */
@Component
public class BrokerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

    private final ObjectProvider<EmbeddedActiveMQ> embedded;

    BrokerWatch(ObjectProvider<EmbeddedActiveMQ> embedded) {
        this.embedded = embedded;
    }

    /** @throws Exception where it does not start; it is looked at again */
    public void look() throws Exception {
        EmbeddedActiveMQ broker = embedded.getIfAvailable();
        if (broker != null && !broker.getActiveMQServer().isStarted()) {
            LOG.error("the embedded broker stopped by itself; it is started again");
            broker.stop();
            broker.start();
        }
    }
}
