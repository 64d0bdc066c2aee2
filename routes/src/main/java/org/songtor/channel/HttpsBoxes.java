package org.songtor.channel;

import java.net.URI;

/** HTTPS boxes: endpoint addresses with mutual TLS, bounded waits, no request sent twice, and status codes left to the route. */
public final class HttpsBoxes {
    /** A longer reply is cut off and is a failure. */
    static final long LARGEST = 64L * 1024 * 1024;

    private static final String BOUNDED =
            "sslContextParameters=#agencyTls&httpClientConfigurer=#agencyRequests&throwExceptionOnFailure=false&connectTimeout=5000&connectionRequestTimeout=5000&soTimeout=15000"
                    + "&responseTimeout=15000&followRedirects=false&skipRequestHeaders=false&copyHeaders=false";

    private HttpsBoxes() {}

    /** The box as a Camel producer; the route sets method and path below it. */
    public static String of(URI box) {
        return box + "?" + BOUNDED;
    }
}
