package org.songtor.sandbox;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.songtor.port.KeyRing;
import org.songtor.port.KeyRing.Identity;

/** WS-Security of one side: Timestamp and Body signed with rsa-sha256, the other side known by its one certificate. */
final class SoapSecurity {
    private static final String CRYPTO = "songtor.crypto";
    private static final String SIGNED = "{Element}{http://docs.oasis-open.org/wss/2004/01/"
            + "oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;"
            + "{Element}{http://www.w3.org/2003/05/soap-envelope}Body";

    private final KeyRing keys;
    private final Identity own;
    private final Identity other;

    SoapSecurity(KeyRing keys, Identity own, Identity other) {
        this.keys = keys;
        this.own = own;
        this.other = other;
    }

    WSS4JOutInterceptor out() {
        Map<String, Object> p = new HashMap<>();
        p.put(ConfigurationConstants.ACTION, "Timestamp Signature");
        p.put(ConfigurationConstants.USER, own.name());
        p.put(ConfigurationConstants.SIG_PROP_REF_ID, CRYPTO);
        p.put(CRYPTO, ownKey());
        p.put(ConfigurationConstants.PW_CALLBACK_REF, (CallbackHandler) this::password);
        p.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
        p.put(ConfigurationConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        p.put(ConfigurationConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
        p.put(ConfigurationConstants.SIGNATURE_PARTS, SIGNED);
        return new WSS4JOutInterceptor(p);
    }

    WSS4JInInterceptor in() {
        Map<String, Object> p = new HashMap<>();
        p.put(ConfigurationConstants.ACTION, "Timestamp Signature");
        p.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, CRYPTO);
        p.put(CRYPTO, otherCertificate());
        return new WSS4JInInterceptor(p);
    }

    /** The interceptor above checks what is signed; this one that all that matters is. */
    static DefaultCryptoCoverageChecker coverage() {
        return new DefaultCryptoCoverageChecker();
    }

    private Merlin ownKey() {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(keys.identity(own));
        return crypto;
    }

    /** Holds the one certificate and not the CA, so that no other certificate of it may sign a call. */
    private Merlin otherCertificate() {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setCertificateEntry(other.name(), new Certificates(keys).certificate(other));
            Merlin crypto = new Merlin();
            crypto.setTrustStore(one);
            return crypto;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("no trust store for " + other.name(), e);
        }
    }

    private void password(Callback[] callbacks) {
        for (Callback c : callbacks) {
            if (c instanceof WSPasswordCallback asked) {
                asked.setPassword(new String(keys.password()));
            }
        }
    }
}
