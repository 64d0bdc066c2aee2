package org.songtor.channel;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/**
 * SFTP boxes: the endpoint addresses that routes put to and poll from, and the look at single files that Camel's producer does
 * not give: what is there under this name, byte for byte. Host keys are pinned, log-in is by key only.
 */
@Component
public class SftpBoxes {
    /** Files of one look into an outbox. */
    public static final int MOST = 100;

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int LARGEST = 64 * 1024 * 1024;
    /** dependencies.md: with Camel's defaults 9 files/s, with these 195. */
    private static final String TUNED =
            "stepwise=false&sendNoop=false&autoCreate=false&soTimeout=" + TIMEOUT_MILLIS + "&connectTimeout="
                    + TIMEOUT_MILLIS
                    + "&useUserKnownHostsFile=false&strictHostKeyChecking=yes&preferredAuthentications=publickey"
                    + "&keyPair=#sftpKey&knownHosts=#sftpKnownHosts&throwExceptionOnConnectFailed=true&reconnectDelay=0&maximumReconnectAttempts=0";

    private final byte[] privateKey;
    private final byte[] knownHosts;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    SftpBoxes(Keys keys, SongtorSettings settings, CamelContext camel) {
        java.security.KeyPair login = keys.pair(new KeyRing.Identity.TlsClient());
        this.privateKey = pem(login.getPrivate().getEncoded());
        this.knownHosts = KnownHosts.of(addresses(settings), (RSAPublicKey)
                keys.certificate(new KeyRing.Identity.TlsServer()).getPublicKey());
        camel.getRegistry().bind("sftpKey", login);
        camel.getRegistry().bind("sftpKnownHosts", knownHosts);
    }

    /** Where to put files: they arrive as {@code .part} and are renamed. */
    public static String inbox(URI box) {
        return box + "/inbox?" + TUNED + "&tempFileName=${file:name}.part&fastExistsCheck=true&fileExist=Override";
    }

    /**
     * Where to take files from: data files, moved to {@code done} when the route has kept them. In no order, so that a hundred
     * which cannot be taken do not for ever come before the others.
     */
    public static String outbox(URI box, long pollMillis) {
        return box + "/outbox?" + TUNED + "&exclude=.*[.](p7s|part)&delay=" + pollMillis
                + "&move=done/${file:name}&idempotent=false&readLock=none&maxMessagesPerPoll=" + MOST
                + "&eagerMaxMessagesPerPoll=false&shuffle=true&bridgeErrorHandler=true";
    }

    /** Looks up a file and reads it back, so that "delivered" means the very bytes. */
    public Optional<Sha256> held(URI box, String name) throws IOException {
        return read(box, "inbox/" + name).map(Sha256::of);
    }

    /** The signature beside a file in the outbox, also where an earlier run already moved it. */
    public Optional<byte[]> signature(URI box, String name) throws IOException {
        Optional<byte[]> here = read(box, "outbox/" + name + ".p7s");
        return here.isPresent() ? here : read(box, "outbox/done/" + name + ".p7s");
    }

    /** Moves the signature before its file, over an older one of that name; nothing to do where it was moved before. */
    public void signatureDone(URI box, String name) throws IOException {
        String done = "outbox/done/" + name + ".p7s";
        with(box, sftp -> {
            try {
                sftp.rename("outbox/" + name + ".p7s", done);
            } catch (SftpException e) {
                if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                    // Most servers replace nothing.
                    sftp.rm(done);
                    sftp.rename("outbox/" + name + ".p7s", done);
                }
            }
            return Optional.empty();
        });
    }

    private Optional<byte[]> read(URI box, String path) throws IOException {
        return with(box, sftp -> {
            try (InputStream in = sftp.get(path)) {
                byte[] content = in.readNBytes(LARGEST + 1);
                if (content.length > LARGEST) {
                    throw new IOException("larger than " + LARGEST + " bytes: " + path);
                }
                return Optional.of(content);
            } catch (SftpException e) {
                return missing(e);
            }
        });
    }

    /** Only "no such file" means absent; every other refusal is a failure. */
    private static <T> Optional<T> missing(SftpException e) throws IOException {
        if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
            return Optional.empty();
        }
        throw new IOException("SFTP refused: " + e.getMessage(), e);
    }

    private <T> Optional<T> with(URI box, Use<T> use) throws IOException {
        ChannelSftp sftp = null;
        try {
            sftp = (ChannelSftp) session(box).openChannel("sftp");
            sftp.connect(TIMEOUT_MILLIS);
            sftp.cd(box.getPath().substring(1));
            return use.with(sftp);
        } catch (JSchException | SftpException e) {
            throw new IOException(
                    "SFTP " + box.getHost() + ":" + box.getPort() + box.getPath() + ": " + e.getMessage(), e);
        } finally {
            if (sftp != null) {
                sftp.disconnect();
            }
        }
    }

    private Session session(URI box) throws JSchException {
        try {
            return sessions.compute(box.getAuthority(), (authority, open) -> {
                try {
                    return open != null && open.isConnected() ? open : connect(box);
                } catch (JSchException e) {
                    throw new ConnectFailed(e);
                }
            });
        } catch (ConnectFailed e) {
            throw e.reason;
        }
    }

    private Session connect(URI box) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream(knownHosts));
        jsch.addIdentity("tls-client", privateKey, null, null);
        Session session = jsch.getSession(box.getUserInfo(), box.getHost(), box.getPort());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "publickey");
        session.setTimeout(TIMEOUT_MILLIS);
        session.setDaemonThread(true);
        session.connect(TIMEOUT_MILLIS);
        return session;
    }

    @PreDestroy
    void close() {
        sessions.values().forEach(Session::disconnect);
    }

    private static Set<URI> addresses(SongtorSettings settings) {
        return settings.agencies().values().stream()
                .flatMap(agency -> Stream.concat(
                        Stream.of(agency.statement().address()),
                        agency.profiles().values().stream().map(SongtorSettings.Profile::address)))
                .filter(address -> "sftp".equals(address.getScheme()))
                .collect(Collectors.toSet());
    }

    private static byte[] pem(byte[] pkcs8) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pkcs8);
        return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private interface Use<T> {
        Optional<T> with(ChannelSftp sftp) throws IOException, SftpException;
    }

    /** Carries a checked failure out of the map. */
    private static final class ConnectFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final JSchException reason;

        ConnectFailed(JSchException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
