package org.songtor.channel;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** What errors of all edges have in common: they hide their reason in causes, and a connection that never stood carried nothing. */
final class Causes {
    private static final int DEEPEST = 20;

    /**
     * So long a service that said nothing may still be at work on what it was given. Asked sooner it may truly say that the file is not there, and take it a moment
     * later beside the copy that was sent because of that.
     */
    static final Duration STILL_AT_WORK = Duration.ofMinutes(1);

    private Causes() {}

    /** The first of this kind in the chain of causes. */
    static <T> Optional<T> find(Throwable error, Class<T> kind) {
        Throwable at = error;
        for (int i = 0; at != null && i < DEEPEST; i++, at = at.getCause()) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
        }
        return Optional.empty();
    }

    static boolean has(Throwable error, Class<?> kind) {
        return find(error, kind).isPresent();
    }

    /** Where a service took the file and did not answer in time, the verdict: nobody knows, and it is left alone until it must have come to an end. */
    static Optional<Verdict> silence(Throwable error, Stage stage) {
        boolean silent = has(error, SocketTimeoutException.class)
                || has(error, HttpTimeoutException.class)
                || has(error, CutOffException.class);
        return silent && stage == Stage.PUTTING
                ? Optional.of(Verdict.unrecognised(Verdict.words(error), stage).after(Optional.of(STILL_AT_WORK)))
                : Optional.empty();
    }

    /**
     * Where the error says that no connection came about, the verdict: nothing of the file left, unless it had left before. TLS fails before the
     * first byte of a request is read; a server whose certificate is not the one we trust may be anybody.
     */
    static Optional<Verdict> connecting(Throwable error, Stage stage) {
        if (stage == Stage.PUT) {
            return Optional.empty();
        }
        if (has(error, SSLPeerUnverifiedException.class)
                || (has(error, SSLHandshakeException.class) && has(error, CertificateException.class))) {
            // The certificate's own words: a SOAP client says no more than that it could not send.
            return Optional.of(Verdict.stranger(Verdict.words(find(error, CertificateException.class)
                    .<Throwable>map(e -> e)
                    .orElse(error))));
        }
        if (has(error, NothingLeftException.class)
                || has(error, ConnectException.class)
                || has(error, NoRouteToHostException.class)
                || has(error, UnknownHostException.class)
                || has(error, ConnectTimeoutException.class)
                || has(error, ConnectionRequestTimeoutException.class)
                || has(error, HttpConnectTimeoutException.class)
                || has(error, SSLHandshakeException.class)) {
            return Optional.of(Verdict.tryAgain(Verdict.words(error)));
        }
        return Optional.empty();
    }
}
