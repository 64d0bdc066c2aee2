package org.songtor.port;

import java.util.Set;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;

/**
 * Which agencies this installation sends to, and how; the flow makes it from its settings, the store tells by it what a file waits for.
 *
 * @param agencies every one that is configured, whether it ever had a file or not
 * @param carried profiles whose files a person carries: nothing of theirs is sent by itself
 */
public record Roads(Set<AgencyCode> agencies, Set<ProfileId> carried) {
    public Roads {
        agencies = Set.copyOf(agencies);
        carried = Set.copyOf(carried);
    }
}
