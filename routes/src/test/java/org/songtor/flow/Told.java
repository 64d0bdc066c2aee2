package org.songtor.flow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the policy for failures told since this was made. */
public final class Told extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<ILoggingEvent> told = new CopyOnWriteArrayList<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(FailurePolicy.class);

    public Told() {
        start();
        log.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        told.add(event);
    }

    /** The words of each error. */
    public List<String> errors() {
        return told.stream()
                .filter(e -> e.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Of each error whether its whole trace was told. */
    List<Boolean> traces() {
        return told.stream()
                .filter(e -> e.getLevel() == Level.ERROR)
                .map(e -> e.getThrowableProxy() != null)
                .toList();
    }

    @Override
    public void close() {
        log.detachAppender(this);
    }
}
