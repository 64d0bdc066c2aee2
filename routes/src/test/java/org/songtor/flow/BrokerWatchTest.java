package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class BrokerWatchTest {
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @BeforeEach
    void aBrokerInMemory() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("in-vm", "vm://7"));
        broker.start();
        beans.registerSingleton("broker", broker);
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void a_broker_that_stopped_by_itself_is_started_again() throws Exception {
        broker.getActiveMQServer().stop();
        assertThat(broker.getActiveMQServer().isStarted()).isFalse();
        new BrokerWatch(beans.getBeanProvider(EmbeddedActiveMQ.class)).look();
        assertThat(broker.getActiveMQServer().isStarted()).isTrue();
    }

    @Test
    void a_broker_that_lives_is_left_alone_and_one_of_others_is_not_asked() throws Exception {
        var before = broker.getActiveMQServer();
        new BrokerWatch(beans.getBeanProvider(EmbeddedActiveMQ.class)).look();
        assertThat(broker.getActiveMQServer()).isSameAs(before);
        new BrokerWatch(new DefaultListableBeanFactory().getBeanProvider(EmbeddedActiveMQ.class)).look();
    }
}
