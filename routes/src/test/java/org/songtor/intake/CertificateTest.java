package org.songtor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songtor.channel.Edge;
import org.songtor.intake.Village.Batch;
import org.songtor.model.FundId;
import org.songtor.port.KeyRing;
import org.songtor.settings.FundEntry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;

/** A fund's program that shows a client certificate, on the second port. */
@SpringBootTest(
        classes = MachinesGateway.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.additional-location=", "spring.main.banner-mode=off"})
@ContextConfiguration(initializers = MachinesGateway.Settings.class)
class CertificateTest {
    private static final KeyRing.Identity WIANGS = new KeyRing.Identity.TlsClient();
    private static final KeyRing.Identity STRANGERS = new KeyRing.Identity.SoapClient();

    private final byte[] bytes = new Batch()
            .line(Village.NAMPHUENG, "nsf", "100.00")
            .line(Village.SOMCHAI, "nsf", "100.00")
            .line(Village.BUNMI, "nsf", "100.00")
            .bytes();

    @Autowired
    private HttpsDoor door;

    @Autowired
    private Village village;

    @LocalServerPort
    private int plainPort;

    @BeforeEach
    void empty() {
        village.batches.batches.clear();
    }

    @Test
    void a_certificate_that_is_configured_is_enough() throws Exception {
        HttpResponse<String> reply = post(Optional.of(WIANGS), "");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        assertThat(village.batches.batches.get(0).submission().fund()).isEqualTo(Village.WIANG);
        assertThat(door.port()).isPositive().isNotEqualTo(plainPort);
    }

    @Test
    void a_certificate_that_nobody_configured_or_none_at_all_is_nobody() throws Exception {
        assertThat(post(Optional.of(STRANGERS), "").statusCode()).isEqualTo(401);
        assertThat(post(Optional.empty(), "").statusCode()).isEqualTo(401);
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void a_key_is_enough_with_and_without_a_certificate_that_nobody_configured() throws Exception {
        assertThat(post(Optional.empty(), Village.KEY).statusCode()).isEqualTo(201);
        assertThat(post(Optional.of(STRANGERS), Village.KEY).statusCode()).isEqualTo(200);
        assertThat(post(Optional.of(WIANGS), Village.KEY).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_and_a_certificate_that_do_not_agree_are_nobody() throws Exception {
        assertThat(post(Optional.of(WIANGS), Village.OTHER_KEY).statusCode()).isEqualTo(401);
        assertThat(post(Optional.of(WIANGS), "wrong").statusCode()).isEqualTo(401);
        assertThat(village.batches.batches).isEmpty();
    }

    @Test
    void a_certificate_after_its_last_day_is_nobody() throws Exception {
        Map<FundId, FundEntry> funds = MachinesGateway.settings().funds();
        assertThat(principal(new CertificateFilter(funds, Clock.systemUTC()))).isEqualTo(Village.WIANG);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(365 * 100));
        assertThat(principal(new CertificateFilter(funds, later))).isNull();
    }

    @Test
    void two_funds_with_one_certificate_stop_the_start() {
        FundEntry entry = new FundEntry(
                "ก",
                "f",
                Map.of(),
                List.of(),
                "",
                List.of(),
                Set.of(MachinesGateway.fingerprint(WIANGS)),
                List.of(),
                Set.of(),
                List.of());
        assertThatThrownBy(() ->
                        new CertificateFilter(Map.of(Village.WIANG, entry, Village.OTHER, entry), Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another fund");
    }

    private static Object principal(CertificateFilter filter) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(
                "jakarta.servlet.request.X509Certificate",
                new java.security.cert.X509Certificate[] {Edge.ownKeys().certificate(WIANGS)});
        SecurityContextHolder.clearContext();
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        var found = SecurityContextHolder.getContext().getAuthentication();
        SecurityContextHolder.clearContext();
        return found == null ? null : found.getPrincipal();
    }

    private HttpResponse<String> post(Optional<KeyRing.Identity> certificate, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + door.port() + "/api/v1/batches"))
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofByteArray(bytes));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpClient http = HttpClient.newBuilder().sslContext(tls(certificate)).build();
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static SSLContext tls(Optional<KeyRing.Identity> certificate) throws Exception {
        KeyManager[] own = null;
        if (certificate.isPresent()) {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(Edge.keys().identity(certificate.get()), Edge.keys().password());
            own = keys.getKeyManagers();
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Edge.keys().trust());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own, trust.getTrustManagers(), null);
        return tls;
    }
}
