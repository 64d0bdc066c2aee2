package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.model.ProcessorDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.channel.JmsBoxes;
import org.songtor.model.Sha256;
import org.songtor.port.FileStore;
import org.springframework.stereotype.Component;

/** By an agency's queues: ask, put the file with its signature, ask again. That the broker has a message is no proof; that the agency holds the file is. */
@Component
class JmsChannel extends ChannelTemplate {
    static final String TEMPLATE = "jms-channel";

    private static final Logger LOG = LoggerFactory.getLogger(JmsChannel.class);

    /** With doubled waits between them, about a second together. */
    private static final int QUESTIONS = 10;

    private static final long FIRST_WAIT = 1_000_000;

    private final JmsBoxes boxes;

    JmsChannel(JmsBoxes boxes) {
        super(TEMPLATE);
        this.boxes = boxes;
    }

    /** A message is put beside others, never over them. */
    @Override
    boolean keepsWhatIsThere() {
        return true;
    }

    /** The agency reads one while the next is on its way. */
    @Override
    ProcessorDefinition<?> send(ProcessorDefinition<?> route) {
        return sendAll(route, this::askTogether);
    }

    @Override
    ProcessorDefinition<?> together(ProcessorDefinition<?> route) {
        return route.process(this::putTogether);
    }

    /** Those that were marked in one are the broker's in one, or none is; where that took the store long, each is looked at again and goes by itself. */
    private void putTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        List<Attempt> plain = shift.marked().stream().filter(Attempt::begun).toList();
        if (plain.size() < 2 || shift.troubled() || !convoys().sure(shift)) {
            return;
        }
        shift.marked(shift.marked().stream().filter(a -> !a.begun()).toList());
        try {
            boxes.put(
                    box(exchange),
                    plain.get(0).profile().dotted(),
                    plain.stream().map(JmsChannel::parcel).toList());
            plain.forEach(a -> shift.put(delivery().sent(a)));
        } catch (IOException e) {
            convoys().failed(shift, plain, e);
        }
    }

    /** Those that were put, in one; where that fails, each is asked for by itself. */
    private void askTogether(Exchange exchange) {
        Shift shift = shift(exchange);
        List<Attempt> unshown = shift.put().stream().filter(Attempt::begun).toList();
        for (int n = 1; n <= QUESTIONS && unshown.size() > 1; n++) {
            List<Attempt> asked = heldTogether(unshown, box(exchange));
            if (asked.isEmpty()) {
                return;
            }
            boolean last = n == QUESTIONS;
            asked.stream().filter(a -> last || a.there().isPresent()).forEach(shift::shown);
            unshown = asked.stream().filter(a -> !last && a.there().isEmpty()).toList();
            shift.unshown(Stream.concat(shift.put().stream().filter(a -> !a.begun()), unshown.stream())
                    .toList());
            if (!unshown.isEmpty()) {
                LockSupport.parkNanos(FIRST_WAIT << n);
            }
        }
    }

    private List<Attempt> heldTogether(List<Attempt> attempts, URI broker) {
        try {
            Map<String, Optional<Sha256>> held = boxes.held(
                    broker,
                    attempts.get(0).profile().dotted(),
                    attempts.stream().map(Attempt::name).toList());
            return attempts.stream()
                    .map(a -> a.withThere(held.getOrDefault(a.name(), Optional.empty())))
                    .toList();
        } catch (IOException e) {
            LOG.warn("{} files are asked for one by one: {}", attempts.size(), e.toString());
            return List.of();
        }
    }

    @Override
    ProcessorDefinition<?> ask(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> look(a, box(e))));
    }

    @Override
    ProcessorDefinition<?> put(ProcessorDefinition<?> each) {
        return each.process(step((a, e) -> put(a, box(e)))).id("put");
    }

    /** Before anything left one question is enough; a file that was just put is read by the agency a moment later, so it is asked for some times. */
    private Attempt look(Attempt attempt, URI broker) throws IOException {
        Optional<Sha256> there = held(attempt, broker);
        for (int again = 1; there.isEmpty() && attempt.begun() && again < QUESTIONS; again++) {
            LockSupport.parkNanos(FIRST_WAIT << again);
            there = held(attempt, broker);
        }
        return attempt.withThere(there);
    }

    private Optional<Sha256> held(Attempt attempt, URI broker) throws IOException {
        return boxes.held(broker, attempt.profile().dotted(), attempt.name());
    }

    private Attempt put(Attempt attempt, URI broker) throws IOException {
        boxes.put(broker, attempt.profile().dotted(), parcel(attempt));
        return attempt;
    }

    private static JmsBoxes.Parcel parcel(Attempt attempt) {
        FileStore.Signed file = attempt.file();
        return new JmsBoxes.Parcel(attempt.name(), file.content(), file.sha256(), file.signature(), file.replays());
    }
}
