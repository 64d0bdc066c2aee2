package org.songtor.channel;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** Real SSH, and behind it a server that greets as SFTP's does and then says to each request what it is told to. */
final class OddSftp implements AutoCloseable {
    private static final int INIT = 1;
    private static final int VERSION = 2;

    /** What is said to a request. */
    interface Says {
        byte[] to(int type, int number);
    }

    /** Answers to nobody's greeting. */
    volatile boolean greetsNobody;

    volatile Says says = (type, number) -> new byte[0];

    final AtomicInteger logins = new AtomicInteger();
    private final SshServer server = SshServer.setUpDefaultServer();

    OddSftp() throws IOException {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(Edge.serverKey()));
        server.setPublickeyAuthenticator((user, key, session) -> key.equals(Edge.login()));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.setSubsystemFactories(List.of(new Sftp()));
        server.start();
    }

    URI address() {
        return URI.create("sftp://toy@127.0.0.1:" + server.getPort() + "/dues");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    static byte[] packet(int type, int number, byte[] rest) {
        int length = 1 + Integer.BYTES + rest.length;
        return ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(length)
                .put((byte) type)
                .putInt(number)
                .put(rest)
                .array();
    }

    private final class Sftp implements SubsystemFactory {
        @Override
        public String getName() {
            return "sftp";
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new Conversation();
        }
    }

    private final class Conversation implements Command {
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();

        @Override
        public void setInputStream(InputStream input) {
            in = input;
        }

        @Override
        public void setOutputStream(OutputStream output) {
            out = output;
        }

        @Override
        public void setErrorStream(OutputStream err) {
            // Nothing is said there.
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            // It ends with its channel.
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            Thread thread = new Thread(this::talk, "odd-sftp");
            thread.setDaemon(true);
            thread.start();
        }

        private void talk() {
            try {
                DataInputStream requests = new DataInputStream(in);
                while (true) {
                    ByteBuffer request = ByteBuffer.wrap(requests.readNBytes(requests.readInt()));
                    int type = request.get();
                    int number = request.getInt();
                    if (type == INIT) {
                        out.write(greetsNobody ? new byte[0] : packet(VERSION, number, new byte[0]));
                    } else {
                        out.write(says.to(type, number));
                    }
                    out.flush();
                }
            } catch (IOException e) {
                // The other side is gone.
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // Its stream ends.
        }
    }
}
