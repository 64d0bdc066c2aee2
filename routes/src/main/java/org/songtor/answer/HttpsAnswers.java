package org.songtor.answer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.flow.Boxes;
import org.songtor.port.AnswerStore.Arrived;
import org.springframework.stereotype.Component;

/**
 * From an HTTPS outbox: the list of names, and of each the file, its signature, the desk; only then it is deleted there. One that
 * cannot be taken is told, stays there and is no obstacle to the others. Several nodes may read one outbox.
 */
@Component
class HttpsAnswers extends BoxTemplate {
    static final String TEMPLATE = "https-answers";

    private static final String RECEIPT = ".receipt";
    private static final String CONTENT = "content";
    private static final int NOT_FOUND = 404;
    private static final Logger LOG = LoggerFactory.getLogger(HttpsAnswers.class);

    private final ObjectMapper json;
    private final Gone gone = new Gone();

    HttpsAnswers(ObjectMapper json, Desk desk, Boxes looks) {
        super(desk, looks);
        this.json = json;
    }

    @Override
    public void configure() {
        begins(TEMPLATE)
                .bean(this, "list")
                .to("{{box}}")
                .bean(this, "names")
                .process(look::listed)
                .process(this::listed)
                .split(body())
                .setProperty(AnswerRoutes.NAME, body())
                .bean(this, "getFile")
                .to("{{box}}")
                .process(this::onlyThere)
                .bean(this, "bytes")
                .setProperty(CONTENT, body())
                .bean(this, "getSignature")
                .to("{{box}}")
                .process(this::onlyThere)
                .bean(this, "bytes")
                .bean(this, "arrived")
                .bean(this, "delete")
                .to("{{box}}")
                .process(this::onlyThere)
                .bean(this, "bytes")
                .end()
                .process(look::end);
    }

    public void list(Exchange exchange) {
        request(exchange, "GET", "outbox");
    }

    /**
     * Receipts are the deliveries' business. Which hundred is left to chance, so that a hundred which cannot be taken do not for ever come before the others; those
     * go by their names, so that statements numbered in the order of their days are taken in it and none looks left out for a moment.
     */
    public List<String> names(@Body byte[] body, @Header(Exchange.HTTP_RESPONSE_CODE) int status) throws IOException {
        List<String> names = json.readValue(bytes(body, status), new TypeReference<List<String>>() {});
        List<String> answers = new ArrayList<>(Names.harmless(names).stream()
                .filter(name -> !name.endsWith(RECEIPT))
                .toList());
        Collections.shuffle(answers);
        return answers.stream().limit(MOST).sorted().toList();
    }

    private void listed(Exchange exchange) {
        gone.listed(exchange.getFromRouteId(), exchange.getMessage().getBody(List.class));
    }

    /**
     * Goes no further with a name, once, of what another node may have taken since it was listed: the look does not count, and the next list says whether it was
     * so. The other names of the list go on.
     */
    private void onlyThere(Exchange exchange) {
        boolean there = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class) != NOT_FOUND;
        String name = exchange.getProperty(AnswerRoutes.NAME, String.class);
        if (there || gone.again(exchange.getFromRouteId(), name)) {
            return;
        }
        LOG.debug("{}: {} was listed and is not there", exchange.getFromRouteId(), name);
        look.spoil(exchange);
        exchange.setRouteStop(true);
    }

    public void getFile(Exchange exchange, @ExchangeProperty(AnswerRoutes.NAME) String name) {
        request(exchange, "GET", "outbox/" + name);
    }

    public void getSignature(Exchange exchange, @ExchangeProperty(AnswerRoutes.NAME) String name) {
        request(exchange, "GET", "outbox/" + name + ".p7s");
    }

    public void delete(Exchange exchange, @ExchangeProperty(AnswerRoutes.NAME) String name) {
        request(exchange, "DELETE", "outbox/" + name);
    }

    public byte[] bytes(@Body byte[] body, @Header(Exchange.HTTP_RESPONSE_CODE) int status) throws IOException {
        if (status != 200 && status != 204) {
            throw new IOException("the outbox answered with status " + status);
        }
        return body == null ? new byte[0] : body;
    }

    public void arrived(
            @Body byte[] signature,
            @ExchangeProperty(AnswerRoutes.NAME) String name,
            @ExchangeProperty(CONTENT) byte[] content,
            @ExchangeProperty(AnswerRoutes.SOURCE) Source source) {
        desk.arrived(source, new Arrived(name, content, signature));
    }

    private static void request(Exchange exchange, String method, String path) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
        exchange.getMessage().setBody(null);
        // Camel would unfold what comes compressed though we said that nothing may, to whatever it unfolds to.
        exchange.setProperty(Exchange.SKIP_GZIP_ENCODING, true);
    }
}
