package org.songtor.channel;

import java.net.URI;
import java.time.Duration;

/** HTTPS boxes: endpoint addresses with mutual TLS, bounded waits, no request sent twice, and status codes left to the route. */
public final class HttpsBoxes {
    /** A longer reply is cut off and is a failure. */
    static final long LARGEST = 64L * 1024 * 1024;

    /** For one request and its reply, however alive the connection seems. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String BOUNDED =
            "sslContextParameters=#agencyTls&httpClientConfigurer=#agencyRequests&throwExceptionOnFailure=false&connectTimeout=5000&connectionRequestTimeout=5000&soTimeout=15000"
                    + "&responseTimeout=15000&followRedirects=false&skipRequestHeaders=false&copyHeaders=false";

    private HttpsBoxes() {}

    /** The box as a Camel producer; the route sets method and path below it. */
    public static String of(URI box) {
        return box + "?" + BOUNDED;
    }
}
