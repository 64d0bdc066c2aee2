package org.songtor.port;

import java.time.Duration;
import java.util.Optional;
import org.songtor.delivery.BreakerTerms;
import org.songtor.model.AgencyCode;

/** One gate an agency, the same for all nodes: whether an attempt may begin now. Every method is one transaction. */
public interface Gates {
    /** By whom an agency is stopped that is not who it was. */
    String WATCH = "songtor-channel";

    /** No gate at all. */
    Gates NONE = new Gates() {
        @Override
        public Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease) {
            return Optional.empty();
        }

        @Override
        public void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms) {}

        @Override
        public void stranger(AgencyCode agency, String seen) {}
    };

    /**
     * Empty when the attempt may begin; where the agency's breaker is half open by it, this attempt decides, and no other begins while {@code lease} lasts.
     * Otherwise how long to wait before asking again.
     */
    Optional<Duration> closed(AgencyCode agency, Outbox.Work work, Duration lease);

    /**
     * What an attempt that had begun says of its agency's health. While the agency is stopped by a person, nothing is concluded from it.
     *
     * @param answered as {@link org.songtor.delivery.Breaker#after} has it
     */
    void ended(AgencyCode agency, Outbox.Work work, boolean answered, BreakerTerms terms);

    /**
     * The other side showed another host key or certificate than the one known: the agency is stopped, as a person would stop it, until a person starts it
     * again.
     */
    void stranger(AgencyCode agency, String seen);
}
