package org.songtor.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.port.Outbox;

/** An outbox in memory by the port's own words, with a clock that is moved by hand. */
public class TimedOutbox implements Outbox {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private boolean away;

    private static final class Row {
        private final String topic;
        private final long subject;
        private Instant due = Instant.EPOCH;
        private Instant heldUntil = Instant.MIN;
        private boolean rung;
        private int failures;
        private long token;

        Row(String topic, long subject) {
            this.topic = topic;
            this.subject = subject;
        }

        Work work() {
            return new Work(topic, subject, token);
        }
    }

    public synchronized void add(String topic, long subject) {
        rows.put(topic + subject, new Row(topic, subject));
    }

    /** The database is away, or there again: nothing can be said of failed work. */
    synchronized void away(boolean gone) {
        away = gone;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** @throws IllegalStateException for an old token, as the store's own methods do */
    public synchronized void require(Work work) {
        Row row = rows.get(work.topic() + work.subject());
        if (row == null || row.token != work.token() || row.heldUntil.equals(Instant.MIN)) {
            throw new IllegalStateException("stale token: " + work);
        }
    }

    @Override
    public synchronized List<Work> ring(int most, Duration again) {
        List<Row> due = rows.values().stream()
                .filter(r -> !stopped.contains(r.topic + r.subject))
                .filter(r -> !r.due.isAfter(now) && !r.heldUntil.isAfter(now))
                .limit(most)
                .toList();
        due.forEach(r -> {
            r.due = now.plus(again);
            r.rung = true;
        });
        return due.stream().map(Row::work).toList();
    }

    @Override
    public synchronized Optional<Work> take(String topic, long subject, Duration lease) {
        Row row = rows.get(topic + subject);
        if (row == null
                || stopped.contains(topic + subject)
                || row.heldUntil.isAfter(now)
                || (row.due.isAfter(now) && !row.rung)) {
            return Optional.empty();
        }
        row.heldUntil = now.plus(lease);
        row.token++;
        return Optional.of(row.work());
    }

    @Override
    public synchronized List<Work> takeMore(String topic, List<Work> taken, int most, Duration lease) {
        return List.copyOf(rows.values()).stream()
                .filter(row -> row.topic.equals(topic))
                .limit(most)
                .flatMap(row -> take(topic, row.subject, lease).stream())
                .toList();
    }

    @Override
    public synchronized void done(Work work) {
        require(work);
        rows.remove(work.topic() + work.subject());
    }

    @Override
    public synchronized void release(Work work, Duration wait) {
        require(work);
        Row row = rows.get(work.topic() + work.subject());
        row.heldUntil = Instant.MIN;
        row.rung = false;
        row.due = now.plus(wait);
    }

    @Override
    public synchronized boolean renew(Work work, Duration lease) {
        Row row = rows.get(work.topic() + work.subject());
        if (row == null || row.token != work.token() || row.heldUntil.equals(Instant.MIN)) {
            return false;
        }
        row.heldUntil = now.plus(lease);
        return true;
    }

    @Override
    public synchronized void failed(Work work, Duration wait, int most, String cause) {
        if (away) {
            throw new IllegalStateException("no connection to the database");
        }
        release(work, wait);
        String key = work.topic() + work.subject();
        Row row = rows.get(key);
        if (row != null && ++row.failures >= most) {
            stopped.add(key);
        }
    }

    @Override
    public synchronized List<Depth> depths() {
        return rows.values().stream()
                .collect(Collectors.groupingBy(r -> r.topic, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> new Depth(e.getKey(), e.getValue(), 0, Duration.ZERO))
                .toList();
    }

    @Override
    public synchronized int releaseAll() {
        List<Row> held = rows.values().stream()
                .filter(r -> !r.heldUntil.equals(Instant.MIN))
                .toList();
        held.forEach(r -> {
            r.heldUntil = Instant.MIN;
            r.due = now;
            r.token++;
        });
        return held.size();
    }

    @Override
    public synchronized long waiting(String topicPrefix) {
        return rows.keySet().stream().filter(k -> k.startsWith(topicPrefix)).count();
    }

    @Override
    public synchronized boolean waits(String topic) {
        return rows.values().stream().anyMatch(r -> r.topic.equals(topic));
    }
}
