package org.songtor.intake.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import org.songtor.channel.Xml;
import org.songtor.intake.soap.Told.Kind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A fault as a whole reply, for what is refused before CXF is asked. */
public final class FaultPage {
    public static final String TYPE = "application/soap+xml;charset=UTF-8";
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private FaultPage() {}

    static void write(HttpServletResponse response, Told told) throws IOException {
        response.setStatus(told.kind().status);
        if (told.kind() == Kind.NOT_AUTHORISED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (told.kind() == Kind.NOT_ALLOWED) {
            response.setHeader("Allow", "POST, GET");
        }
        // The body was not read: the connection cannot be used for another call.
        response.setHeader("Connection", "close");
        response.setContentType(TYPE);
        response.getOutputStream().write(bytes(told));
    }

    static void unauthorised(HttpServletResponse response) throws IOException {
        write(response, new Told(Kind.NOT_AUTHORISED));
    }

    /** The fault that fits an HTTP status; a status without a fault of its own is a call that breaks the contract. */
    public static byte[] bytes(int status) {
        for (Kind kind : Kind.values()) {
            if (kind.status == status) {
                return bytes(new Told(kind));
            }
        }
        return bytes(new Told(status < 500 ? Kind.INVALID_REQUEST : Kind.TRY_AGAIN));
    }

    private static byte[] bytes(Told told) {
        Document document = Xml.empty();
        Element envelope = document.createElementNS(SOAP, "s:Envelope");
        envelope.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:s", SOAP);
        document.appendChild(envelope);
        Element fault = add(add(envelope, "Body"), "Fault");
        add(add(fault, "Code"), "Value").setTextContent(told.kind().ours() ? "s:Receiver" : "s:Sender");
        Element text = add(add(fault, "Reason"), "Text");
        text.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", "th");
        text.setTextContent(told.getMessage());
        add(fault, "Detail").appendChild(document.importNode(Answer.of(told), true));
        return written(envelope);
    }

    private static byte[] written(Element envelope) {
        try {
            return Xml.canonical(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element add(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElementNS(SOAP, "s:" + name);
        parent.appendChild(element);
        return element;
    }
}
