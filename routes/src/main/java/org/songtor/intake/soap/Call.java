package org.songtor.intake.soap;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The one element of a call's body, read from front to end as it comes: nothing of it is held but short texts. */
final class Call {
    private static final int SHORT = 1_000;

    private final XMLStreamReader in;

    /** @throws BadCall where there is no element */
    Call(XMLStreamReader in) throws BadCall {
        this.in = in;
        if (in.getEventType() == XMLStreamConstants.START_DOCUMENT) {
            next();
        }
        require(in.isStartElement() && Answer.NAMESPACE.equals(in.getNamespaceURI()));
    }

    /** Not what the contract says. */
    static final class BadCall extends IOException {
        private static final long serialVersionUID = 1L;

        BadCall() {
            super("not as the contract says");
        }
    }

    String operation() {
        return in.getLocalName();
    }

    /** Goes to the next element within; true where there is one and it is of this name. */
    boolean at(String name) throws BadCall {
        if (!in.isStartElement() || !in.getLocalName().equals(name)) {
            return false;
        }
        require(Answer.NAMESPACE.equals(in.getNamespaceURI()));
        return true;
    }

    /** Steps over blanks and comments to the next tag. */
    void next() throws BadCall {
        try {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                        return;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> require(in.isWhiteSpace());
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
                    default -> throw new BadCall();
                }
            }
        } catch (XMLStreamException e) {
            throw new BadCall();
        }
        throw new BadCall();
    }

    /** The text of the element it stands at, which has no elements in it; then goes to the next tag. */
    String text() throws BadCall {
        StringBuilder text = new StringBuilder();
        try {
            for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
                require(event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA);
                require(text.length() + in.getTextLength() <= SHORT);
                text.append(in.getText());
            }
        } catch (XMLStreamException e) {
            throw new BadCall();
        }
        next();
        return text.toString();
    }

    /** The bytes of the element it stands at; read to their end, it stands at the element's end. */
    InputStream bytes() {
        return new Base64Text(in);
    }

    /** @throws BadCall where more comes */
    void end() throws BadCall {
        require(in.isEndElement());
    }

    static void require(boolean holds) throws BadCall {
        if (!holds) {
            throw new BadCall();
        }
    }
}
