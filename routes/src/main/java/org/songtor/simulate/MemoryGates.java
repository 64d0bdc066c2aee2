package org.songtor.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.songtor.delivery.Breaker;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;
import org.songtor.port.Outbox;

/** One gate an agency for all nodes: the real {@link Breaker} in a row, and the switch of people. */
class MemoryGates {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Time time;
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();

    MemoryGates(Time time) {
        this.time = time;
    }

    /** Until when nothing for this agency is rung for or taken; {@link Long#MAX_VALUE} until a person says so. */
    long shutUntil(String agency) {
        if (stops(agency)) {
            return Long.MAX_VALUE;
        }
        Breaker breaker = breakers.getOrDefault(agency, Breaker.CLOSED);
        return breaker.state() == Breaker.State.OPEN ? Time.of(breaker.until().orElseThrow()) : 0;
    }

    boolean stops(String agency) {
        return stopped.contains(agency);
    }

    /** Neither stopped nor in any trouble: files may go together. */
    boolean plain(String agency) {
        Breaker breaker = breakers.getOrDefault(agency, Breaker.CLOSED);
        return !stops(agency) && breaker.state() == Breaker.State.CLOSED && breaker.failures() == 0;
    }

    /** The switch of people; @return whether it moved. */
    boolean stop(String agency) {
        return stopped.add(agency);
    }

    boolean start(String agency) {
        return stopped.remove(agency);
    }

    Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
        Breaker breaker = breakers.getOrDefault(agency.value(), Breaker.CLOSED);
        Instant now = time.instant();
        if (!breaker.admits(now)) {
            Duration left = Duration.between(now, breaker.until().orElseThrow());
            boolean decides = breaker.state() == Breaker.State.HALF_OPEN;
            return Optional.of(decides && left.compareTo(SOON) > 0 ? SOON : left);
        }
        breakers.put(agency.value(), breaker.probing(probe(work), now, lease));
        return Optional.empty();
    }

    void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {
        if (!stops(agency.value())) {
            breakers.merge(
                    agency.value(),
                    Breaker.CLOSED.after(answered, probe(work), terms, time.instant()),
                    (before, fresh) -> before.after(answered, probe(work), terms, time.instant()));
        }
    }

    private static Breaker.Probe probe(Outbox.Work work) {
        return new Breaker.Probe(work.topic(), work.subject(), work.token());
    }
}
