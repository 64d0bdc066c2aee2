package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;

/**
 * Everything of one history, and the order of what happens in it: one event after the other, in virtual time. Nodes run in one
 * thread; where a node stalls inside a step, the others go on before it does.
 */
final class World {
    /** Retries end within twelve hours, answers are due two days later, the latest money and answers come within a week. */
    private static final long LONGEST = 40 * Time.DAY;

    private static final long MOST_EVENTS = 100_000;
    private static final int DEEPEST = 4;
    private static final int MOST_HELP = 20;

    final Dice dice;
    final Time time = new Time();
    final Story story;
    final Faults faults;
    final Tally tally = new Tally();
    final Tables tables = new Tables();
    final MemoryGates gates;
    final MemoryOutbox outbox;
    final OfficeDesk desk;
    final MemoryBatches batches;
    final MemoryFiles files;
    final MemoryConvoy convoy;
    final MemoryAnswers answers;
    final MemoryReconcile reconcile;
    final Parts parts;
    final TinySigner signer = new TinySigner();
    final Network network = new Network(this);
    final Broker broker = new Broker(this);
    final Ticking ticking = new Ticking(this);
    final Operator operator = new Operator(this);
    final Judge judge = new Judge(this);
    final Map<ProfileId, Agency> agencies = new TreeMap<>();
    final Map<AgencyCode, Bank> banks = new TreeMap<>();
    final List<Node> nodes = new ArrayList<>();
    final List<Fund> funds = new ArrayList<>();

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long order;
    private int depth;

    /** No call to the store is answered before this moment. */
    long storeAway;

    private record Event(long at, long order, @Nullable Node owner, int life, Runnable what)
            implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    World(Dice dice, Faults faults, Parts parts, boolean told) {
        this.dice = dice;
        this.faults = faults;
        this.parts = parts;
        this.story = new Story(time, told);
        this.gates = new MemoryGates(time);
        this.outbox = parts.outbox(tables, time, gates, this::ripe);
        this.desk = parts.desk(this);
        this.batches = parts.batches(this);
        this.files = parts.files(this);
        this.convoy = parts.convoy(this);
        this.answers = parts.answers(this);
        this.reconcile = new MemoryReconcile(tables, outbox);
    }

    boolean faulty() {
        return time.now() < faults.until();
    }

    /** Happens whoever is alive. */
    void at(long moment, Runnable what) {
        order++;
        events.add(new Event(moment, order, null, 0, what));
    }

    /** Happens only if the node lives till then: it is in its memory. */
    void at(long moment, Node owner, Runnable what) {
        order++;
        events.add(new Event(moment, order, owner, owner.life(), what));
    }

    /** Until nothing is left to happen. */
    void run() {
        int helped = 0;
        do {
            while (!events.isEmpty()) {
                happen(events.remove());
                tally.events++;
                if (time.now() > LONGEST || tally.events > MOST_EVENTS || helped > MOST_HELP) {
                    throw new Violation("it does not end: " + tables.outbox.keySet() + " still wait");
                }
            }
            helped++;
        } while (operator.unblocks());
    }

    /** Whether one more may stand still. */
    boolean mayPass() {
        return depth < DEEPEST;
    }

    /** A caller stands still for so long while the world goes on; not too many at once, for each waits for the later ones. */
    void pass(long millis) {
        depth++;
        ticking.again();
        long until = time.now() + millis;
        Event next = events.peek();
        while (next != null && next.at() <= until) {
            happen(events.remove());
            tally.events++;
            next = events.peek();
        }
        time.reach(until);
        depth--;
    }

    private void happen(Event event) {
        time.reach(event.at());
        Node owner = event.owner();
        if (owner != null && owner.life() != event.life()) {
            return;
        }
        if (owner != null && owner.frozenUntil() > time.now()) {
            at(owner.frozenUntil(), owner, event.what());
            return;
        }
        try {
            event.what().run();
        } catch (Crash e) {
            tally.crashesInSteps++;
        } catch (IllegalStateException e) {
            // As the routes' failure policy: told, and the work rings again.
            story.tell(owner == null ? "world" : owner.name(), () -> "a step failed: " + e.getMessage());
        } catch (RuntimeException e) {
            throw new Violation("a step broke: " + e, e);
        }
    }

    private void ripe(Tables.Row row) {
        ticking.wakeFor(outbox.ripe(row));
    }

    /** Whether the database knows that the life goes on which a row names as its holder. */
    boolean alive(String holder) {
        for (Node node : nodes) {
            if (node.alive() && node.session().held() && node.holder().equals(holder)) {
                return true;
            }
        }
        return false;
    }

    /** What nobody alive holds is free again. @param sweeper alive from now on, whatever others took from it before */
    int letGo(Node sweeper) {
        sweeper.session().hold();
        for (Node node : nodes) {
            if (node.alive() && !node.session().held()) {
                tally.takenFromTheLiving += outbox.heldBy(node.holder());
            }
        }
        return outbox.releaseAll(this::alive);
    }

    List<Node> up() {
        List<Node> up = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node.up()) {
                up.add(node);
            }
        }
        return up;
    }

    /** Whose files this topic delivers. */
    Agency agency(String topic) {
        for (Agency agency : agencies.values()) {
            if (agency.topic().equals(topic)) {
                return agency;
            }
        }
        throw new IllegalArgumentException("no agency takes " + topic);
    }

    /** Those of this history. */
    List<ProfileId> profiles() {
        return List.copyOf(agencies.keySet());
    }

    Agency agency(ProfileId profile) {
        Agency agency = agencies.get(profile);
        if (agency == null) {
            throw new IllegalArgumentException("no agency takes " + profile);
        }
        return agency;
    }
}
