package org.songtor.port;

import java.time.Instant;
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

    /**
     * Judges a signature that was kept, which stays good when the signer's key was renewed or its certificate has ended: by the certificate inside, which is
     * of the name that the signer has in the key ring today, leads to its CA, and was valid at the time of signing. That time is the signer's own word (RFC
     * 5652, 11.3); no other clock vouches for it, and nobody is asked whether a certificate was called back.
     */
    Kept kept(KeyRing.Identity signer, byte[] content, byte[] signature);

    /** What a kept signature is worth. */
    sealed interface Kept {
        /**
         * @param signedAt to the second
         * @param renewed the key ring holds another certificate of this signer by now
         */
        record Good(Instant signedAt, boolean renewed) implements Kept {}

        /** @param why in words for a person */
        record Bad(String why) implements Kept {}
    }
}
