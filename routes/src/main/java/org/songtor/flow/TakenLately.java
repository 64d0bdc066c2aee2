package org.songtor.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.songtor.port.Outbox.Work;

/**
 * What this node took a short while ago. Work that goes along with other work was rung for as well, and its ring comes when it is done: without this each such
 * ring asks the store for work that is gone. Forgotten before the store rings again, so that no ring is ever ignored twice.
 */
final class TakenLately {
    private static final int MOST = 10_000;

    private final Duration memory;
    private final Map<String, Instant> taken = new LinkedHashMap<>();

    TakenLately(Duration memory) {
        this.memory = memory;
    }

    synchronized void note(Work work, Instant now) {
        String key = key(work.topic(), work.subject());
        taken.remove(key);
        taken.put(key, now);
        Iterator<Instant> oldest = taken.values().iterator();
        while (oldest.next().isBefore(now.minus(memory)) || taken.size() > MOST) {
            oldest.remove();
        }
    }

    /** Not where it was taken at the very moment: clocks of messages count milliseconds. */
    synchronized boolean since(String topic, long subject, Instant rung) {
        Instant at = taken.get(key(topic, subject));
        return at != null && at.isAfter(rung) && at.isBefore(rung.plus(memory));
    }

    private static String key(String topic, long subject) {
        return topic + ":" + subject;
    }
}
