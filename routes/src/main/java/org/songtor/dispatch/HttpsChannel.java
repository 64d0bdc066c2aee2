package org.songtor.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.jspecify.annotations.Nullable;
import org.songtor.fault.Halfway;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/** By HTTPS: ask, put the signature, put the file, ask again; every call says what it is about by its path. */
@Component
class HttpsChannel extends ChannelTemplate {
    static final String TEMPLATE = "https-channel";

    private static final int SOMETHING_THERE = 412;

    private final HttpsReplies replies;

    HttpsChannel(ObjectMapper json) {
        super(TEMPLATE);
        this.replies = new HttpsReplies(json);
    }

    /** {@code If-None-Match: *} (RFC 9110 section 13.1.2), and the key by which a box knows the same bytes. */
    @Override
    boolean keepsWhatIsThere() {
        return true;
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return get(each)
                .filter(of(this::receiptCounts))
                .process(e -> request(e, "GET", "outbox/" + attempt(e).name() + ".receipt"))
                .to("{{box}}")
                .process(step(this::look))
                .end();
    }

    private ProcessorDefinition<?> get(ProcessorDefinition<?> each) {
        return each.process(e -> request(e, "GET", "inbox/" + attempt(e).name()))
                .to("{{box}}")
                .process(step(this::look));
    }

    /** Where a box that was not asked says that something is there, it is asked: a signature may be ours from when the file turned back. */
    @Override
    ProcessorDefinition<?> sign(ProcessorDefinition<?> each) {
        return signOnce(ask(signOnce(each).filter(of(Attempt::met)))).end();
    }

    private ProcessorDefinition<?> signOnce(ProcessorDefinition<?> each) {
        return each.filter(absent())
                .process(HttpsChannel::putSignature)
                .to("{{box}}")
                .process(step(this::signed))
                .end();
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.process(HttpsChannel::putFile).to("{{box}}").id("put").process(step(this::taken));
    }

    @Override
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return get(each.filter(of(this::unproved))).end();
    }

    private static void putSignature(Exchange exchange) {
        Attempt attempt = attempt(exchange);
        byte[] signature = attempt.file().signature();
        put(exchange, attempt.name() + ".p7s", signature, Sha256.of(signature));
        onlyWhereNothingIs(exchange, attempt);
    }

    private static void putFile(Exchange exchange) {
        Attempt attempt = attempt(exchange);
        put(exchange, attempt.name(), attempt.file().content(), attempt.file().sha256());
        onlyWhereNothingIs(exchange, attempt);
        exchange.getMessage().setBody(Halfway.body(attempt.file().content()));
    }

    /** Files the agency has taken out of its inbox are found by its receipt, where that is what counts. */
    private boolean receiptCounts(Attempt attempt) {
        return attempt.there().isEmpty() && byReceipt(attempt);
    }

    /** A reply to our put that names what was taken is a receipt; where a file stays in its inbox, we look at it as well. */
    private boolean unproved(Attempt attempt) {
        return attempt.there().isEmpty() || !byReceipt(attempt);
    }

    /** What a GET says: 200 with the file's hash, 404 when it is not there; anything else is no answer. */
    private Attempt look(Attempt attempt, Exchange reply) throws IOException {
        return attempt.withThere(replies.held(body(reply), status(reply), later(reply)));
    }

    private Attempt signed(Attempt attempt, Exchange reply) throws IOException {
        return !attempt.asked() && status(reply) == SOMETHING_THERE
                ? attempt.withSomethingThere()
                : taken(attempt, reply);
    }

    /** After a PUT: taken, and perhaps what; every other status is the edge's to judge. */
    private Attempt taken(Attempt attempt, Exchange reply) throws IOException {
        var receipt = replies.taken(body(reply), status(reply), later(reply));
        return attempt.begun() ? attempt.withThere(receipt) : attempt;
    }

    private static byte @Nullable [] body(Exchange reply) {
        return reply.getMessage().getBody(byte[].class);
    }

    private static int status(Exchange reply) {
        return reply.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static @Nullable String later(Exchange reply) {
        return reply.getMessage().getHeader("Retry-After", String.class);
    }

    private static void put(Exchange exchange, String name, byte[] content, Sha256 sha256) {
        request(exchange, "PUT", "inbox/" + name);
        exchange.getMessage().setHeader("Idempotency-Key", sha256.hex());
        exchange.getMessage().setBody(content);
    }

    /** Where the box was not asked, it is told: it says 412 in place of putting something over what is there, and is asked then. */
    private static void onlyWhereNothingIs(Exchange exchange, Attempt attempt) {
        if (!attempt.asked()) {
            exchange.getMessage().setHeader("If-None-Match", "*");
        }
    }

    private static void request(Exchange exchange, String method, String path) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
        exchange.getMessage().setBody(null);
    }
}
