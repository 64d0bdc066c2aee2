package org.songtor.channel;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/** The key ring in the shapes that channels ask for. */
@Component
public class Keys {
    private final KeyRing ring;

    Keys(KeyRing ring) {
        this.ring = ring;
    }

    public KeyPair pair(KeyRing.Identity identity) {
        try {
            KeyStore store = ring.identity(identity);
            PrivateKey key = (PrivateKey) store.getKey(identity.name(), ring.password());
            return new KeyPair(certificate(identity).getPublicKey(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key " + identity.name() + " cannot be read", e);
        }
    }

    public X509Certificate certificate(KeyRing.Identity identity) {
        try {
            return (X509Certificate) ring.identity(identity).getCertificate(identity.name());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificate " + identity.name() + " cannot be read", e);
        }
    }

    public KeyRing ring() {
        return ring;
    }
}
