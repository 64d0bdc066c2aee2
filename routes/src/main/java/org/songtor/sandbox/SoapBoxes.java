package org.songtor.sandbox;

import jakarta.xml.ws.soap.SOAPBinding;
import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.songtor.port.KeyRing;
import org.songtor.port.KeyRing.Identity;
import org.songtor.sandbox.SandboxSettings.Kind;

/** Publishes {@code /services/<agency>/<profile>} for every SOAP box; a call that is not signed whole never reaches a desk. */
final class SoapBoxes implements AutoCloseable {
    private final Bus bus;
    private final Desks desks;
    private final Disk disk;
    private final SoapSecurity security;
    private final List<EndpointImpl> published = new ArrayList<>();

    SoapBoxes(Bus bus, Desks desks, Disk disk, KeyRing keys) {
        this.bus = bus;
        this.desks = desks;
        this.disk = disk;
        this.security = new SoapSecurity(keys, new Identity.SoapServer(), new Identity.SoapClient());
    }

    void start() {
        desks.boxes().stream().filter(b -> b.kind() == Kind.SOAP).forEach(this::publish);
    }

    @Override
    public void close() {
        published.forEach(EndpointImpl::stop);
    }

    private void publish(Box box) {
        AgencyDesk desk = desks.of(box);
        SoapContract contract = SoapContract.of(desk.format(box).profile());
        EndpointImpl e = new EndpointImpl(
                bus, new SoapDesk(box, desk, contract, disk), SOAPBinding.SOAP12HTTP_BINDING, contract.wsdl());
        e.setServiceName(contract.service());
        e.setEndpointName(contract.port());
        e.getInInterceptors().add(security.in());
        e.getInInterceptors().add(SoapSecurity.coverage());
        e.getOutInterceptors().add(security.out());
        // A fault is signed too: else the caller could not tell our refusal from a stranger's.
        e.getOutFaultInterceptors().add(security.out());
        e.publish("/" + box.agency() + "/" + box.name());
        published.add(e);
    }
}
