package org.songtor.flow;

import org.apache.camel.ProducerTemplate;

/** Sends a ring, which may get lost: it carries only which piece of work to look at. */
@FunctionalInterface
public interface Ringer {
    void ring(String topic, long subject);

    /** Through the broker: one queue a topic, the subject's id as text. */
    static Ringer over(ProducerTemplate camel) {
        return (topic, subject) -> camel.sendBody(Queues.of(topic), Long.toString(subject));
    }
}
