package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.model.ProcessorDefinition;
import org.songtor.channel.JmsBoxes;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/** By an agency's queues: ask, put the file with its signature, ask again. That the broker has a message is no proof; that the agency holds the file is. */
@Component
class JmsChannel extends ChannelTemplate {
    static final String TEMPLATE = "jms-channel";

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

    /** All are put before the first is asked for: the agency reads one while the next is on its way. */
    @Override
    ProcessorDefinition<?> send(ProcessorDefinition<?> route) {
        ProcessorDefinition<?> put =
                sent(route).end().process(e -> shift(e).put(attempt(e))).end().end();
        return prove(put.split(files(Shift::put)).process(ChannelTemplate::take).filter(of(Attempt::begun)))
                .end()
                .process(e -> shift(e).shown(attempt(e)))
                .end();
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
    private Attempt look(Attempt attempt, String broker) throws IOException {
        Optional<Sha256> there = held(attempt, broker);
        for (int again = 1; there.isEmpty() && attempt.begun() && again < QUESTIONS; again++) {
            LockSupport.parkNanos(FIRST_WAIT << again);
            there = held(attempt, broker);
        }
        return attempt.withThere(there);
    }

    private Optional<Sha256> held(Attempt attempt, String broker) throws IOException {
        return boxes.held(URI.create(broker), attempt.profile().dotted(), attempt.name());
    }

    private Attempt put(Attempt attempt, String broker) throws IOException {
        boxes.put(
                URI.create(broker),
                attempt.profile().dotted(),
                attempt.name(),
                attempt.file().content(),
                attempt.file().signature());
        return attempt;
    }
}
