package org.songtor.intake;

import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat's HTTP, whose ear outlives a system call that fails. Waking a selector is a write, and where the kernel refuses it the JDK throws an
 * {@link InternalError}; Tomcat takes that for the end of the machine and lets the one thread end that takes connections. The program went on without it,
 * deaf until it was started again.
 */
public final class LastingHttp extends Http11NioProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(LastingHttp.class);

    public LastingHttp() {
        this(new Ear());
    }

    LastingHttp(Ear ear) {
        super(ear);
    }

    static class Ear extends NioEndpoint {
        /** @return false where this one connection cannot be taken; it is closed, and the next one is waited for */
        @Override
        protected final boolean setSocketOptions(SocketChannel socket) {
            try {
                return take(socket);
            } catch (InternalError e) {
                LOG.error("a connection could not be taken, the caller has to come again", e);
                if (!connections.containsKey(socket)) {
                    destroySocket(socket); // Tomcat closes only those that it knows
                }
                return false;
            }
        }

        boolean take(SocketChannel socket) {
            return super.setSocketOptions(socket);
        }
    }
}
