package org.songtor.channel;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Trusts whom a store names, says of others who they are, and remembers them: Artemis' client says of a stranger only that it cannot connect. */
final class SeenServer extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private final String whose;
    private final AtomicReference<Optional<CertificateException>> stranger = new AtomicReference<>(Optional.empty());

    /** @param whose what names the trusted, for people: a setting, as a rule */
    SeenServer(KeyStore trusted, String whose) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        TrustManager first = trust.getTrustManagers()[0];
        this.judge = (X509ExtendedTrustManager) first;
        this.whose = whose;
    }

    /** Why the last server was not trusted, once. */
    Optional<CertificateException> stranger() {
        return stranger.getAndSet(Optional.empty());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judged(chain, () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judged(chain, () -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judged(chain, () -> judge.checkServerTrusted(chain, type));
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    private void judged(X509Certificate[] chain, Judgement judgement) throws CertificateException {
        try {
            judgement.pass();
        } catch (CertificateException e) {
            CertificateException told = new CertificateException(
                    "not trusted by " + whose + " (" + reason(e) + "), it shows " + chain[0].getSubjectX500Principal()
                            + ", issued by " + chain[0].getIssuerX500Principal(),
                    e);
            stranger.set(Optional.of(told));
            throw told;
        }
    }

    /** The innermost: what is around it says in many words that a path was looked for. */
    private static @Nullable String reason(CertificateException e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at.getMessage();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
