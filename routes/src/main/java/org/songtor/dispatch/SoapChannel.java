package org.songtor.dispatch;

import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.songtor.channel.SoapBoxes;
import org.songtor.model.PaymentReference;
import org.springframework.stereotype.Component;

/** By SOAP: {@code Inquire}, then {@code Submit} with the signed file as the body, then {@code Inquire} again. */
@Component
class SoapChannel extends ChannelTemplate {
    static final String TEMPLATE = "soap-channel";

    private final SoapBoxes boxes;

    SoapChannel(SoapBoxes boxes) {
        super(TEMPLATE);
        this.boxes = boxes;
    }

    /** A submission has a reference and an id of its own: the service books it once or says no. */
    @Override
    boolean keepsWhatIsThere() {
        return true;
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return each.process(this::inquire).to("{{box}}").process(step((a, e) -> a.withThere(boxes.known(e))));
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.process(this::submit).to("{{box}}").id("put").process(step(this::taken));
    }

    @Override
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return ask(each.filter(of(a -> !byReceipt(a)))).end();
    }

    private void inquire(Exchange exchange) {
        Attempt attempt = attempt(exchange);
        boxes.inquire(exchange, attempt.profile(), reference(attempt));
    }

    private void submit(Exchange exchange) throws IOException {
        Attempt attempt = attempt(exchange);
        boxes.submit(
                exchange,
                attempt.profile(),
                attempt.file().content(),
                attempt.file().signature());
    }

    /** The reply to our submission is a receipt; where the service can be asked, it is asked as well. */
    private Attempt taken(Attempt attempt, Exchange exchange) throws IOException {
        return byReceipt(attempt) ? attempt.withThere(Optional.of(boxes.receipt(exchange))) : attempt;
    }

    /** The file's reference, which its name holds. */
    private static String reference(Attempt attempt) {
        return PaymentReference.findAll(attempt.name().replace('-', ' ').replace('.', ' ')).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reference in the name " + attempt.name()))
                .value();
    }
}
