package org.songtor.intake.sftp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.songtor.channel.Edge;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.intake.FundFolder;
import org.songtor.intake.Village;
import org.songtor.intake.Village.Batch;
import org.songtor.model.FundId;
import org.songtor.port.Installation;
import org.songtor.settings.FundEntry;
import org.songtor.settings.SftpEntry;

/** Our SFTP server on a real port, and a fund's client of another maker than ours: it knows nothing of what lies behind. */
final class SftpFund implements AutoCloseable {
    /** One key of each kind that funds use; RSA takes long to find, so once a JVM. */
    static final KeyPair WIANGS_KEY = key("RSA");

    static final KeyPair OTHERS_KEY = key("EC");

    final Village village;
    final FundFolder wiang;
    final SftpDoor door;
    private final SftpRoutes routes;
    private final SshClient ssh = SshClient.setUpDefaultClient();

    SftpFund(Path home) throws IOException {
        this(home, FlowFixture.sftp(true));
    }

    SftpFund(Path home, SftpEntry bounds) throws IOException {
        this.village = new Village(home, Village.limits());
        this.wiang = FundFolder.sftp(home, Village.WIANG);
        SongtorSettings settings = settings(home, bounds);
        Installation installation =
                new Installation(Installation.Mode.SANDBOX, "test", home, home.resolve("keys"), Optional.empty());
        SftpIntake intake = new SftpIntake(village.folders);
        door = new SftpDoor(installation, settings, Edge.ownKeys(), intake);
        routes = new SftpRoutes(installation, settings, intake);
        door.start();
        ssh.setServerKeyVerifier(
                (s, address, key) -> key.equals(Edge.serverKey().getPublic()));
        // Otherwise each session spends its time in finding a key for sntrup761.
        ssh.setKeyExchangeFactories(List.of(ClientBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519)));
        ssh.start();
    }

    private static SongtorSettings settings(Path home, SftpEntry bounds) {
        SongtorSettings s = Village.settings(home, Village.limits());
        Map<FundId, FundEntry> funds = new HashMap<>(s.funds());
        funds.put(Village.WIANG, entry(WIANGS_KEY));
        funds.put(Village.OTHER, entry(OTHERS_KEY));
        return new SongtorSettings(
                s.mode(),
                s.node(),
                s.home(),
                s.keys(),
                s.formats(),
                s.database(),
                s.intake(),
                s.work(),
                s.agencies(),
                funds,
                s.officers(),
                bounds,
                s.https());
    }

    private static FundEntry entry(KeyPair key) {
        String line = PublicKeyEntry.toString(key.getPublic()) + " somebody@somewhere";
        return new FundEntry(
                "ก", "f", Map.of(), List.of(), "", List.of(line), Set.of(), List.of(), Set.of(), List.of());
    }

    SftpRoutes routes() {
        return routes;
    }

    ClientSession session(String login, KeyPair key) throws IOException {
        ClientSession session =
                ssh.connect(login, "127.0.0.1", door.port()).verify(10_000).getSession();
        session.addPublicKeyIdentity(key);
        session.auth().verify(10_000);
        return session;
    }

    SftpClient login(String login, KeyPair key) throws IOException {
        return SftpClientFactory.instance()
                .createSftpClient(session(login, key))
                .singleSessionInstance();
    }

    /** The fund Wiang's client. */
    SftpClient login() throws IOException {
        return login("wiang", WIANGS_KEY);
    }

    static KeyPair key(String algorithm) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                keys.initialize(2048);
            }
            return keys.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void put(SftpClient client, String path, byte[] bytes) throws IOException {
        try (OutputStream out = client.write(path)) {
            out.write(bytes);
        }
    }

    static String get(SftpClient client, String path) throws IOException {
        try (var in = client.read(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<String> names(SftpClient client, String path) throws IOException {
        List<String> names = new ArrayList<>();
        client.readDir(path).forEach(e -> names.add(e.getFilename()));
        return names;
    }

    @Override
    public void close() throws IOException {
        ssh.stop();
        door.stop();
    }

    /** The payments of three members in one month. */
    static Batch batch(String period) {
        return new Batch()
                .period(period)
                .line(Village.NAMPHUENG, "nsf", "100.00")
                .line(Village.SOMCHAI, "nsf", "100.00")
                .line(Village.BUNMI, "nsf", "100.00");
    }

    interface Attempt {
        void run() throws IOException;
    }

    /** The server says no. */
    static void refused(Attempt attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(IOException.class);
    }
}
