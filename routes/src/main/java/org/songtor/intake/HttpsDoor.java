package org.songtor.intake;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.KeyRing;
import org.songtor.settings.HttpsEntry;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The web server's second port: TLS, with a client certificate if the caller has one. Any certificate gets through the handshake, as only its
 * hash says whose it is; a fund can therefore make its own. Off unless configured.
 */
@Component
public class HttpsDoor implements Door, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpsDoor.class);
    private static final int LONGEST_WAIT_MS = 20_000;

    private final HttpsEntry settings;
    private final KeyRing ring;
    private final Connector connector = new Connector(LastingHttp.class.getName());

    HttpsDoor(SongtorSettings settings, KeyRing ring) {
        this.settings = settings.https();
        this.ring = ring;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (settings.enabled()) {
            configure();
            factory.addAdditionalTomcatConnectors(connector);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (settings.enabled()) {
            LOG.info("programs' HTTPS: {} port {}", settings.address(), port());
        }
    }

    @Override
    public String name() {
        return "https";
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    private void configure() {
        connector.setPort(settings.port());
        connector.setScheme("https");
        connector.setSecure(true);
        Http11NioProtocol http = (Http11NioProtocol) connector.getProtocolHandler();
        http.setAddress(address());
        http.setSSLEnabled(true);
        http.setConnectionTimeout(LONGEST_WAIT_MS);
        http.addSslHostConfig(tls());
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(settings.address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("songtor.https.address is unknown: " + settings.address(), e);
        }
    }

    private SSLHostConfig tls() {
        KeyRing.Identity server = new KeyRing.Identity.TlsServer();
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("TLSv1.2+TLSv1.3");
        tls.setCertificateVerification("optional");
        tls.setTrustManagerClassName(AnyCertificate.class.getName());
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateKeystore(ring.identity(server));
        own.setCertificateKeystorePassword(new String(ring.password()));
        own.setCertificateKeyAlias(server.name());
        tls.addCertificate(own);
        return tls;
    }
}
