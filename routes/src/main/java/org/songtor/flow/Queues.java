package org.songtor.flow;

import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;

/** Names of the queues: one a topic of the outbox. A message is a doorbell and carries only the subject's id, as text. */
public final class Queues {
    private static final String PREFIX = "jms:queue:songtor.";

    private Queues() {}

    /** Endpoint of a topic's queue to send to. */
    public static String of(String topic) {
        return PREFIX + topic;
    }

    /** The outbox topic of deliveries by one profile. */
    public static String deliver(ProfileId profile) {
        return Outbox.DELIVER + profile.dotted();
    }

    /** Endpoint to consume a topic's queue with so many workers. Everything a broker could put into headers stays outside. */
    public static String consume(String topic, int workers) {
        return of(topic) + "?concurrentConsumers=" + workers
                + "&jmsMessageType=Text&acknowledgementModeName=AUTO_ACKNOWLEDGE";
    }
}
