package org.songtor.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a random nonce of 96 bits: nonce, then ciphertext with its tag of 128 bits. What is sealed is bound to a
 * place, so that it cannot be moved to another. One key may seal some 2^32 things (NIST SP 800-38D, 8.3).
 */
final class Seal {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final SecretKey key;
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(Seal::cipher);
    private final ThreadLocal<Nonces> nonces = ThreadLocal.withInitial(Nonces::new);

    Seal(SecretKey secret) {
        this.key = new SecretKeySpec(secret.getEncoded(), "AES");
    }

    byte[] seal(byte[] plain, byte[] place) {
        byte[] nonce = nonces.get().next();
        byte[] sealed = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(place);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** @throws IllegalStateException when it was not sealed with this key for this place */
    byte[] open(byte[] sealed, byte[] place) {
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, sealed, 0, NONCE));
            cipher.updateAAD(place);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what is kept was not sealed with this installation's key for its place", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /** The system's random source is asked for many at once: one by one it costs more than the cipher. */
    private static final class Nonces {
        private final SecureRandom random = new SecureRandom();
        private final byte[] many = new byte[NONCE * 256];
        private int at = many.length;

        byte[] next() {
            if (at == many.length) {
                random.nextBytes(many);
                at = 0;
            }
            at += NONCE;
            return Arrays.copyOfRange(many, at - NONCE, at);
        }
    }
}
