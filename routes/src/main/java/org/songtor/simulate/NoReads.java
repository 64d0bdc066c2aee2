package org.songtor.simulate;

import java.time.Instant;
import java.util.Optional;
import org.songtor.port.BoxReads;

/** Boxes are not watched in histories: deadlines are over when their instant is. */
final class NoReads implements BoxReads {
    @Override
    public void read(String box, Instant at) {
        throw new IllegalStateException("nobody watches " + box);
    }

    @Override
    public Optional<Instant> lastRead(String box) {
        return Optional.empty();
    }
}
