package org.songtor.signing;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.songtor.port.RunSignatures;

/** {@link RunSignatures} with Bouncy Castle. */
public final class CmsRunSignatures implements RunSignatures {
    @Override
    public Optional<String> reject(String caPem, byte[] content, byte[] signature) {
        X509Certificate ca = authority(caPem);
        return CmsCheck.ofGateway(ca, Clock.systemUTC(), content, signature);
    }

    private static X509Certificate authority(String caPem) {
        try {
            return Pem.material(caPem).certificate();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate of the run's authority cannot be read", e);
        }
    }
}
