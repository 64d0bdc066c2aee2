package org.songtor.simulate;

import java.util.List;

/**
 * When doorbells look for due work. Every node's looks every so often; one look changes nothing for the next, and a look while
 * nothing is due changes nothing at all: so only the first of each round is done, by a node that is drawn.
 */
final class Ticking {
    private static final long RING = Setting.work().ring().toMillis();
    private static final long NEVER = Long.MAX_VALUE;

    private final World world;
    private long last = -RING;
    private long next = NEVER;

    Ticking(World world) {
        this.world = world;
    }

    /** A row may be rung for from this moment on. */
    void wakeFor(long ripe) {
        if (ripe < next) {
            long at = Math.max(Math.max(ripe, last + RING), Math.max(world.time.now(), world.storeAway));
            if (at < next) {
                next = at;
                world.at(at, () -> tick(at));
            }
        }
    }

    /** Whoever should have looked is dead or stands still: somebody else will. */
    void again() {
        for (Tables.Row row : world.tables.outbox.values()) {
            wakeFor(world.outbox.ripe(row));
        }
    }

    private void tick(long planned) {
        if (planned != next) {
            return;
        }
        next = NEVER;
        last = world.time.now();
        List<Node> up = world.up();
        if (!up.isEmpty()) {
            Node node = world.dice.one(up);
            world.at(last, node, () -> look(node));
        }
    }

    private void look(Node node) {
        try {
            if (ripe()) {
                node.look();
            }
        } finally {
            again();
        }
    }

    private boolean ripe() {
        for (Tables.Row row : world.tables.outbox.values()) {
            if (world.outbox.ripe(row) <= world.time.now()) {
                return true;
            }
        }
        return false;
    }
}
