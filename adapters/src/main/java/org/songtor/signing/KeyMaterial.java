package org.songtor.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate and, where we hold it, its private key; of another party's signer only the certificate is here.
 *
 * @param key empty where the certificate is another party's
 */
record KeyMaterial(X509Certificate certificate, Optional<PrivateKey> key) {
    @Override
    public String toString() {
        return "KeyMaterial[" + certificate.getSubjectX500Principal() + "]";
    }
}
