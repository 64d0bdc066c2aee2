package org.songtor.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.songtor.signing.CmsSigner;
import org.songtor.signing.FileKeyRing;
import org.songtor.signing.ReadyKeys;

/** The gateway's side of every channel with development keys, made once for all tests, and the keys of the other side. */
public final class Edge {
    private static final KeyRing RING = ring();
    private static final KeyPair SERVER = new Keys(RING).pair(new KeyRing.Identity.TlsServer());
    private static final PublicKey LOGIN =
            new Keys(RING).pair(new KeyRing.Identity.TlsClient()).getPublic();
    private static final Signer SIGNER = new CmsSigner(RING);

    private Edge() {}

    private static KeyRing ring() {
        Path folder = folder();
        return ring(folder, ReadyKeys.at(folder.resolve("keys")));
    }

    private static KeyRing ring(Path folder, Path keys) {
        return new FileKeyRing(
                new Installation(Installation.Mode.SANDBOX, "test", folder.resolve("home"), keys, Optional.empty()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "edge");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static KeyRing keys() {
        return RING;
    }

    public static Signer signer() {
        return SIGNER;
    }

    public static SftpBoxes sftp(SongtorSettings settings) {
        return new SftpBoxes(new SftpLines(new Keys(RING), settings, new Exchanges(settings)));
    }

    public static JmsBoxes jms(SongtorSettings settings) {
        return new JmsBoxes(new JmsLines(RING, settings, new Exchanges(settings)));
    }

    /** A server's side of TLS. */
    public static SSLContext tls() throws Exception {
        return server();
    }

    /** The same of somebody whom nobody here knows: with keys and an authority of its own, made for it. */
    public static SSLContext strangersTls() throws Exception {
        Path folder = folder();
        return server(ring(folder, folder.resolve("keys")));
    }

    /** Binds what the endpoints' addresses refer to. */
    public static void https(CamelContext camel) {
        ChannelConfiguration bound = new ChannelConfiguration();
        camel.getRegistry().bind("agencyTls", bound.agencyTls(RING));
        camel.getRegistry()
                .bind(
                        "agencyRequests",
                        bound.agencyRequests(new Exchanges(FlowFixture.settings(
                                SongtorSettings.Channel.HTTPS, java.net.URI.create("https://nowhere.example/box")))));
    }

    static SoapBoxes soap(CamelContext camel) {
        return new SoapBoxes(camel, new SoapSecurity(RING));
    }

    public static Keys ownKeys() {
        return new Keys(RING);
    }

    public static KeyPair serverKey() {
        return SERVER;
    }

    /** The gateway's log-in key, as agencies know it. */
    public static PublicKey login() {
        return LOGIN;
    }

    static SSLContext server() throws Exception {
        return server(RING);
    }

    private static SSLContext server(KeyRing ring) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(ring.identity(new KeyRing.Identity.TlsServer()), ring.password());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(RING.trust());
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
