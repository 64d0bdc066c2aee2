package org.songtor.channel;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.songtor.port.KeyRing;

/**
 * Settings of WSS4J for both sides of a call: Timestamp and Body signed with SHA-256 and the kind of key there is, certificate as
 * BinarySecurityToken.
 * The other side must be the very one expected, not only somebody of the same CA; with CXF's coverage checker behind it, a message whose body is
 * not signed is refused.
 */
public final class WsSecurity {
    private static final String PARTS =
            "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;"
                    + "{Element}{http://www.w3.org/2003/05/soap-envelope}Body";
    private static final String ACTIONS = WSHandlerConstants.TIMESTAMP + " " + WSHandlerConstants.SIGNATURE;
    private static final String CRYPTO = "songtor.crypto";

    private WsSecurity() {}

    /** For the out interceptor of whoever signs as {@code own}. */
    public static Map<String, Object> outgoing(KeyRing ring, KeyRing.Identity own) {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(ring.identity(own));
        Map<String, Object> settings = new HashMap<>();
        settings.put(WSHandlerConstants.ACTION, ACTIONS);
        settings.put(WSHandlerConstants.USER, own.name());
        settings.put(WSHandlerConstants.SIG_PROP_REF_ID, CRYPTO);
        settings.put(CRYPTO, crypto);
        settings.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
        settings.put(WSHandlerConstants.SIG_ALGO, algorithm(ring, own));
        settings.put(WSHandlerConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
        settings.put(WSHandlerConstants.SIGNATURE_PARTS, PARTS);
        settings.put(WSHandlerConstants.PW_CALLBACK_REF, password(ring));
        return settings;
    }

    /** For the in interceptor of whoever listens to {@code other} and to nobody else. */
    public static Map<String, Object> incoming(KeyRing ring, KeyRing.Identity other) {
        Merlin crypto = new Merlin();
        crypto.setTrustStore(only(ring, other));
        Map<String, Object> settings = new HashMap<>();
        settings.put(WSHandlerConstants.ACTION, ACTIONS);
        settings.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, CRYPTO);
        settings.put(CRYPTO, crypto);
        return settings;
    }

    /** RFC 9231, 2.3. */
    private static String algorithm(KeyRing ring, KeyRing.Identity own) {
        try {
            String kind =
                    ring.identity(own).getCertificate(own.name()).getPublicKey().getAlgorithm();
            return "http://www.w3.org/2001/04/xmldsig-more#" + (kind.equals("EC") ? "ecdsa-sha256" : "rsa-sha256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificate of " + own.name() + " cannot be read", e);
        }
    }

    private static CallbackHandler password(KeyRing ring) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                ((WSPasswordCallback) callback).setPassword(new String(ring.password()));
            }
        };
    }

    private static KeyStore only(KeyRing ring, KeyRing.Identity other) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(other.name(), ring.identity(other).getCertificate(other.name()));
            return trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificate of " + other.name() + " cannot be trusted", e);
        }
    }
}
