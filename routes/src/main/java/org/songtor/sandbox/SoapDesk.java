package org.songtor.sandbox;

import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPElement;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
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
import java.util.Iterator;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;
import org.songtor.port.FormatException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * One box reached by SOAP: {@code Submit}, {@code Inquire}, {@code FetchAnswer} of its contract. The file is the canonical
 * form of the element {@code Submit}; its CMS signature stands in the header {@code DetachedSignature}.
 */
@WebServiceProvider
@ServiceMode(Service.Mode.MESSAGE)
final class SoapDesk implements Provider<SOAPMessage> {
    private static final String SIGNATURE = "DetachedSignature";

    private final Box box;
    private final AgencyDesk desk;
    private final SoapContract contract;
    private final Disk disk;

    SoapDesk(Box box, AgencyDesk desk, SoapContract contract, Disk disk) {
        this.box = box;
        this.desk = desk;
        this.contract = contract;
        this.disk = disk;
    }

    @Override
    public SOAPMessage invoke(SOAPMessage request) {
        try {
            Element call = firstElement(request);
            contract.check(call);
            synchronized (desk) {
                return switch (call.getLocalName()) {
                    case "Submit" -> submit(call, signature(request));
                    case "Inquire" -> inquire(reference(call));
                    case "FetchAnswer" -> fetchAnswer(reference(call));
                    default -> throw fault("no such operation");
                };
            }
        } catch (SAXException | FormatException | IllegalArgumentException e) {
            // What was wrong may hold a person's number: the caller is told no more than that it was.
            throw fault("the message does not follow the contract");
        } catch (SOAPException | IOException | XMLSecurityException | ParserConfigurationException e) {
            throw new IllegalStateException("box " + box.name() + " cannot answer", e);
        }
    }

    private SOAPMessage submit(Element call, byte[] signature)
            throws IOException, SOAPException, XMLSecurityException, FormatException {
        byte[] content = SoapXml.canonical(call);
        String name = desk.format(box)
                .fileName(desk.format(box).read("submit", content).header());
        Path file = box.inbox(name);
        if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), content)) {
            desk.conflict(box, name, Sha256.of(content));
            throw fault("other bytes came under this reference before");
        }
        if (!Files.exists(file)) {
            disk.write(box.inbox(name + Box.SIGNATURE), signature);
            disk.write(file, content);
        }
        desk.delivered(box, name);
        SOAPMessage reply = message();
        SOAPElement body = body(reply, "SubmitResponse");
        leaf(body, "reference", SoapXml.text(call, "reference"));
        leaf(body, "size", Integer.toString(content.length));
        leaf(body, "sha256", Sha256.of(content).hex());
        return reply;
    }

    private SOAPMessage inquire(PaymentReference reference) throws SOAPException {
        Optional<Filed> filed = desk.find(box, reference);
        SOAPMessage reply = message();
        SOAPElement body = body(reply, "InquireResponse");
        leaf(body, "known", Boolean.toString(filed.isPresent()));
        if (filed.isPresent()) {
            leaf(body, "sha256", filed.get().sha256().hex());
        }
        return reply;
    }

    private SOAPMessage fetchAnswer(PaymentReference reference)
            throws SOAPException, IOException, SAXException, ParserConfigurationException {
        Optional<Archive.Signed> answer = desk.answer(box, reference);
        SOAPMessage reply = message();
        SOAPElement body = body(reply, "FetchAnswerResponse");
        leaf(body, "status", answer.isPresent() ? "READY" : "PENDING");
        if (answer.isPresent()) {
            body.addChildElement(SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL)
                    .createElement(SoapXml.parse(answer.get().content())));
            reply.getSOAPHeader()
                    .addHeaderElement(new QName(contract.namespace(), SIGNATURE))
                    .setTextContent(
                            Base64.getEncoder().encodeToString(answer.get().signature()));
        }
        return reply;
    }

    private SOAPMessage message() throws SOAPException {
        return MessageFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createMessage();
    }

    private SOAPElement body(SOAPMessage message, String name) throws SOAPException {
        return message.getSOAPBody().addBodyElement(new QName(contract.namespace(), name));
    }

    private void leaf(SOAPElement parent, String name, String text) throws SOAPException {
        parent.addChildElement(new QName(contract.namespace(), name)).setTextContent(text);
    }

    private static PaymentReference reference(Element call) {
        return PaymentReference.of(SoapXml.text(call, "reference"));
    }

    private byte[] signature(SOAPMessage request) throws SOAPException {
        Iterator<?> found = request.getSOAPHeader().getChildElements(new QName(contract.namespace(), SIGNATURE));
        if (!found.hasNext()) {
            throw fault("the file has no signature");
        }
        return Base64.getMimeDecoder().decode(((Element) found.next()).getTextContent());
    }

    private static Element firstElement(SOAPMessage request) throws SOAPException {
        for (var n = request.getSOAPBody().getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                return e;
            }
        }
        throw fault("the body is empty");
    }

    private static SOAPFaultException fault(String text) {
        try {
            return new SOAPFaultException(SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL)
                    .createFault(text, SOAPConstants.SOAP_SENDER_FAULT));
        } catch (SOAPException e) {
            throw new IllegalStateException("no fault can be made: " + text, e);
        }
    }
}
