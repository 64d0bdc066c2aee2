package org.songtor.sandbox;

import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPElement;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.songtor.channel.Xml;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FormatException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An agency's desk behind a SOAP counter: {@code Submit}, {@code Inquire}, {@code FetchAnswer} in the contract's namespace. The
 * file is the exclusive canonical form of the {@code Submit} element as it arrived. A caller's mistake is a fault that blames the Sender.
 */
@WebServiceProvider
@ServiceMode(Service.Mode.MESSAGE)
final class SoapDesk implements Provider<SOAPMessage> {
    private static final String SIGNATURE = "DetachedSignature";

    private final Box box;
    private final AgencyDesk desk;
    private final Disk disk;
    private final String namespace;
    private final Orders orders;
    private final AfterArrival after;

    SoapDesk(Box box, Desks desks, Disk disk, String namespace, Orders orders) {
        this.box = box;
        this.desk = desks.of(box);
        this.orders = orders;
        this.after = new AfterArrival(desks, orders);
        this.disk = disk;
        this.namespace = namespace;
    }

    @Override
    public SOAPMessage invoke(SOAPMessage request) {
        try {
            Element body = onlyElement(request.getSOAPBody());
            if (!namespace.equals(body.getNamespaceURI())) {
                throw fault(SOAPConstants.SOAP_SENDER_FAULT, "unknown message");
            }
            return switch (body.getLocalName()) {
                case "Submit" -> submit(request, body);
                case "Inquire" -> inquire(body);
                case "FetchAnswer" -> fetchAnswer(body);
                default -> throw fault(SOAPConstants.SOAP_SENDER_FAULT, "unknown message");
            };
        } catch (SOAPException | IOException e) {
            throw new IllegalStateException("the call could not be served", e);
        }
    }

    private SOAPMessage submit(SOAPMessage request, Element body) throws SOAPException, IOException {
        byte[] content = Xml.canonical(body);
        byte[] signature = signature(request);
        PaymentReference reference = reference(body);
        String name = name(reference, content);
        Optional<Order> order = orders.take(
                box,
                Misbehaviour.QUOTA,
                Misbehaviour.DISK_FULL,
                Misbehaviour.FAULT_SENDER,
                Misbehaviour.FAULT_RECEIVER,
                Misbehaviour.ERROR_INSIDE_200,
                Misbehaviour.TRUNCATE);
        if (order.isPresent() && order.get().what() != Misbehaviour.TRUNCATE) {
            return refusal(name, content, order.get().what());
        }
        byte[] kept = order.isPresent() ? Arrays.copyOf(content, content.length / 2) : content;
        if (order.isPresent()) {
            truncated(name, kept);
        } else {
            take(name, content, signature);
            after.look(box, name);
            after.hang(box);
        }
        SOAPMessage reply = reply();
        SOAPElement response = open(reply, "SubmitResponse");
        add(response, "reference", reference.value());
        add(response, "size", Integer.toString(kept.length));
        add(response, "sha256", Sha256.of(kept).hex());
        return reply;
    }

    private void take(String name, byte[] content, byte[] signature) throws IOException {
        synchronized (desk) {
            Path file = box.inbox(name);
            if (!Files.exists(file) || orders.isLitter(box, name)) {
                orders.noLitter(box, name);
                disk.write(box.inbox(name + Box.SIGNATURE), signature);
                disk.write(file, content);
            } else if (!Sha256.of(Files.readAllBytes(file)).equals(Sha256.of(content))) {
                desk.conflict(box, name, content);
                throw fault(SOAPConstants.SOAP_SENDER_FAULT, "other bytes are here under this reference");
            }
            desk.delivered(box, name);
        }
    }

    private void truncated(String name, byte[] half) throws IOException {
        synchronized (desk) {
            orders.litter(box, name);
            disk.write(box.inbox(name), half);
            desk.events().add(box, name, half, Events.What.TRUNCATED, Events.NONE);
        }
    }

