package org.songtor.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.songtor.model.FileId;
import org.songtor.model.Label;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.Key;
import org.songtor.simulate.Tables.Row;

/** Rows of waiting work, by the rules of the real store: only what is due or rung is taken, by one at a time, under a token. */
class MemoryOutbox {
    static final String DEAD = "DEAD";
    static final String HELD = "HELD";
    private static final long LONGEST = 10 * Time.MINUTE;

    final Tables tables;
    final Time time;
    final MemoryGates gates;
    private final Consumer<Row> changed;

    /** @param changed told of a row that may be rung for at another moment than before */
    MemoryOutbox(Tables tables, Time time, MemoryGates gates, Consumer<Row> changed) {
        this.tables = tables;
        this.time = time;
        this.gates = gates;
        this.changed = changed;
    }

    List<Outbox.Work> ring(int most, Duration again) {
        List<Outbox.Work> rung = new ArrayList<>();
        for (Row row : tables.outbox.values()) {
            if (rung.size() < most && ripe(row) <= time.now()) {
                row.due = time.now() + again.toMillis();
                row.rings++;
                rung.add(work(row));
                moved(row);
            }
        }
        return rung;
    }

    /** Whether it could be taken now. */
    boolean waits(String topic, long subject) {
        return waiting(topic, subject).isPresent();
    }

    private Optional<Row> waiting(String topic, long subject) {
        return Optional.ofNullable(tables.outbox.get(new Key(topic, subject)))
                .filter(row -> (row.due <= time.now() || row.rings > 0) && free(row) && !shut(row));
    }

    Optional<Outbox.Work> take(String node, String topic, long subject, Duration lease) {
        return waiting(topic, subject).map(row -> taken(row, node, lease));
    }

    private Outbox.Work taken(Row row, String node, Duration lease) {
        row.holder = node;
        row.heldUntil = time.now() + lease.toMillis();
        row.token = tables.nextToken();
        moved(row);
        return work(row);
    }

    /** Rows of one topic that are due or rung, taken together. */
    List<Outbox.Work> takeMore(String node, String topic, int most, Duration lease) {
        List<Outbox.Work> taken = new ArrayList<>();
        for (Row row : List.copyOf(tables.outbox.values())) {
            if (taken.size() < most && row.key.topic().equals(topic)) {
                take(node, topic, row.key.subject(), lease).ifPresent(taken::add);
            }
        }
        return taken;
    }

    /** From when on the row may be rung for; never where a person has to say so first. */
    long ripe(Row row) {
        long gate = gates.shutUntil(row.agency);
        return Math.max(row.ripe(), gate);
    }

    private boolean shut(Row row) {
        return row.parked != null || gates.shutUntil(row.agency) > time.now();
    }

    boolean free(Row row) {
        return !row.held(time.now());
    }

    void done(Outbox.Work work) {
        mine(work);
        ended(work.topic(), work.subject());
    }

    void release(Outbox.Work work, Duration wait) {
        postpone(mine(work), time.now() + wait.toMillis());
    }

    /** @return false when somebody else has it by now */
    boolean renew(Outbox.Work work, Duration lease) {
        Row row = tables.outbox.get(new Key(work.topic(), work.subject()));
        if (row == null || row.token != work.token() || row.holder == null) {
            return false;
        }
        row.heldUntil = time.now() + lease.toMillis();
        moved(row);
        return true;
    }

    /** Waits longer each time; after the last failure it is the operator's. */
    void failed(Outbox.Work work, Duration wait, int most) {
        Row row = tables.outbox.get(new Key(work.topic(), work.subject()));
        if (row == null || row.token != work.token() || row.holder == null) {
            return;
        }
        long millis = Math.min(wait.toMillis() << Math.min(row.failures, 20), LONGEST);
        row.failures++;
        if (row.parked == null && row.failures >= most) {
            row.parked = DEAD;
            tables.open(Label.WORK_STOPPED, subject(row));
        }
        postpone(row, time.now() + millis);
    }

