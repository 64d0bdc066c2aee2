package org.songtor.channel;

import java.io.FilterInputStream;
import java.io.IOException;
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
            message.setContent(InputStream.class, new Counted(in));
        }
    }

    private final class Counted extends FilterInputStream {
        private long left = most;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("a reply of more than " + most + " bytes");
            }
        }
    }
}
