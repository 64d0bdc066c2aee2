package org.songtor.channel;

import java.util.EnumSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * Errors of an agency's broker. A broker that says it did not take a message did not: the send is answered before it counts. One that does not
 * answer, or goes away while it is asked, may have it.
 */
final class JmsErrors {
    /** Who we are, what we may, how full it is, where it should go: said before the message is kept. */
    private static final Set<ActiveMQExceptionType> NOT_TAKEN = EnumSet.of(
            ActiveMQExceptionType.SECURITY_EXCEPTION,
            ActiveMQExceptionType.ADDRESS_FULL,
            ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
            ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
            ActiveMQExceptionType.SESSION_CREATION_REJECTED,
            ActiveMQExceptionType.INTERCEPTOR_REJECTED_PACKET,
            ActiveMQExceptionType.ROUTING_EXCEPTION);

    private JmsErrors() {}

    static Verdict of(Throwable error, Stage stage) {
        String words = Verdict.words(error);
        if (stage == Stage.PUTTING
                && Causes.find(error, ActiveMQException.class)
                        .filter(e -> NOT_TAKEN.contains(e.getType()))
                        .isPresent()) {
            return Verdict.tryAgain(words);
        }
        return Causes.connecting(error, stage).orElseGet(() -> Verdict.unrecognised(words, stage));
    }
}
