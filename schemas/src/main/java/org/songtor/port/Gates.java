package org.songtor.port;

import java.time.Duration;
import java.util.Optional;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;
import org.songtor.model.Outcome;

/** One gate an agency, the same for all nodes: whether an attempt may begin now. Every method is one transaction. */
public interface Gates {
    /** No gate at all. */
    Gates NONE = new Gates() {
        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return Optional.empty();
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, Outcome outcome, BreakerTerms terms) {}

        @Override
        public void stop(AgencyCode agency, String reason) {}
    };

    /**
     * Empty when the attempt may begin; where the agency's breaker is half open by it, this attempt decides, and no other begins while {@code lease} lasts.
     * Otherwise how long to wait before asking again.
     */
    Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease);

    /** What became of an attempt that had begun. While the agency is stopped by a person, nothing is concluded from it. */
    void ended(AgencyCode agency, Outbox.Work work, Outcome outcome, BreakerTerms terms);

    /** The other side is not who it was: no attempt begins until a person starts the agency again. Stopped already, the first reason stays. */
    void stop(AgencyCode agency, String reason);
}
