package org.songtor.channel;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.songtor.port.KeyRing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys under the names that endpoint addresses refer to. */
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    /** Mutual TLS 1.3: our client certificate, and only servers of our CA. */
    @Bean
    SSLContextParameters agencyTls(KeyRing ring) {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(parameters(ring.identity(new KeyRing.Identity.TlsClient())));
        keys.setKeyPassword(new String(ring.password()));
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(parameters(ring.trust()));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setSecureSocketProtocol("TLSv1.3");
        tls.setKeyManagers(keys);
        tls.setTrustManagers(trust);
        return tls;
    }

    /** The client would by itself send a request again when no answer comes; here asking comes before sending again. Every exchange is bounded. */
    @Bean
    HttpClientConfigurer agencyRequests(Exchanges exchanges) {
        return client -> bounded(client, exchanges);
    }

    /** A connection on which our certificate was shown belongs to the request that showed it, unless said otherwise: each call would log in anew. */
    static void bounded(HttpClientBuilder client, Exchanges exchanges) {
        client.disableAutomaticRetries()
                .disableConnectionState()
                .addExecInterceptorLast("bounded", new BoundedReply(HttpsBoxes.LARGEST, exchanges::within));
    }

    private static KeyStoreParameters parameters(java.security.KeyStore store) {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setKeyStore(store);
        return parameters;
    }
}
