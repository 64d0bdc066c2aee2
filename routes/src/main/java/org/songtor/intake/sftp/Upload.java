package org.songtor.intake.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file a fund puts, under a name of ours until it is whole. */
final class Upload implements AutoCloseable {
    enum State {
        OPEN,
        /** Whole under a name that says it is not; a rename is waited for. */
        WAITING,
        /** Handed to intake; only its size is still known here. */
        FINISHED
    }

    private final Path file;
    private final long most;
    private @Nullable FileChannel channel;
    private State state = State.OPEN;
    private long size;
    private boolean spoilt;
    private FileTime changed = FileTime.from(Instant.now());

    Upload(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /** Begins, or begins again: what was written before is gone. */
    void open() throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        state = State.OPEN;
        size = 0;
        spoilt = false;
    }

    void write(long offset, byte[] bytes, int from, int length) throws IOException {
        if (channel == null) {
            throw Refused.handle();
        }
        // Until every byte of this call is written; a file that lacks one is never whole again.
        boolean wasSpoilt = spoilt;
        spoilt = true;
        if (offset < 0 || offset > most - length) {
            throw Refused.tooLarge(most);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        for (long at = offset; buffer.hasRemaining(); ) {
            at += channel.write(buffer, at);
        }
        size = Math.max(size, offset + length);
        changed = FileTime.from(Instant.now());
        spoilt = wasSpoilt;
    }

    /**
     * Every byte is on the disk after this.
     *
     * @throws Refused where one could not be written
     */
    void whole() throws IOException {
        if (channel == null || spoilt) {
            throw Refused.incomplete();
        }
        channel.force(true);
        close();
        state = State.WAITING;
    }

    void finished() {
        state = State.FINISHED;
    }

    State state() {
        return state;
    }

    Path file() {
        return file;
    }

    Facts facts() {
        return Facts.upload(size, changed);
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
