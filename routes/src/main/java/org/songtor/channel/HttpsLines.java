package org.songtor.channel;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.springframework.stereotype.Component;

/**
 * One client for each box by HTTPS, with mutual TLS, bounded waits, and as many connections as the agency lets us have, which are kept. It sends nothing twice, follows nobody elsewhere, keeps no
 * cookies and lets nothing come compressed: what is bounded is what is read.
 */
@Component
class HttpsLines {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    /** Until TLS stands; from then on a reply is waited for as long as an exchange there may last. */
    private static final Timeout HANDSHAKE = Timeout.ofSeconds(15);
    /** Beyond what one exchange may last: who waits for a connection has one before then, unless several before it hang as well. */
    private static final Duration SPARE = Duration.ofSeconds(20);
    /** In bytes: the head of a request and a small file leave together. */
    private static final int BUFFER = 16 * 1024;

    private final AgencyTrust trust;
    private final Exchanges exchanges;
    private final SongtorSettings settings;
    private final Map<Box, CloseableHttpClient> clients = new ConcurrentHashMap<>();

    private record Box(AgencyCode agency, URI address) {}

    HttpsLines(AgencyTrust trust, Exchanges exchanges, SongtorSettings settings) {
        this.trust = trust;
        this.exchanges = exchanges;
        this.settings = settings;
    }

    CloseableHttpClient of(AgencyCode agency, URI box) {
        return clients.computeIfAbsent(new Box(agency, box), this::open);
    }

    private CloseableHttpClient open(Box box) {
        Timeout reply = Timeout.of(exchanges.within(box.address()));
        HttpClientBuilder client = HttpClientBuilder.create()
                .setConnectionManager(connections(box.agency()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(
                                Timeout.of(reply.toDuration().plus(SPARE)))
                        .setResponseTimeout(reply)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        ChannelConfiguration.bounded(client, exchanges);
        return client.build();
    }

    private HttpClientConnectionManager connections(AgencyCode agency) {
        int most = Objects.requireNonNull(settings.agencies().get(agency)).connections();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        tls(agency), HostnameVerificationPolicy.CLIENT, new DefaultHostnameVerifier()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(HANDSHAKE)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(HANDSHAKE).build())
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }

    /** TLS 1.3: our client certificate, and only servers whom the agency's settings trust. */
    private SSLContext tls(AgencyCode agency) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(trust.own(), new TrustManager[] {trust.of(agency)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS keys cannot be used", e);
        }
    }

    @PreDestroy
    void close() {
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
