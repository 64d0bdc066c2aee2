package org.songtor.channel;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What endpoint addresses refer to by name. */
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    /** The client would by itself send a request again when no answer comes; here asking comes before sending again. Every exchange is bounded. */
    @Bean
    HttpClientConfigurer agencyRequests(Exchanges exchanges) {
        return client -> bounded(client, exchanges);
    }

    /**
     * A connection on which our certificate was shown belongs to the request that showed it, unless said otherwise: each call would log in anew. Nothing
     * may come compressed (RFC 9110 section 12.5.3): bytes are counted as they come, and what they unfold to would be bounded by nobody.
     */
    static void bounded(HttpClientBuilder client, Exchanges exchanges) {
        client.disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .addRequestInterceptorFirst(
                        (request, body, context) -> request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity"))
                .addExecInterceptorLast("bounded", new BoundedReply(HttpsBoxes.LARGEST, exchanges::within));
    }
}
