package org.songtor.sandbox;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.songtor.port.KeyRing;
import org.songtor.port.KeyRing.Identity;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

/** The key ring as servers want it. */
final class Certificates {
    private final KeyRing keys;

    Certificates(KeyRing keys) {
        this.keys = keys;
    }

    X509Certificate certificate(Identity identity) {
        try {
            return (X509Certificate) keys.identity(identity).getCertificate(identity.name());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate of " + identity.name(), e);
        }
    }

    KeyPair pair(Identity identity) {
        try {
            KeyStore store = keys.identity(identity);
            PrivateKey key = (PrivateKey) store.getKey(identity.name(), keys.password());
            return new KeyPair(store.getCertificate(identity.name()).getPublicKey(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of " + identity.name(), e);
        }
    }

    /** For the server: its key, and the CA that clients must come from. */
    SslBundle server() {
        Identity server = new Identity.TlsServer();
        String password = new String(keys.password());
        return SslBundle.of(
                SslStoreBundle.of(keys.identity(server), password, keys.trust()),
                SslBundleKey.of(password, server.name()));
    }
}
