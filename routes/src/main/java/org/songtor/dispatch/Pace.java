package org.songtor.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.songtor.model.ProfileId;
import org.songtor.port.Convoy;

/**
 * How many files may go together by how fast the last ones of a profile went: as many as take a quarter of a second, but {@link Convoy#MOST} at least and four times as many
 * at most. What a crash leaves in doubt is bounded by that time, and each commit serves more files where they are quick.
 */
final class Pace {
    static final Duration LONGEST = Duration.ofMillis(250);
    static final int MOST = 4 * Convoy.MOST;

    private final Map<ProfileId, Integer> most = new ConcurrentHashMap<>();

    int most(ProfileId profile) {
        return most.getOrDefault(profile, Convoy.MOST);
    }

    /** So many went in that time, from their mark to the last proof. */
    void went(ProfileId profile, int files, Duration took) {
        long fit = files * LONGEST.toMillis() / Math.max(1, took.toMillis());
        most.put(profile, (int) Math.max(Convoy.MOST, Math.min(MOST, fit)));
    }

    /** One of them failed: the next begin as if nothing were known. */
    void failed(ProfileId profile) {
        most.remove(profile);
    }
}
