package org.songtor.intake.soap;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.DepthXMLStreamReader;

/** CXF holds what stands before the body in memory: so little of it is read, and no document type, instruction or comment at all. */
final class SmallHeader extends AbstractPhaseInterceptor<Message> {
    private static final int MOST = 16_384;

    SmallHeader() {
        super(Phase.POST_STREAM);
        addAfter(StaxInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        XMLStreamReader reader = message.getContent(XMLStreamReader.class);
        if (reader != null) {
            message.setContent(XMLStreamReader.class, new Counting(reader));
        }
    }

    private static final class Counting extends DepthXMLStreamReader {
        private boolean body;
        private int seen;

        Counting(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (!body) {
                before(event);
            }
            return event;
        }

        private void before(int event) throws XMLStreamException {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    body = getLocalName().equals("Body");
                    seen += 64;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> seen += getTextLength();
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.PROCESSING_INSTRUCTION,
                        XMLStreamConstants.COMMENT -> throw new XMLStreamException("not allowed before the body");
                default -> {}
            }
            if (seen > MOST) {
                throw new XMLStreamException("too much before the body");
            }
        }
    }
}
