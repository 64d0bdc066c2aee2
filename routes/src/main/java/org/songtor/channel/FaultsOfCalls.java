package org.songtor.channel;

import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ends a call of ours comes to whoever made it, who tells it in one line with what it was about ({@link Errors}); CXF would print it with its stack beside
 * that, at each attempt. It is printed so where it is a mistake of ours, which no other side can cause.
 */
final class FaultsOfCalls implements FaultListener {
    private static final Logger LOG = LoggerFactory.getLogger(FaultsOfCalls.class);

    @Override
    public boolean faultOccurred(Exception error, String call, Message message) {
        if (!(error instanceof Fault)) {
            return true;
        }
        LOG.debug("a call of {} ended", call, error);
        return false;
    }
}
