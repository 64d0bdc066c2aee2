package org.songtor.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.songtor.model.AgencyCode;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.port.BoxReads;
import org.springframework.stereotype.Component;

/**
 * Up to which instant it is known what came into a box. A gateway that was away over a deadline knows only after it read the box; one
 * that tries and cannot read it to its end for {@link #BLIND} tells people all the same, because silence behind a closed door is silence, and so it is behind a
 * door that never opens and behind a heap that nobody gets through.
 */
@Component
public class Boxes {
    /** Long enough for a box that is closed over night or changes its key. */
    static final Duration BLIND = Duration.ofHours(2);

    /** A box is looked at many times a minute; each of them would be a write. */
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final BoxReads reads;
    private final Clock clock;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private final Set<String> spoilt = ConcurrentHashMap.newKeySet();
    /** Of which a part was read; the next look is the same one. */
    private final Set<String> inParts = ConcurrentHashMap.newKeySet();

    private final Map<String, Instant> begun = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    /** Since when the box could not be read to its end, in this life of this node; a look that is not over is not in it. */
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();

    public Boxes(BoxReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /** Name of a profile's box of answers: that of the route that reads it. */
    public static String answers(ProfileId profile) {
        return "answers-" + profile.dotted();
    }

    public static String statements(AgencyCode agency) {
        return "statements-" + agency;
    }

    public static String folder(FundId fund) {
        return "folder-" + fund;
    }

    /** Somebody will look into this box; of one that nobody looks into everything is known. */
    public void watch(String box) {
        watched.add(box);
    }

    /** Something in the box could not be kept: the look has failed, whatever else it brings. */
    public void spoil(String box) {
        if (watched.contains(box)) {
            spoilt.add(box);
        }
    }

    /** A look begins. One that began before and did not end has failed, unless it {@link #goesOn goes on}. */
    public void begin(String box) {
        if (inParts.remove(box)) {
            return;
        }
        spoilt.remove(box);
        Instant unfinished = begun.put(box, clock.instant());
        if (unfinished != null) {
            failing.putIfAbsent(box, unfinished);
        }
    }

    /** The look ended, and everything that was there when it began is kept. */
    public void end(String box) {
        if (spoilt.contains(box)) {
            return;
        }
        Instant since = begun.remove(box);
        if (since == null) {
            return;
        }
        failing.remove(box);
        Instant last = written.get(box);
        if (last == null || since.isBefore(last) || !since.isBefore(last.plus(OFTEN))) {
            reads.read(box, since);
            written.put(box, since);
        }
    }

    /** A part of the look ended and the next one that begins goes on with it: all that was there when its first part began is kept when the last part ends. */
    public void goesOn(String box) {
        inParts.add(box);
    }

    /** The look ended, and more may be there. */
    public void partly(String box) {
        Instant since = begun.remove(box);
        if (since != null) {
            failing.putIfAbsent(box, since);
        }
    }

    /** Whether the last looks of this life of this node failed, or left something there. */
    public boolean isFailing(String box) {
        return failing.containsKey(box);
    }

    /** Nothing that came until this instant is unknown; now, where the box cannot be read for so long that nobody waits for it. */
    public Instant known(String box) {
        Instant now = clock.instant();
        if (!watched.contains(box)) {
            return now;
        }
        if (blind(box, now)) {
            return now;
        }
        Optional<Instant> read = reads.lastRead(box);
        return read.map(r -> r.isBefore(now) ? r : now).orElse(Instant.EPOCH);
    }

    /** A look that hangs is never followed by one that could find that it failed. */
    private boolean blind(String box, Instant now) {
        return Stream.of(failing, begun)
                .map(since -> since.get(box))
                .filter(Objects::nonNull)
                .anyMatch(since -> !now.isBefore(since.plus(BLIND)));
    }
}
