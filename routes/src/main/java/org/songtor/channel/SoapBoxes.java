package org.songtor.channel;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.component.cxf.common.DataFormat;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.binding.soap.SoapHeader;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * SOAP boxes: the messages of {@code Submit}, {@code Inquire} and {@code FetchAnswer} around a file that is itself the one element
 * of the body, in exclusive canonical form, so that the same bytes leave and arrive. Its CMS signature travels in a header.
 */
@Component
public class SoapBoxes {
    private static final String SIGNATURE = "DetachedSignature";
    private static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    private final CamelContext camel;
    private final KeyRing ring;
    private final AgencyTrust trust;
    private final Exchanges exchanges;
    private final Map<ProfileId, SoapContract> contracts = new ConcurrentHashMap<>();

    SoapBoxes(CamelContext camel, KeyRing ring, AgencyTrust trust, Exchanges exchanges) {
        this.camel = camel;
        this.ring = ring;
        this.trust = trust;
        this.exchanges = exchanges;
    }

    /** The Camel endpoint of a profile's service; binds it to the registry the first time. */
    public String endpoint(ProfileId profile, String address) {
        String bean = "soap." + profile.dotted();
        if (camel.getRegistry().lookupByName(bean) == null) {
            SoapContract contract = contract(profile);
            CxfEndpoint endpoint = new CxfEndpoint();
            endpoint.setCamelContext(camel);
            endpoint.setAddress(address);
            endpoint.setWsdlURL(contract.wsdl());
            endpoint.setServiceNameAsQName(contract.service());
            endpoint.setPortNameAsQName(contract.port());
            endpoint.setDataFormat(DataFormat.PAYLOAD);
            endpoint.setCxfConfigurer(
                    new SoapSecurity(ring, trust, profile.agency(), exchanges.within(URI.create(address))));
            // The worker that rang waits: an outcome belongs to its attempt, and a hang is bounded by the conduit.
            endpoint.setSynchronous(true);
            camel.getRegistry().bind(bean, endpoint);
        }
        return "cxf:bean:" + bean;
    }

    /** The same file always makes the same message, by its WS-Addressing id: an agency's service bus knows a repetition by it. */
    public void submit(Exchange exchange, ProfileId profile, byte[] file, byte[] signature) throws IOException {
        String id = profile + " " + Sha256.of(file);
        call(
                exchange,
                profile,
                "Submit",
                Xml.parse(file).getDocumentElement(),
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.US_ASCII)),
                Optional.of(signature));
    }

    public void inquire(Exchange exchange, ProfileId profile, String reference) {
        call(exchange, profile, "Inquire", asking(profile, "Inquire", reference), UUID.randomUUID(), Optional.empty());
    }

    public void fetchAnswer(Exchange exchange, ProfileId profile, String reference) {
        call(
                exchange,
                profile,
                "FetchAnswer",
                asking(profile, "FetchAnswer", reference),
                UUID.randomUUID(),
                Optional.empty());
    }

    /** What an {@code InquireResponse} says the other side holds; it names the hash, the size is ours to compare by hash alone. */
    public Optional<Sha256> known(Exchange exchange) throws IOException {
        Element response = body(exchange, "InquireResponse");
        String known = text(response, "known");
        return switch (known) {
            case "true", "1" -> Optional.of(hash(response));
            case "false", "0" -> Optional.empty();
            default -> throw new IOException("neither known nor unknown: " + known);
        };
    }

    /** The receipt that a {@code SubmitResponse} is: the hash of what was taken. */
    public Sha256 receipt(Exchange exchange) throws IOException {
        return hash(body(exchange, "SubmitResponse"));
    }

    /** The answer file and its signature in a {@code FetchAnswerResponse}; empty while it is pending. */
    public Optional<Signed> answer(Exchange exchange) throws IOException {
        Element response = body(exchange, "FetchAnswerResponse");
        String status = text(response, "status");
        if ("PENDING".equals(status)) {
            return Optional.empty();
        }
        if (!"READY".equals(status)) {
            throw new IOException("unknown status of an answer: " + status);
        }
        return Optional.of(new Signed(Xml.canonical(child(response, "Answer")), signature(exchange)));
    }

    /** What came, with its signature. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    public record Signed(byte[] content, byte[] signature) {}

    private void call(
            Exchange exchange,
            ProfileId profile,
            String operation,
            Element body,
            UUID message,
            Optional<byte[]> signature) {
        String namespace = contract(profile).namespace();
        List<SoapHeader> headers = new ArrayList<>();
        signature
                .map(s -> header(namespace, SIGNATURE, Base64.getEncoder().encodeToString(s)))
                .ifPresent(headers::add);
        headers.add(header(ADDRESSING, "Action", namespace + ":" + operation));
        headers.add(header(ADDRESSING, "MessageID", "urn:uuid:" + message));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(CxfConstants.OPERATION_NAME, operation);
        exchange.getMessage().setHeader(CxfConstants.OPERATION_NAMESPACE, namespace);
        exchange.getMessage().setBody(new CxfPayload<>(headers, List.<Source>of(new DOMSource(body)), null));
    }

    private static SoapHeader header(String namespace, String name, String text) {
        Element element = Xml.empty().createElementNS(namespace, name);
        element.setTextContent(text);
        return new SoapHeader(new QName(namespace, name), element);
    }

    private Element asking(ProfileId profile, String operation, String reference) {
        String namespace = contract(profile).namespace();
        Document document = Xml.empty();
        Element element = document.createElementNS(namespace, operation);
        Element child = document.createElementNS(namespace, "reference");
        child.setTextContent(reference);
        element.appendChild(child);
        document.appendChild(element);
        return element;
    }

    private SoapContract contract(ProfileId profile) {
        return contracts.computeIfAbsent(profile, SoapContract::of);
    }

    private static Element body(Exchange exchange, String expected) throws IOException {
        List<Element> body = payload(exchange).getBody();
        if (body.size() != 1 || !expected.equals(body.get(0).getLocalName())) {
            throw new IOException("expected one " + expected + " in the reply");
        }
        return body.get(0);
    }

    private static byte[] signature(Exchange exchange) throws IOException {
        for (SoapHeader header : payload(exchange).getHeaders()) {
            if (SIGNATURE.equals(header.getName().getLocalPart()) && header.getObject() instanceof Element element) {
                return Base64.getMimeDecoder().decode(element.getTextContent().trim());
            }
        }
        throw new IOException("the reply carries no " + SIGNATURE);
    }

    @SuppressWarnings("unchecked")
    private static CxfPayload<SoapHeader> payload(Exchange exchange) throws IOException {
        CxfPayload<SoapHeader> payload = exchange.getMessage().getBody(CxfPayload.class);
        if (payload == null) {
            throw new IOException("the reply is empty");
        }
        return payload;
    }

    private static Element child(Element parent, String name) throws IOException {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        throw new IOException("the reply has no " + name);
    }

    private static Sha256 hash(Element response) throws IOException {
        String hash = text(response, "sha256");
        try {
            return new Sha256(hash);
        } catch (IllegalArgumentException e) {
            throw new IOException("no SHA-256 in the reply", e);
        }
    }

    private static String text(Element parent, String name) throws IOException {
        return child(parent, name).getTextContent().trim();
    }
}
