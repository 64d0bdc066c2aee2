package org.songtor.wire;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;

/**
 * Writes an ISO 20022 message by StAX: UTF-8, one default namespace, no blank between elements, so that the same message is
 * the same bytes. Texts are checked before; what XML cannot carry is a fault of the caller here.
 */
public final class XmlOut {
    private static final WstxOutputFactory FACTORY = factory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private XmlOut() throws XMLStreamException {
        writer = FACTORY.createXMLStreamWriter(text);
    }

    /** What goes into a document. */
    @FunctionalInterface
    public interface Content {
        void writeTo(XmlOut out) throws XMLStreamException;
    }

    /** A whole document: declaration, {@code Document} of this namespace, and the content. */
    public static byte[] document(String namespace, Content content) throws FormatException {
        try {
            XmlOut out = new XmlOut();
            out.writer.writeStartDocument("UTF-8", "1.0");
            out.writer.writeStartElement("Document");
            out.writer.writeDefaultNamespace(namespace);
            content.writeTo(out);
            out.writer.writeEndDocument();
            out.writer.close();
            return Utf8.encode(out.text.getBuffer());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text that was checked could not be written", e);
        }
    }

    public XmlOut open(String... names) throws XMLStreamException {
        for (String name : names) {
            writer.writeStartElement(name);
        }
        return this;
    }

    public XmlOut close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            writer.writeEndElement();
        }
        return this;
    }

    /** The value in nested elements: {@code path("x", "Id", "Othr", "Id")} is {@code <Id><Othr><Id>x</Id></Othr></Id>}. */
    public XmlOut path(String value, String... names) throws XMLStreamException {
        open(names);
        writer.writeCharacters(value);
        return close(names.length);
    }

    /** As {@link #path}, and nothing at all for an empty value: ISO 20022 has no empty texts. */
    public XmlOut pathIfAny(String value, String... names) throws XMLStreamException {
        return value.isEmpty() ? this : path(value, names);
    }

    public XmlOut amount(Satang amount, String name) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeAttribute("Ccy", "THB");
        writer.writeCharacters(amount.toBaht());
        writer.writeEndElement();
        return this;
    }

    /** Of a list, each in turn. */
    public <T> XmlOut each(List<T> all, Each<T> write) throws XMLStreamException {
        for (T one : all) {
            write.write(this, one);
        }
        return this;
    }

    /** How one of a list is written. */
    @FunctionalInterface
    public interface Each<T> {
        void write(XmlOut out, T one) throws XMLStreamException;
    }

    private static WstxOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        return factory;
    }
}
