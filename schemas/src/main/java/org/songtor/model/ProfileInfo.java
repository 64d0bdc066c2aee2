package org.songtor.model;

import java.time.LocalDate;

/**
 * What a profile says of itself.
 *
 * @param source where the layout was read, and how sure that is (A to D, see the layout's own header)
 */
public record ProfileInfo(ProfileId id, int version, Status status, LocalDate validFrom, String source) {

    /** {@code UNCONFIRMED}: our own assumption until the agency answers; works in the sandbox, refuses live mode. */
    public enum Status {
        PUBLIC,
        UNCONFIRMED
    }
}
