package org.songtor.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.util.Base64;
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
import org.songtor.settings.Channel;
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
    private static final SongtorSettings NOWHERE =
            FlowFixture.settings(Channel.HTTPS, URI.create("https://nowhere.example/box"));

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
        return new JmsBoxes(new JmsLines(trust(settings), settings, new Exchanges(settings)));
    }

    /** A server's side of TLS. */
    public static SSLContext tls() throws Exception {
        return server();
    }

    /** The same of somebody whom nobody here knows. */
    public static SSLContext strangersTls() throws Exception {
        return other().tls();
    }

    /**
     * Another agency's side, with keys and an authority of its own, made for it; it lets our certificate in.
     *
     * @param authority PEM file of its authority
     * @param server PEM file of its server's certificate
     */
    public record Other(SSLContext tls, Path authority, Path server) {}

    public static Other other() throws Exception {
        Path folder = folder();
        KeyRing ring = ring(folder, folder.resolve("keys"));
        KeyRing.Identity server = new KeyRing.Identity.TlsServer();
        return new Other(
                server(ring),
                pem(folder.resolve("authority.pem"), ring.trust().getCertificate("ca")),
                pem(folder.resolve("server.pem"), ring.identity(server).getCertificate(server.name())));
    }

    /** PEM file of the authority of all keys here but {@link #other}'s. */
    static Path authority() throws Exception {
        return pem(folder().resolve("authority.pem"), RING.trust().getCertificate("ca"));
    }

    private static Path pem(Path file, Certificate certificate) throws Exception {
        String text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n")
                .toAbsolutePath();
    }

    /** Binds what the endpoints' addresses refer to. */
    public static HttpsBoxes https(CamelContext camel) {
        return https(camel, NOWHERE);
    }

    public static HttpsBoxes https(CamelContext camel, SongtorSettings settings) {
        ChannelConfiguration bound = new ChannelConfiguration();
        camel.getRegistry().bind("agencyRequests", bound.agencyRequests(new Exchanges(NOWHERE)));
        return new HttpsBoxes(camel, trust(settings), new Exchanges(settings));
    }

    public static HttpsCalls calls(SongtorSettings settings) {
        return new HttpsCalls(lines(settings));
    }

    static HttpsLines lines(SongtorSettings settings) {
        return new HttpsLines(trust(settings), new Exchanges(settings), settings);
    }

    static SoapBoxes soap(CamelContext camel) {
        return soap(camel, NOWHERE);
    }

    public static SoapBoxes soap(CamelContext camel, SongtorSettings settings) {
        return new SoapBoxes(camel, RING, trust(settings), new Exchanges(settings));
    }

    static AgencyTrust trust(SongtorSettings settings) {
        return new AgencyTrust(RING, settings);
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
