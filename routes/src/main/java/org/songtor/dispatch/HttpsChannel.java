package org.songtor.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.songtor.channel.RefusedException;
import org.songtor.fault.Halfway;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/** By HTTPS: ask, put the signature, put the file, ask again; every call says what it is about by its path. */
@Component
class HttpsChannel extends RouteBuilder {
    static final String TEMPLATE = "https-channel";

    private final ObjectMapper json;

    HttpsChannel(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter("from")
                .templateParameter("profile")
                .templateParameter("box")
                .from("{{from}}")
                .routeConfigurationId(DeliveryFailures.ID)
                .removeHeaders("*")
                .bean(Delivery.class, "begin('{{profile}}', ${body})")
                .filter(body().isNotNull())
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .bean(this, "get")
                .to("{{box}}")
                .bean(this, "look")
                .filter()
                .method(Delivery.class, "absent")
                .bean(Delivery.class, "sending")
                .setProperty(ChannelRoutes.ATTEMPT, body())
                .bean(this, "putSignature")
                .to("{{box}}")
                .bean(this, "taken")
                .bean(this, "putFile")
                .to("{{box}}")
                .id("put")
                .bean(this, "taken")
                .bean(this, "get")
                .to("{{box}}")
                .bean(this, "look")
                .end()
                .bean(Delivery.class, "finish")
                .end();
    }

    public void get(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) {
        request(exchange, "GET", attempt.name());
        exchange.getMessage().setBody(null);
    }

    public void putSignature(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) {
        put(exchange, attempt.name() + ".p7s", attempt.file().signature());
    }

    public void putFile(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) {
        put(exchange, attempt.name(), attempt.file().content());
        exchange.getMessage().setBody(Halfway.body(attempt.file().content()));
    }

    private static void put(Exchange exchange, String name, byte[] content) {
        request(exchange, "PUT", name);
        exchange.getMessage().setHeader("Idempotency-Key", Sha256.of(content).hex());
        exchange.getMessage().setBody(content);
    }

    /** What a GET of the file says: 200 with its hash, 404 when it is not there; anything else is no answer. */
    public Attempt look(
            @Body byte[] body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt)
            throws IOException {
        if (status == 404) {
            return attempt.withThere(Optional.empty());
        }
        if (status != 200) {
            throw new IOException("asked for the file, got status " + status);
        }
        JsonNode answer = json.readTree(body);
        return attempt.withThere(Optional.of(new Sha256(answer.path("sha256").asText())));
    }

    /** After a PUT: taken, or refused for good (4xx), or unknown. */
    public void taken(@Header(Exchange.HTTP_RESPONSE_CODE) int status) throws IOException {
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw new RefusedException("status " + status);
        }
        if (status != 200 && status != 201) {
            throw new IOException("put the file, got status " + status);
        }
    }

    private static void request(Exchange exchange, String method, String name) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "inbox/" + name);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
    }
}
