package org.songtor.channel;

import java.net.URI;
import javax.net.ssl.KeyManager;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.songtor.model.AgencyCode;
import org.springframework.stereotype.Component;

/** HTTPS boxes: endpoint addresses with mutual TLS, bounded waits, no request sent twice, and status codes left to the route. */
@Component
public class HttpsBoxes {
    /** A longer reply is cut off and is a failure. */
    static final long LARGEST = 64L * 1024 * 1024;

    private static final String BOUNDED =
            "&httpClientConfigurer=#agencyRequests&throwExceptionOnFailure=false&connectTimeout=5000&connectionRequestTimeout=5000&soTimeout=15000"
                    + "&followRedirects=false&skipRequestHeaders=false&copyHeaders=false&responseTimeout=";

    private final CamelContext camel;
    private final AgencyTrust trust;
    private final Exchanges exchanges;

    HttpsBoxes(CamelContext camel, AgencyTrust trust, Exchanges exchanges) {
        this.camel = camel;
        this.trust = trust;
        this.exchanges = exchanges;
    }

    /** An agency's box as a Camel producer; the route sets method and path below it. Binds the agency's TLS to the registry the first time. A reply is waited for as long as an exchange there may last. */
    public String of(AgencyCode agency, URI box) {
        String tls = "tls." + agency;
        if (camel.getRegistry().lookupByName(tls) == null) {
            camel.getRegistry().bind(tls, tls(agency));
        }
        return box + "?sslContextParameters=#" + tls + BOUNDED
                + exchanges.within(box).toMillis();
    }

    /** Mutual TLS 1.3: our client certificate, and only servers whom the agency's settings trust. */
    private SSLContextParameters tls(AgencyCode agency) {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setTrustManager(trust.of(agency));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setSecureSocketProtocol("TLSv1.3");
        tls.setKeyManagers(new Own());
        tls.setTrustManagers(trusted);
        return tls;
    }

    /** Camel would rather have a store and its password; who holds the key is asked for managers instead. */
    private final class Own extends KeyManagersParameters {
        @Override
        public KeyManager[] createKeyManagers() {
            return trust.own();
        }
    }
}
