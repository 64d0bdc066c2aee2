package org.songtor.channel;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/** Open lines to SFTP servers, each lent to one caller at a time. Never more than there are callers at once: workers and pollers. */
@Component
class SftpLines {
    /** As long as a log-in may be silent. */
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final byte[] privateKey;
    private final KnownHosts knownHosts;
    private final Exchanges exchanges;
    private final Map<Way, Deque<SftpLine>> idle = new ConcurrentHashMap<>();

    SftpLines(Keys keys, SongtorSettings settings, Exchanges exchanges) {
        this.privateKey = openSsh(keys.pair(new KeyRing.Identity.TlsClient()));
        this.knownHosts = new KnownHosts(
                settings, keys.certificate(new KeyRing.Identity.TlsServer()).getPublicKey());
        this.exchanges = exchanges;
    }

    /** To whom, and by which pins: what was opened by one agency's is no other's. */
    private record Way(String authority, String pins) {}

    /** What is done on a line; paths are relative to the log-in's home. */
    interface Use<T> {
        T with(SftpLine line) throws IOException, SftpException;
    }

    /** Ends the conversation as far as it has come. */
    private static final class Cut implements Runnable {
        private volatile Runnable end = () -> {};

        void ends(Runnable by) {
            end = by;
        }

        @Override
        public void run() {
            end.run();
        }
    }

    /** A line on which anything failed is not used again: what was left in it could be taken for an answer to the next question. */
    <T> T with(URI box, Use<T> use) throws IOException {
        SftpLine line = take(box);
        boolean well = false;
        try (Watch watch = Watch.over(exchanges.within(box), line::close)) {
            T result = used(box, line, use, watch);
            well = true;
            return result;
        } finally {
            if (well) {
                line.used();
                lines(box).push(line);
            } else {
                line.close();
            }
        }
    }

    private static <T> T used(URI box, SftpLine line, Use<T> use, Watch watch) throws IOException {
        try {
            return use.with(line);
        } catch (SftpException e) {
            throw watch.explained(failure(box, e));
        } catch (NothingLeftException e) {
            throw e;
        } catch (IOException e) {
            throw watch.explained(e);
        }
    }

    /**
     * For no longer than an exchange may last, but long enough for a log-in: an idle line is asked whether it is alive and a new one has to log in, and at a
     * server that keeps its sessions alive and says nothing either would wait for ever.
     */
    private SftpLine take(URI box) throws IOException {
        Duration exchange = exchanges.within(box);
        Cut cut = new Cut();
        try (Watch watch = Watch.over(exchange.compareTo(LOGIN) > 0 ? exchange : LOGIN, cut)) {
            return take(box, cut, watch);
        }
    }

    private SftpLine take(URI box, Cut cut, Watch watch) throws IOException {
        try {
            for (SftpLine line = idle(box, watch); line != null; line = idle(box, watch)) {
                cut.ends(line::close);
                if (line.alive()) {
                    return line;
                }
                line.close();
            }
            return SftpLine.open(box, privateKey, knownHosts.of(box), session -> cut.ends(session::disconnect));
        } catch (JSchException e) {
            IOException why = watch.explained(failure(box, e));
            throw new NothingLeftException(String.valueOf(why.getMessage()), why);
        }
    }

    /** @throws JSchException where all the time is gone */
    private @Nullable SftpLine idle(URI box, Watch watch) throws JSchException {
        if (watch.late()) {
            throw new JSchException("no line that is alive");
        }
        return lines(box).poll();
    }

    private Deque<SftpLine> lines(URI box) {
        return idle.computeIfAbsent(
                new Way(box.getAuthority(), knownHosts.of(box)), way -> new ConcurrentLinkedDeque<>());
    }

    static IOException failure(URI box, Exception e) {
        return new IOException(
                "SFTP " + box.getHost() + ":" + box.getPort() + box.getPath() + ": " + e.getMessage(), e);
    }

    @PreDestroy
    void close() {
        idle.values().forEach(lines -> lines.forEach(SftpLine::close));
    }

    private static byte[] openSsh(KeyPair login) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(login, "gateway", null, out);
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the SFTP log-in key is of no kind that SSH knows", e);
        }
    }
}
