package org.songtor.port;

import java.time.Instant;
import java.util.Optional;

/** Up to when each box was read to its end, by whichever node; a gateway that was away learns from it what it cannot know yet. */
public interface BoxReads {
    /** Later counts, whatever the order of the calls. */
    void read(String box, Instant at);

    Optional<Instant> lastRead(String box);
}
