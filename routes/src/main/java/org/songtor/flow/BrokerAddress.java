package org.songtor.flow;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The address of a broker outside, as Artemis' client reads it. */
final class BrokerAddress {
    private BrokerAddress() {}

    /**
     * A connection that seeks its broker by itself is no connection that can be closed: whoever stops the gateway waits for its broker, for ever where the address
     * says so. The gateway's listeners seek it themselves.
     *
     * @throws IllegalStateException where the client is told to try again
     */
    static void check(String address) {
        if (address.isBlank()) {
            return;
        }
        try (ActiveMQConnectionFactory read = new ActiveMQConnectionFactory(address)) {
            int first = read.getInitialConnectAttempts();
            if (read.getReconnectAttempts() != 0 || first < 0 || first > 1) {
                throw new SettingFault(
                        "spring.artemis.broker-url",
                        "leave out reconnectAttempts and initialConnectAttempts. The gateway finds its broker again by itself;"
                                + " with them it would not stop while its broker is away");
            }
        }
    }
}
