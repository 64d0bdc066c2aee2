package org.songtor.dispatch;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.model.ProcessorDefinition;
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