    boolean revive(Row row) {
        if (!DEAD.equals(row.parked)) {
            return false;
        }
        row.parked = null;
        row.failures = 0;
        tables.items.remove(subject(row));
        postpone(row, time.now());
        return true;
    }

    private static String subject(Row row) {
        return "work:" + row.key.topic() + ":" + row.key.subject();
    }

    /** @param alive whether a holder's life goes on */
    int releaseAll(Predicate<String> alive) {
        int freed = 0;
        for (Row row : tables.outbox.values()) {
            if (row.holder != null && !alive.test(row.holder)) {
                row.holder = null;
                row.due = time.now();
                row.token = tables.nextToken();
                moved(row);
                freed++;
            }
        }
        return freed;
    }

    /** Whether {@link #releaseAll} would find anything. */
    boolean anyGone(Predicate<String> alive) {
        for (Row row : tables.outbox.values()) {
            if (row.holder != null && !alive.test(row.holder)) {
                return true;
            }
        }
        return false;
    }

    /** How much a life holds under leases that are not over. */
    int heldBy(String holder) {
        int held = 0;
        for (Row row : tables.outbox.values()) {
            if (holder.equals(row.holder) && row.held(time.now())) {
                held++;
            }
        }
        return held;
    }

    long waiting(String topicPrefix) {
        return tables.outbox.keySet().stream()
                .filter(key -> key.topic().startsWith(topicPrefix))
                .count();
    }

    /** A row due at once; one that is there already loses its holder, whose end is then refused. */
    void work(String topic, long subject) {
        Row row = tables.outbox.get(new Key(topic, subject));
        if (row == null) {
            insert(topic, subject, time.now());
        } else {
            row.due = Math.min(row.due, time.now());
            interrupt(row);
        }
    }

    /** Evidence changed: due now, and labels computed from older evidence are refused. */
    void touch(long file) {
        touch(file, time.now());
    }

    /** Due at {@code due}; a row that is there already is due now, because something else waits as well. */
    void touch(long file, long due) {
        Row row = tables.outbox.get(new Key(Outbox.RECONCILE, file));
        if (row == null) {
            insert(Outbox.RECONCILE, file, due);
        } else {
            row.due = time.now();
            interrupt(row);
        }
    }

    private void insert(String topic, long subject, long due) {
        Row row = new Row(new Key(topic, subject), due);
        tables.outbox.put(row.key, row);
        moved(row);
    }

    private void interrupt(Row row) {
        row.token = tables.nextToken();
        row.holder = null;
        moved(row);
    }

    void postpone(Row row, long due) {
        row.due = due;
        row.rings = 0;
        row.holder = null;
        moved(row);
    }

    /** The row of a file's own delivery or labelling, which the caller must still hold. */
    Row require(FileId id, Outbox.Work work) {
        if (!holds(id, work)) {
            throw new Trouble("stale token: " + work + " is no longer ours");
        }
        return Objects.requireNonNull(tables.outbox.get(new Key(work.topic(), work.subject())));
    }

    boolean holds(FileId id, Outbox.Work work) {
        if (work.subject() != id.value()) {
            throw new IllegalArgumentException(work + " is not about " + id);
        }
        Row row = tables.outbox.get(new Key(work.topic(), work.subject()));
        return row != null && row.token == work.token() && row.holder != null;
    }

    private Row mine(Outbox.Work work) {
        Row row = tables.outbox.get(new Key(work.topic(), work.subject()));
        if (row == null || row.token != work.token()) {
            throw new Trouble("no longer ours: " + work);
        }
        return row;
    }

    void ended(String topic, long subject) {
        tables.outbox.remove(new Key(topic, subject));
    }

    private void moved(Row row) {
        changed.accept(row);
    }

    private static Outbox.Work work(Row row) {
        return new Outbox.Work(row.key.topic(), row.key.subject(), row.token);
    }
}