    private SOAPMessage refusal(String name, byte[] content, Misbehaviour what) throws SOAPException, IOException {
        desk.events().add(box, name, content, Events.What.REFUSED, what.word());
        switch (what) {
            case FAULT_SENDER -> throw fault(SOAPConstants.SOAP_SENDER_FAULT, "the file is not accepted");
            case QUOTA -> throw fault(SOAPConstants.SOAP_RECEIVER_FAULT, "quota exceeded");
            case ERROR_INSIDE_200 -> {
                SOAPMessage reply = reply();
                add(open(reply, "Error"), "message", "E0071 file was not accepted");
                return reply;
            }
            default -> throw fault(SOAPConstants.SOAP_RECEIVER_FAULT, "no space left on device");
        }
    }

    private SOAPMessage inquire(Element body) throws SOAPException, IOException {
        Optional<Sha256> there = there(reference(body));
        SOAPMessage reply = reply();
        SOAPElement response = open(reply, "InquireResponse");
        add(response, "known", Boolean.toString(there.isPresent()));
        if (there.isPresent()) {
            add(response, "sha256", there.get().hex());
        }
        return reply;
    }

    /** What lies in the inbox under this reference, whole or not. */
    private Optional<Sha256> there(PaymentReference reference) throws IOException {
        synchronized (desk) {
            for (String name : box.arrived()) {
                if (name.contains(reference.value())) {
                    return Optional.of(Sha256.of(Files.readAllBytes(box.inbox(name))));
                }
            }
            return Optional.empty();
        }
    }

    private SOAPMessage fetchAnswer(Element body) throws SOAPException, IOException {
        Optional<Archive.Signed> answer = desk.answer(box, reference(body));
        SOAPMessage reply = reply();
        SOAPElement response = open(reply, "FetchAnswerResponse");
        add(response, "status", answer.isPresent() ? "READY" : "PENDING");
        if (answer.isPresent()) {
            Element document = Xml.parse(answer.get().content()).getDocumentElement();
            response.appendChild(response.getOwnerDocument().importNode(document, true));
            reply.getSOAPHeader()
                    .addHeaderElement(new QName(namespace, SIGNATURE))
                    .addTextNode(Base64.getEncoder().encodeToString(answer.get().signature()));
        }
        return reply;
    }

    /** The name the format gives such a file; a document it cannot read is the sender's mistake. */
    private String name(PaymentReference reference, byte[] content) {
        AgencyFormat format = desk.format(box);
        try {
            return format.fileName(format.read(reference.value(), content).header());
        } catch (FormatException e) {
            throw fault(SOAPConstants.SOAP_SENDER_FAULT, "the document does not follow its format");
        }
    }

    private byte[] signature(SOAPMessage request) throws SOAPException {
        for (Node node = request.getSOAPHeader().getFirstChild(); node != null; node = node.getNextSibling()) {
            if (SIGNATURE.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI())) {
                return decoded(node.getTextContent());
            }
        }
        throw fault(SOAPConstants.SOAP_SENDER_FAULT, "the header " + SIGNATURE + " is missing");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw fault(SOAPConstants.SOAP_SENDER_FAULT, "the header " + SIGNATURE + " is not base64");
        }
    }

    private PaymentReference reference(Element body) {
        for (Node node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
            if ("reference".equals(node.getLocalName()) && PaymentReference.isValid(node.getTextContent())) {
                return PaymentReference.of(node.getTextContent());
            }
        }
        throw fault(SOAPConstants.SOAP_SENDER_FAULT, "no valid reference");
    }

    private static Element onlyElement(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return element;
            }
        }
        throw fault(SOAPConstants.SOAP_SENDER_FAULT, "the body is empty");
    }

    private static SOAPMessage reply() throws SOAPException {
        return MessageFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createMessage();
    }

    private SOAPElement open(SOAPMessage reply, String name) throws SOAPException {
        return reply.getSOAPBody().addBodyElement(new QName(namespace, name));
    }

    private void add(SOAPElement parent, String name, String text) throws SOAPException {
        parent.addChildElement(new QName(namespace, name)).addTextNode(text);
    }

    private static SOAPFaultException fault(QName code, String reason) {
        try {
            return new SOAPFaultException(jakarta.xml.soap.SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL)
                    .createFault(reason, code));
        } catch (SOAPException e) {
            throw new IllegalStateException("a fault cannot be made", e);
        }
    }
}
