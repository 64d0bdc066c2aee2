package org.songtor.channel;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.songtor.model.AgencyCode;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/** HTTPS boxes: endpoint addresses with mutual TLS, bounded waits, no request sent twice, and status codes left to the route. */
@Component
public class HttpsBoxes {
    /** A longer reply is cut off and is a failure. */
    static final long LARGEST = 64L * 1024 * 1024;

    private static final String BOUNDED =
            "&httpClientConfigurer=#agencyRequests&throwExceptionOnFailure=false&connectTimeout=5000&connectionRequestTimeout=5000&soTimeout=15000"
                    + "&responseTimeout=15000&followRedirects=false&skipRequestHeaders=false&copyHeaders=false";

    private final CamelContext camel;
    private final KeyRing ring;
    private final AgencyTrust trust;

    HttpsBoxes(CamelContext camel, KeyRing ring, AgencyTrust trust) {
        this.camel = camel;
        this.ring = ring;
        this.trust = trust;
    }

    /** An agency's box as a Camel producer; the route sets method and path below it. Binds the agency's TLS to the registry the first time. */
    public String of(AgencyCode agency, URI box) {
        String tls = "tls." + agency;
        if (camel.getRegistry().lookupByName(tls) == null) {
            camel.getRegistry().bind(tls, tls(agency));
        }
        return box + "?sslContextParameters=#" + tls + BOUNDED;
    }

    /** Mutual TLS 1.3: our client certificate, and only servers whom the agency's settings trust. */
    private SSLContextParameters tls(AgencyCode agency) {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(own());
        keys.setKeyPassword(new String(ring.password()));
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setTrustManager(trust.of(agency));
        SSLContextParameters tls = new SSLContextParameters();
        tls.setSecureSocketProtocol("TLSv1.3");
        tls.setKeyManagers(keys);
        tls.setTrustManagers(trusted);
        return tls;
    }

    private KeyStoreParameters own() {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setKeyStore(ring.identity(new KeyRing.Identity.TlsClient()));
        return parameters;
    }
}
