package org.songtor.channel;

import java.io.InputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Cuts off a SOAP reply that is longer than any can be, before it is read: it becomes a tree in memory, several times as large as its bytes. */
final class BoundedIn extends AbstractPhaseInterceptor<Message> {
    private final long most;

    /** @param most in bytes */
    BoundedIn(long most) {
        super(Phase.RECEIVE);
        this.most = most;
    }

    @Override
    public void handleMessage(Message message) {
        InputStream in = message.getContent(InputStream.class);
        if (in != null) {
            message.setContent(InputStream.class, new Counted(in, most));
        }
    }
}
