package org.songtor.channel;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/** Open lines to SFTP servers, each lent to one caller at a time. Never more than there are callers at once: workers and pollers. */
@Component
class SftpLines {
    private final byte[] privateKey;
    private final byte[] knownHosts;
    private final Exchanges exchanges;
    private final Map<String, Deque<SftpLine>> idle = new ConcurrentHashMap<>();

    SftpLines(Keys keys, SongtorSettings settings, Exchanges exchanges) {
        this.privateKey = openSsh(keys.pair(new KeyRing.Identity.TlsClient()));
        this.knownHosts = KnownHosts.of(
                settings, keys.certificate(new KeyRing.Identity.TlsServer()).getPublicKey());
        this.exchanges = exchanges;
    }

    /** What is done on a line; paths are relative to the log-in's home. */
    interface Use<T> {
        T with(SftpLine line) throws IOException, SftpException;
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

    private SftpLine take(URI box) throws IOException {
        for (SftpLine line = lines(box).poll(); line != null; line = lines(box).poll()) {
            if (line.alive()) {
                return line;
            }
            line.close();
        }
        try {
            return SftpLine.open(box, privateKey, knownHosts);
        } catch (JSchException e) {
            throw new NothingLeftException(String.valueOf(failure(box, e).getMessage()), e);
        }
    }

    private Deque<SftpLine> lines(URI box) {
        return idle.computeIfAbsent(box.getAuthority(), authority -> new ConcurrentLinkedDeque<>());
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
