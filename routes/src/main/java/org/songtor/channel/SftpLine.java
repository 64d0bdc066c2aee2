package org.songtor.channel;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One logged-in session with its one SFTP channel. For one thread at a time; kept open between files, since a log-in costs more than a file. */
final class SftpLine {
    private static final Logger LOG = LoggerFactory.getLogger(SftpLine.class);

    /** Silence that ends a session; JSch asks once more before. */
    private static final int TIMEOUT_MILLIS = 10_000;

    /**
     * Without the hybrids: finding a key for sntrup761 takes longer than delivering a file, and JSch would find one for each session only to see
     * whether it can; its ML-KEM wants classes that our Bouncy Castle keeps in another package.
     */
    private static final String KEY_EXCHANGES = "curve25519-sha256,curve25519-sha256@libssh.org,"
            + "ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,diffie-hellman-group-exchange-sha256,"
            + "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group14-sha256";

    private static final Duration STALE = Duration.ofSeconds(5);
    private static final Duration OLD = Duration.ofMinutes(1);

    final ChannelSftp sftp;
    private final Session session;
    private Optional<SftpPipe> pipe = Optional.empty();
    private boolean asked;
    private long used = System.nanoTime();

    private SftpLine(Session session, ChannelSftp sftp) {
        this.session = session;
        this.sftp = sftp;
    }

    /**
     * Host keys are pinned, log-in is by key only.
     *
     * @param begins is given the session before it connects: who disconnects it ends the log-in
     */
    static SftpLine open(URI box, byte[] privateKey, String knownHosts, Consumer<Session> begins) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream(knownHosts.getBytes(StandardCharsets.US_ASCII)));
        jsch.addIdentity("tls-client", privateKey, null, null);
        Session session = jsch.getSession(box.getUserInfo(), box.getHost(), KnownHosts.port(box));
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setConfig("kex", KEY_EXCHANGES);
        session.setConfig("CheckKexes", "");
        session.setTimeout(TIMEOUT_MILLIS);
        session.setDaemonThread(true);
        begins.accept(session);
        try {
            session.connect(TIMEOUT_MILLIS);
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(TIMEOUT_MILLIS);
            return new SftpLine(session, sftp);
        } catch (JSchException e) {
            session.disconnect();
            throw e;
        }
    }

    /** Whether the other side still listens; asked only where nothing was heard for a while. */
    boolean alive() {
        Duration idle = Duration.ofNanos(System.nanoTime() - used);
        if (!sftp.isConnected() || idle.compareTo(OLD) > 0) {
            return false;
        }
        try {
            if (idle.compareTo(STALE) > 0) {
                sftp.stat(".");
            }
            return true;
        } catch (SftpException e) {
            return false;
        }
    }

    /** A second channel of the session; empty where the server gives no second one. */
    Optional<SftpPipe> pipe() throws IOException {
        if (!asked) {
            asked = true;
            try {
                pipe = Optional.of(SftpPipe.open(session, TIMEOUT_MILLIS));
            } catch (JSchException e) {
                LOG.info("{}: files are asked for one by one: {}", session.getHost(), e.toString());
            }
        }
        return pipe;
    }

    void used() {
        used = System.nanoTime();
    }

    void close() {
        session.disconnect();
    }
}
