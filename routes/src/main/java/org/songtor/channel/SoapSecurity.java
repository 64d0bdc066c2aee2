package org.songtor.channel;

import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/**
 * WS-Security of SOAP calls: Timestamp and Body signed with RSA and SHA-256, certificate as BinarySecurityToken; the reply must
 * be signed the same way by a certificate of our CA, and the coverage checker refuses one whose body is not signed. Under it mutual TLS.
 */
@Component
class SoapSecurity implements CxfConfigurer {
    private static final String PARTS =
            "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;"
                    + "{Element}{http://www.w3.org/2003/05/soap-envelope}Body";
    private static final String CRYPTO = "songtor.crypto";

    private final KeyRing ring;

    SoapSecurity(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
        // Everything is set on the client below.
    }

    @Override
    public void configureServer(Server server) {
        throw new IllegalStateException("the gateway only calls agencies' services");
    }

    @Override
    public void configureClient(Client client) {
        client.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing()));
        client.getInInterceptors().add(new WSS4JInInterceptor(incoming()));
        client.getInInterceptors().add(new DefaultCryptoCoverageChecker());
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        conduit.setTlsClientParameters(tls());
        conduit.setClient(bounds());
    }

    private Map<String, Object> outgoing() {
        KeyRing.Identity own = new KeyRing.Identity.SoapClient();
        Merlin crypto = new Merlin();
        crypto.setKeyStore(ring.identity(own));
        Map<String, Object> settings = new HashMap<>();
        settings.put(WSHandlerConstants.ACTION, WSHandlerConstants.TIMESTAMP + " " + WSHandlerConstants.SIGNATURE);
        settings.put(WSHandlerConstants.USER, own.name());
        settings.put(WSHandlerConstants.SIG_PROP_REF_ID, CRYPTO);
        settings.put(CRYPTO, crypto);
        settings.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
        settings.put(WSHandlerConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        settings.put(WSHandlerConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
        settings.put(WSHandlerConstants.SIGNATURE_PARTS, PARTS);
        settings.put(WSHandlerConstants.PW_CALLBACK_REF, (javax.security.auth.callback.CallbackHandler) callbacks -> {
            for (var callback : callbacks) {
                ((WSPasswordCallback) callback).setPassword(new String(ring.password()));
            }
        });
        return settings;
    }

    private Map<String, Object> incoming() {
        Merlin crypto = new Merlin();
        crypto.setTrustStore(ring.trust());
        Map<String, Object> settings = new HashMap<>();
        settings.put(WSHandlerConstants.ACTION, WSHandlerConstants.TIMESTAMP + " " + WSHandlerConstants.SIGNATURE);
        settings.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, CRYPTO);
        settings.put(CRYPTO, crypto);
        return settings;
    }

    private TLSClientParameters tls() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ring.identity(new KeyRing.Identity.TlsClient()), ring.password());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(ring.trust());
            TLSClientParameters tls = new TLSClientParameters();
            tls.setKeyManagers(keys.getKeyManagers());
            tls.setTrustManagers(trust.getTrustManagers());
            tls.setSecureSocketProtocol("TLSv1.3");
            return tls;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("TLS keys cannot be used", e);
        }
    }

    private static HTTPClientPolicy bounds() {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(5_000);
        policy.setReceiveTimeout(20_000);
        policy.setAllowChunking(false);
        return policy;
    }
}
