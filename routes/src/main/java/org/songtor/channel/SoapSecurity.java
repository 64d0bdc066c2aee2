package org.songtor.channel;

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
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/** The gateway's side of a SOAP call: WS-Security both ways, mutual TLS under it, and bounded waits. */
@Component
class SoapSecurity implements CxfConfigurer {
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
        client.getOutInterceptors()
                .add(new WSS4JOutInterceptor(WsSecurity.outgoing(ring, new KeyRing.Identity.SoapClient())));
        client.getInInterceptors()
                .add(new WSS4JInInterceptor(WsSecurity.incoming(ring, new KeyRing.Identity.SoapServer())));
        client.getInInterceptors().add(new DefaultCryptoCoverageChecker());
        client.getOutInterceptors().add(new HalfwayOut());
        client.getInFaultInterceptors().add(new FaultOfAgency());
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        conduit.setTlsClientParameters(tls());
        conduit.setClient(bounds());
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
        return policy;
    }
}
