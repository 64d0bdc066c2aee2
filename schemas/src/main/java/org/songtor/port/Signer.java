package org.songtor.port;

import java.util.Optional;

/** CMS detached signatures (RFC 5652), DER: SHA-256, one signer, signing-certificate attribute, certificate inside. */
public interface Signer {
    byte[] sign(KeyRing.Identity signer, byte[] content);

    /**
     * Checks signature, digest, signing-certificate attribute, certificate chain and validity against the key ring's CA, and
     * that the signer is the one expected (by its certificate).
     *
     * @return empty when good, otherwise why not; a signature by nobody is never good
     */
    Optional<String> reject(KeyRing.Identity expectedSigner, byte[] content, byte[] signature);
}
