package org.songtor.channel;

import java.time.Duration;
import javax.net.ssl.TrustManager;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.songtor.model.AgencyCode;
import org.songtor.port.KeyRing;

/** The gateway's side of SOAP calls to an agency: WS-Security both ways, mutual TLS under it, and bounded waits and replies. */
final class SoapSecurity implements CxfConfigurer {
    private final KeyRing ring;
    private final AgencyTrust trust;
    private final AgencyCode agency;
    private final Duration longest;

    /** @param longest so long a reply is waited for */
    SoapSecurity(KeyRing ring, AgencyTrust trust, AgencyCode agency, Duration longest) {
        this.ring = ring;
        this.trust = trust;
        this.agency = agency;
        this.longest = longest;
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
        client.getInInterceptors().add(new BoundedIn(HttpsBoxes.LARGEST));
        client.getInInterceptors()
                .add(new WSS4JInInterceptor(WsSecurity.incoming(ring, new KeyRing.Identity.SoapServer())));
        client.getInInterceptors().add(new DefaultCryptoCoverageChecker());
        client.getOutInterceptors().add(new HalfwayOut());
        client.getInFaultInterceptors().add(new FaultOfAgency());
        client.getEndpoint().put(FaultListener.class.getName(), new FaultsOfCalls());
        HTTPConduit conduit = (HTTPConduit) client.getConduit();
        conduit.setTlsClientParameters(tls());
        conduit.setClient(bounds());
    }

    private TLSClientParameters tls() {
        TLSClientParameters tls = new TLSClientParameters();
        tls.setKeyManagers(trust.own());
        tls.setTrustManagers(new TrustManager[] {trust.of(agency)});
        tls.setSecureSocketProtocol("TLSv1.3");
        return tls;
    }

    private HTTPClientPolicy bounds() {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(5_000);
        policy.setReceiveTimeout(longest.toMillis());
        return policy;
    }
}
