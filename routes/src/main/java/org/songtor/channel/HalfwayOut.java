package org.songtor.channel;

import java.io.OutputStream;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.songtor.fault.Halfway;

/** Lets a call stop in the middle of its bytes, where a campaign asked for it. */
final class HalfwayOut extends AbstractPhaseInterceptor<Message> {
    /** More than a question and its signature, less than a file of a few hundred lines. */
    private static final int BYTES = 20_000;

    HalfwayOut() {
        super(Phase.PRE_STREAM);
    }

    @Override
    public void handleMessage(Message message) {
        OutputStream out = message.getContent(OutputStream.class);
        if (out != null) {
            message.setContent(OutputStream.class, Halfway.after(BYTES, out));
        }
    }
}
