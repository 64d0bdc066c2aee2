package org.songtor.bench;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;

/** Apache SSHD, and JSch without anything around it. */
final class SftpAgency implements Agency {
    private static final int WAIT = 10_000;
    private Path inbox = Path.of("");
    private final SshServer server = SshServer.setUpDefaultServer();

    @Override
    public Channel channel() {
        return Channel.SFTP;
    }

    @Override
    public URI address(int port, ProfileId profile) {
        return URI.create("sftp://bench@127.0.0.1:" + port + "/box");
    }

    @Override
    public void open(Path home, KeyRing keys, int port, ProfileId profile)
            throws IOException, GeneralSecurityException {
        inbox = Files.createDirectories(home.resolve("box/inbox"));
        Files.createDirectories(home.resolve("box/outbox/done"));
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(pair(keys, new KeyRing.Identity.TlsServer())));
        server.setPublickeyAuthenticator((user, key, session) -> true);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder().build()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.getProperties().put("tcp-nodelay", "true");
        server.start();
    }

    @Override
    public String bareDoes() {
        return "signature and file as .part, renamed, the file read back";
    }

    @Override
    public int size() throws IOException {
        return sizeIn(inbox);
    }

    static int sizeIn(Path inbox) throws IOException {
        try (Stream<Path> all = Files.list(inbox)) {
            Path file = all.filter(p -> !p.getFileName().toString().matches("BARE-.*|.*\\.p7s|.*\\.part"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing was delivered to " + inbox));
            return (int) Files.size(file);
        }
    }

    private static KeyPair pair(KeyRing keys, KeyRing.Identity identity) throws GeneralSecurityException {
        KeyStore store = keys.identity(identity);
        PrivateKey key = (PrivateKey) store.getKey(identity.name(), keys.password());
        return new KeyPair(store.getCertificate(identity.name()).getPublicKey(), key);
    }

    @Override
    public Bare bare(BenchGateway gateway, int port, ProfileId profile) throws Exception {
        KeyPair login = pair(gateway.bean(KeyRing.class), new KeyRing.Identity.TlsClient());
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(login, "bench", null, key);
        JSch jsch = new JSch();
        jsch.addIdentity("bench", key.toByteArray(), null, null);
        Session session = jsch.getSession("bench", "127.0.0.1", port);
        session.setConfig("StrictHostKeyChecking", "no");
        session.connect(WAIT);
        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect(WAIT);
        return new Bare() {
            @Override
            public void send(String name, byte[] content, byte[] signature) throws IOException, SftpException {
                put(sftp, "box/inbox/" + name + ".p7s", signature);
                put(sftp, "box/inbox/" + name, content);
                try (InputStream in = sftp.get("box/inbox/" + name)) {
                    DeliveryBench.proved(Sha256.of(in.readAllBytes()), content);
                }
            }

            @Override
            public void close() {
                session.disconnect();
            }
        };
    }

    private static void put(ChannelSftp sftp, String path, byte[] content) throws SftpException {
        sftp.put(new ByteArrayInputStream(content), path + ".part");
        sftp.rename(path + ".part", path);
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
