package org.songtor.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.songtor.port.Outbox;

/** An outbox in memory: no time, leases end only by release. */
public final class MemoryOutbox implements Outbox {
    private final Map<String, Long> tokens = new HashMap<>();
    private final Map<String, Boolean> held = new HashMap<>();

    public synchronized void add(String topic, long subject) {
        held.put(topic + subject, false);
    }

    public synchronized void remove(String topic, long subject) {
        held.remove(topic + subject);
    }

    @Override
    public synchronized List<Work> ring(int most, Duration again) {
        return List.of();
    }

    @Override
    public synchronized Optional<Work> take(String topic, long subject, Duration lease) {
        if (!Boolean.FALSE.equals(held.get(topic + subject))) {
            return Optional.empty();
        }
        held.put(topic + subject, true);
        return Optional.of(new Work(topic, subject, tokens.merge(topic + subject, 1L, Long::sum)));
    }

    @Override
    public synchronized void done(Work work) {
        held.remove(work.topic() + work.subject());
    }

    @Override
    public synchronized void release(Work work, Duration wait) {
        held.replace(work.topic() + work.subject(), false);
    }

    @Override
    public synchronized boolean renew(Work work, Duration lease) {
        return held.containsKey(work.topic() + work.subject());
    }

    @Override
    public synchronized void failed(Work work, Duration wait, int most, String cause) {
        release(work, wait);
    }

    @Override
    public synchronized List<Depth> depths() {
        return List.of();
    }

    @Override
    public synchronized int releaseAll() {
        held.replaceAll((k, v) -> false);
        return held.size();
    }

    @Override
    public synchronized long waiting(String topicPrefix) {
        return held.keySet().stream().filter(k -> k.startsWith(topicPrefix)).count();
    }

    @Override
    public synchronized boolean waits(String topic) {
        return held.keySet().stream().anyMatch(k -> k.matches(Pattern.quote(topic) + "-?[0-9]+"));
    }
}
