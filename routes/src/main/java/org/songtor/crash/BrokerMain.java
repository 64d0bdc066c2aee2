package org.songtor.crash;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker in a process of its own, on the loopback, so that it can be killed by itself. Ends with its input. */
public final class BrokerMain {
    private static final long MOST_BYTES = 64L << 20;

    private BrokerMain() {}

    /** @param arguments data folder and port */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        broker.start();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Nothing is asked of it but to stay.
        }
        System.exit(0);
    }

    private static Configuration configuration(Path data, int port) throws Exception {
        ConfigurationImpl broker = new ConfigurationImpl();
        broker.setPersistenceEnabled(true);
        broker.setSecurityEnabled(false);
        broker.setJournalType(JournalType.NIO);
        broker.setJournalDirectory(data.resolve("journal").toString());
        broker.setBindingsDirectory(data.resolve("bindings").toString());
        broker.setPagingDirectory(data.resolve("paging").toString());
        broker.setLargeMessagesDirectory(data.resolve("large").toString());
        broker.setMaxDiskUsage(-1);
        broker.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        broker.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxSizeBytes(MOST_BYTES)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                        .setDeadLetterAddress(SimpleString.of("songtor.dead")));
        return broker;
    }
}
