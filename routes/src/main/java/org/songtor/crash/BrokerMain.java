package org.songtor.crash;

import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A broker in a process of its own, on the loopback, so that it can be killed by itself. Ends with its input. Its output is one word, read once: what it
 * logs goes to its error output, which is a file. A pipe that nobody reads is full after 64 KiB, and then every thread that logs stands still.
 */
public final class BrokerMain {
    private static final long MOST_BYTES = 64L << 20;

    private BrokerMain() {}

    /** @param arguments data folder and port */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        PrintStream output = System.out;
        System.setOut(System.err);
        LoggingSystem.get(BrokerMain.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        broker.start();
        output.println("ready");
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
