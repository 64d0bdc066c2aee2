package org.songtor.flow;

import jakarta.jms.ConnectionFactory;
import javax.management.MBeanServerFactory;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The broker, embedded unless {@code spring.artemis.mode=native} names one outside, and Camel's way to it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class BrokerConfiguration {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int JOURNAL_FILE = 1024 * 1024;
    /** As Spring Boot calls it. */
    private static final String EMBEDDED = "embeddedActiveMq";

    @Bean
    JmsComponent jms(ConnectionFactory connections) {
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(connections);
        // The outbox rings again whatever gets lost: a ring need not wait for a disk.
        jms.setExplicitQosEnabled(true);
        jms.setDeliveryPersistent(false);
        jms.setTransferException(false);
        jms.setAllowSerializedHeaders(false);
        // A gateway whose broker is away takes batches and shows its pages all the same; the listeners find the broker
        // when it comes.
        jms.setAsyncStartListener(true);
        return jms;
    }

    /** Spring Boot starts the embedded broker beside one outside, too, and nobody would ever ring by it. */
    @Bean
    static BeanDefinitionRegistryPostProcessor oneBroker(Environment environment) {
        return beans -> {
            boolean outside = "native".equalsIgnoreCase(environment.getProperty("spring.artemis.mode"));
            if (outside) {
                BrokerAddress.check(environment.getProperty("spring.artemis.broker-url", ""));
            }
            if (outside && beans.containsBeanDefinition(EMBEDDED)) {
                beans.removeBeanDefinition(EMBEDDED);
            }
        };
    }

    @Bean
    Ringer ringer(ProducerTemplate camel) {
        return Ringer.over(camel);
    }

    @Bean
    ArtemisConfigurationCustomizer brokerLimits() {
        return BrokerConfiguration::limit;
    }

    /** The JDK's own server of management beans would be made for it, which reads the words of all of the JDK's commands, and nobody asks either of them. */
    @Bean
    static BeanPostProcessor unmanaged() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object part, String name) {
                if (part instanceof EmbeddedActiveMQ broker) {
                    broker.setMbeanServer(MBeanServerFactory.newMBeanServer());
                }
                return part;
            }
        };
    }

    static void limit(Configuration broker) {
        broker.setJMXManagementEnabled(false);
        broker.setJournalType(JournalType.NIO);
        // With the default timeout a single durable message waits for company: ten times slower than at 0.
        broker.setJournalBufferTimeout_NIO(0);
        // Read whole at every start, of whatever length; rings are a few bytes each.
        broker.setJournalFileSize(JOURNAL_FILE);
        // The database on the same disk is the one to complain of a full disk.
        broker.setMaxDiskUsage(-1);
        broker.addAddressSetting(
                "#",
                new AddressSettings()
                        .setMaxSizeBytes(MOST_BYTES)
                        // A ring that is dropped is rung again from the outbox.
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                        // So is one that nobody can take: there is no queue of dead messages that somebody would have
                        // to read.
                        .setMaxDeliveryAttempts(3)
                        .setAutoCreateDeadLetterResources(false)
                        .setAutoCreateExpiryResources(false));
    }
}
