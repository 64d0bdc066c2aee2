package org.songtor.sandbox;

import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.soap.SOAPBinding;
import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.songtor.channel.SoapContract;
import org.songtor.channel.WsSecurity;
import org.songtor.port.KeyRing;
import org.songtor.sandbox.SandboxSettings.Kind;

/** Publishes {@code /services/<agency>/<profile>} for every box that is reached by calls, from the profile's own WSDL. */
final class SoapServices implements AutoCloseable {
    private final Bus bus;
    private final KeyRing keys;
    private final Desks desks;
    private final Disk disk;
    private final Orders orders;
    private final List<Endpoint> published = new ArrayList<>();

    SoapServices(Bus bus, KeyRing keys, Desks desks, Disk disk, Orders orders) {
        this.orders = orders;
        this.bus = bus;
        this.keys = keys;
        this.desks = desks;
        this.disk = disk;
    }

    void start() {
        desks.boxes().stream().filter(box -> box.kind() == Kind.SOAP).forEach(this::publish);
    }

    private void publish(Box box) {
        SoapContract contract = SoapContract.of(box.profile());
        EndpointImpl endpoint = new EndpointImpl(
                bus, new SoapDesk(box, desks, disk, contract.namespace(), orders), SOAPBinding.SOAP12HTTP_BINDING);
        endpoint.setWsdlLocation(contract.wsdl());
        endpoint.setServiceName(contract.service());
        endpoint.setEndpointName(contract.port());
        endpoint.getInInterceptors()
                .add(new WSS4JInInterceptor(WsSecurity.incoming(keys, new KeyRing.Identity.SoapClient())));
        endpoint.getInInterceptors().add(new DefaultCryptoCoverageChecker());
        WSS4JOutInterceptor signing =
                new WSS4JOutInterceptor(WsSecurity.outgoing(keys, new KeyRing.Identity.SoapServer()));
        endpoint.getOutInterceptors().add(signing);
        // A fault says whether to send again, so it is signed like every other reply.
        endpoint.getOutFaultInterceptors().add(signing);
        endpoint.publish("/" + box.agency() + "/" + box.name());
        published.add(endpoint);
    }

    @Override
    public void close() {
        published.forEach(Endpoint::stop);
    }
}
