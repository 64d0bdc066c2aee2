package org.songtor.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEParameterSpec;

/**
 * A key store that never leaves the memory in which the key lies open anyway, so its password protects nothing. Each key put in or taken out costs the
 * rounds that slow a guesser of passwords down, ten thousand as a rule: here one.
 */
final class MemoryStore {
    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
    private static final int SALT = 20;
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MemoryStore() {}

    static KeyStore empty(char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        return store;
    }

    static void put(KeyStore store, String alias, PrivateKey key, char[] password, Certificate... chain)
            throws GeneralSecurityException {
        PBEParameterSpec once = new PBEParameterSpec(random(SALT), 1, new IvParameterSpec(random(BLOCK)));
        store.setEntry(
                alias,
                new KeyStore.PrivateKeyEntry(key, chain),
                new KeyStore.PasswordProtection(password, ALGORITHM, once));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
