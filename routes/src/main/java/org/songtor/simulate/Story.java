package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in one history: when, who, what. Kept only when somebody will read it. */
final class Story {
    private static final int MOST = 20_000;

    private final Time time;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Story(Time time, boolean kept) {
        this.time = time;
        this.kept = kept;
    }

    void tell(String who, Supplier<String> what) {
        if (kept && lines.size() < MOST) {
            lines.add("%s  %-14s %s".formatted(moment(time.now()), who, what.get()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private static String moment(long now) {
        return "%3dd %02d:%02d:%02d.%03d"
                .formatted(
                        now / Time.DAY,
                        now / Time.HOUR % 24,
                        now / Time.MINUTE % 60,
                        now / Time.SECOND % 60,
                        now % Time.SECOND);
    }
}
