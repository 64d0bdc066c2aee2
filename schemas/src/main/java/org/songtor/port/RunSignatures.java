package org.songtor.port;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Whether bytes carry the gateway's signature, for those who judge a run from outside: by the certificate of the run's authority alone, with no key. Found by
 * {@link ServiceLoader}, as {@link RunBooks} is.
 */
public interface RunSignatures {

    static RunSignatures installed() {
        return ServiceLoader.load(RunSignatures.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here can judge signatures"));
    }

    /**
     * @param caPem the run's authority, PEM
     * @param signature CMS, detached, DER (RFC 5652)
     * @return empty where the gateway signed these bytes, else why not
     * @throws IllegalArgumentException where {@code caPem} holds no certificate
     */
    Optional<String> reject(String caPem, byte[] content, byte[] signature);
}
