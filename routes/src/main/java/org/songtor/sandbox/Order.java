package org.songtor.sandbox;

import java.time.Duration;
import java.util.Optional;
import org.songtor.model.AgencyCode;

/**
 * That an agency is to misbehave.
 *
 * @param id grows; names the order when it is taken back
 * @param profile its name; empty for every profile of the agency, and for what concerns log-in or bank
 * @param left how many times more; {@link #ALWAYS} until it is taken back
 * @param delay what it means is said by the misbehaviour; empty takes that one's own, for what follows later: when the order is taken back
 */
public record Order(
        long id, Misbehaviour what, AgencyCode agency, Optional<String> profile, int left, Optional<Duration> delay) {
    public static final int ALWAYS = -1;
    static final int MOST = 1_000_000;
    static final Duration LONGEST = Duration.ofSeconds(120);

    public Order {
        if (left != ALWAYS && (left < 1 || left > MOST)) {
            throw new IllegalArgumentException("times: 1 to 1000000, not " + left);
        }
        if (delay.isPresent() && (delay.get().isNegative() || delay.get().compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "delay: up to 120 s, not " + delay.get().toSeconds() + " s");
        }
    }

    boolean isFor(Box box) {
        return agency.equals(box.agency()) && profile.map(box.name()::equals).orElse(true);
    }

    Duration delayOr(Duration usual) {
        return delay.orElse(usual);
    }

    Order onceLess() {
        return left == ALWAYS ? this : new Order(id, what, agency, profile, left - 1, delay);
    }
}
