package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.channel.CutOffException;
import org.songtor.channel.SftpBoxes;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/**
 * By SFTP: the signature first, which also finds out whether anything may be written there; then the file as {@code .part}, renamed; then it is read
 * back.
 */
@Component
class SftpChannel extends ChannelTemplate {
    static final String TEMPLATE = "sftp-channel";

    private static final Logger LOG = LoggerFactory.getLogger(SftpChannel.class);

    private final SftpBoxes boxes;

    SftpChannel(SftpBoxes boxes) {
        super(TEMPLATE);
        this.boxes = boxes;
    }

    /** Many servers replace by a rename. */
    @Override
    boolean keepsWhatIsThere() {
        return false;
    }

    @Override
    ProcessorDefinition<?> lookTogether(ProcessorDefinition<?> route) {
        return route.process(this::signTogether);
    }

    /** Those of which nothing is there, as it should be: their signatures are put. Whatever else is met is met again by each alone. */
    private void signTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        List<Attempt> plain =
                shift.ahead().stream().filter(a -> a.fresh() && !byReceipt(a)).toList();
        if (plain.size() < 2) {
            return;
        }
        Map<String, byte[]> signatures = plain.stream()
                .collect(Collectors.toMap(Attempt::name, a -> a.file().signature()));
        Set<String> signed;
        try {
            signed = met(Set.of(), () -> boxes.signed(box(exchange), signatures));
        } catch (IOException e) {
            convoys().failed(shift, plain, e);
            shift.ahead(shift.ahead().stream().filter(a -> !plain.contains(a)).toList());
            return;
        }
        shift.ahead(
                shift.ahead().stream().filter(a -> !signed.contains(a.name())).toList());
        plain.stream().filter(a -> signed.contains(a.name())).forEach(a -> shift.asked(a.withThere(Optional.empty())));
    }

    @Override
    ProcessorDefinition<?> send(ProcessorDefinition<?> route) {
        return sendAll(route, this::lookAgainTogether);
    }

    private void lookAgainTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        List<Attempt> put = shift.put();
        List<Attempt> begun = put.stream().filter(Attempt::begun).toList();
        if (begun.size() < 2) {
            return;
        }
        Map<String, Integer> sizes = begun.stream()
                .collect(Collectors.toMap(Attempt::name, a -> a.file().content().length));
        Map<String, Sha256> held;
        try {
            held = met(Map.of(), () -> boxes.held(box(exchange), sizes));
        } catch (IOException e) {
            convoys().failed(shift, begun, e);
            shift.unshown(put.stream().filter(a -> !a.begun()).toList());
            return;
        }
        shift.unshown(put.stream().filter(a -> !held.containsKey(a.name())).toList());
        put.stream()
                .filter(a -> held.containsKey(a.name()))
                .forEach(a -> shift.shown(a.withThere(Optional.ofNullable(held.get(a.name())))));
    }

    private interface Together<T> {
        T done() throws IOException;
    }

    /** What breaks is tried one by one, but not after the exchange's time: a server that hangs would hang again, and hold all of them twice as long. */
    private static <T> T met(T nothing, Together<T> together) throws IOException {
        try {
            return together.done();
        } catch (IOException e) {
            if (CutOffException.in(e)) {
                throw e;
            }
            LOG.warn("files go on one by one: {}", e.toString());
            return nothing;
        }
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> look(a, box(e))));
    }

    @Override
    ProcessorDefinition<?> sign(ProcessorDefinition<?> each) {
        return each.filter(absent())
                .process(step((a, e) -> putSignature(a, box(e))))
                .end();
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> put(a, box(e)))).id("put");
    }

    /** Reads the file back, if it is there; where only a receipt counts, that is looked for as well. */
    private Attempt look(Attempt attempt, URI box) throws IOException {
        Optional<Sha256> there = boxes.held(box, attempt.name());
        return attempt.withThere(there.isEmpty() && byReceipt(attempt) ? boxes.receipt(box, attempt.name()) : there);
    }

    private Attempt putSignature(Attempt attempt, URI box) throws IOException {
        boxes.putSignature(box, attempt.name(), attempt.file().signature());
        return attempt;
    }

    private Attempt put(Attempt attempt, URI box) throws IOException {
        boxes.put(box, attempt.name(), attempt.file().content());
        return attempt;
    }
}
