package org.songtor.simulate;

/**
 * The database's session by which a life is known to be alive, and the sweeper that begins it anew where it was lost. Every node's sweeper looks every so often; a
 * look while nobody is gone changes nothing: only those are done that come after somebody was.
 */
final class Session {
    private static final long SWEEP = Setting.work().again().toMillis() / 2;

    private final World world;
    private final Node node;
    private boolean held;
    private int number;
    private boolean sweeping;

    Session(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    boolean held() {
        return held;
    }

    /** Another one for each that is lost. */
    int number() {
        return number;
    }

    /** As each look for work of the dead does first. */
    void hold() {
        held = true;
    }

    /** The life goes on and is taken for dead, until its own sweeper looks. */
    void lose() {
        if (node.alive()) {
            world.tally.sessionsLost++;
            world.story.tell(node.name(), () -> "loses its session, life " + node.life());
            end();
            world.nodes.forEach(one -> one.session().sweepLater());
        }
    }

    /** With its life, or before it. */
    void end() {
        held = false;
        number++;
    }

    /** The next look of this node's sweeper, which is due at any moment; a store that is away is asked when it is back. */
    void sweepLater() {
        if (!sweeping && node.alive()) {
            sweeping = true;
            sweepAfter(world.dice.between(0, SWEEP));
        }
    }

    private void sweepAfter(long wait) {
        world.at(Math.max(world.time.now(), world.storeAway) + wait, node, this::sweep);
    }

    private void sweep() {
        try {
            if (!held || world.outbox.anyGone(world::alive)) {
                node.sweep();
            }
            sweeping = false;
        } catch (IllegalStateException e) {
            world.story.tell(node.name(), () -> "cannot sweep: " + e.getMessage());
            sweepAfter(SWEEP);
        }
    }

    /** Nothing of an earlier life is planned any more. */
    void begin() {
        sweeping = false;
    }
}
