package org.songtor.dispatch;

import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.model.ProcessorDefinition;
import org.songtor.channel.SoapBoxes;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.PaymentReference;
import org.springframework.stereotype.Component;

/** By SOAP: {@code Inquire}, then {@code Submit} with the signed file as the body, then {@code Inquire} again. */
@Component
class SoapChannel extends ChannelTemplate {
    static final String TEMPLATE = "soap-channel";

    private final SoapBoxes boxes;
    private final SongtorSettings settings;

    SoapChannel(SoapBoxes boxes, SongtorSettings settings) {
        super(TEMPLATE);
        this.boxes = boxes;
        this.settings = settings;
    }

    /** A submission has a reference and an id of its own: the service books it once or says no. */
    @Override
    boolean keepsWhatIsThere() {
        return true;
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return each.bean(this, "inquire").to("{{box}}").bean(this, "look");
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.bean(this, "submit").to("{{box}}").id("put").bean(this, "taken");
    }

    @Override
    ProcessorDefinition<?> prove(ProcessorDefinition<?> each) {
        return ask(each.filter(method(this, "unproved"))).end();
    }

    public void inquire(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) {
        boxes.inquire(exchange, attempt.profile(), reference(attempt));
    }

    public void submit(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt) throws IOException {
        boxes.submit(
                exchange,
                attempt.profile(),
                attempt.file().content(),
                attempt.file().signature());
    }

    public Attempt look(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt)
            throws IOException {
        return attempt.withThere(boxes.known(exchange));
    }

    /** The reply to our submission is a receipt; where the service can be asked, it is asked as well. */
    public Attempt taken(Exchange exchange, @ExchangeProperty(ChannelRoutes.ATTEMPT) Attempt attempt)
            throws IOException {
        return byReceipt(attempt) ? attempt.withThere(Optional.of(boxes.receipt(exchange))) : attempt;
    }

    public boolean unproved(Attempt attempt) {
        return !byReceipt(attempt);
    }

    private boolean byReceipt(Attempt attempt) {
        return settings.profile(attempt.profile()).proof() == SongtorSettings.Proof.RECEIPT;
    }

    /** The file's reference, which its name holds. */
    private static String reference(Attempt attempt) {
        return PaymentReference.findAll(attempt.name().replace('-', ' ').replace('.', ' ')).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reference in the name " + attempt.name()))
                .value();
    }
}
