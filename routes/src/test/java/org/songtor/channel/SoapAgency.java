package org.songtor.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.transform.dom.DOMSource;
import org.apache.camel.Exchange;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.songtor.model.Sha256;
import org.w3c.dom.Element;

/** An agency's service without the wire: a step that takes and gives the messages a SOAP client would. */
public final class SoapAgency {
    /** Operations as they came. */
    public final List<String> seen = new CopyOnWriteArrayList<>();

    /** What fails, once, by operation; a {@code Submit} that fails is not kept. */
    public final Map<String, Exception> fails = new ConcurrentHashMap<>();

    /** What its reply to a submission names. */
    public volatile Optional<Sha256> receipt = Optional.empty();

    /** The file, once it is submitted. */
    public final List<byte[]> held = new CopyOnWriteArrayList<>();

    public static SoapBoxes boxes(org.apache.camel.CamelContext camel) {
        return Edge.soap(camel);
    }

    public void answer(Exchange exchange) throws Exception {
        String operation = exchange.getMessage().getHeader(CxfConstants.OPERATION_NAME, String.class);
        seen.add(operation);
        Exception failure = fails.remove(operation);
        if (failure != null) {
            throw failure;
        }
        Element body = (Element)
                exchange.getMessage().getBody(CxfPayload.class).getBody().get(0);
        if (operation.equals("Submit")) {
            held.add(Xml.canonical(body));
            reply(
                    exchange,
                    "<SubmitResponse>"
                            + receipt.map(r -> "<sha256>" + r.hex() + "</sha256>")
                                    .orElse("") + "</SubmitResponse>");
        } else {
            reply(exchange, "<InquireResponse>" + known() + "</InquireResponse>");
        }
    }

    private String known() {
        return held.isEmpty()
                ? "<known>false</known>"
                : "<known>true</known><sha256>" + Sha256.of(held.get(0)).hex() + "</sha256>";
    }

    private static void reply(Exchange exchange, String body) throws IOException {
        Element element = Xml.parse(body.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        exchange.getMessage()
                .setBody(new CxfPayload<>(List.of(), new ArrayList<>(List.of(new DOMSource(element))), null));
    }
}
