package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;

/** One broker for all nodes: may lose, double, delay and so reorder rings, be away, and forget everything. */
final class Broker {
    /** @param at when somebody rang; the broker keeps that however late it comes */
    record Ring(Tables.Key about, long at) {}

    private final World world;
    private long away;
    private int wipes;
    private final List<Ring> waiting = new ArrayList<>();

    Broker(World world) {
        this.world = world;
    }

    void goAway(long millis) {
        away = world.time.now() + millis;
        world.story.tell("broker", () -> "is away for " + millis + " ms");
    }

    void wipe() {
        wipes++;
        waiting.clear();
        world.story.tell("broker", () -> "forgets everything");
    }

    void ring(Ring message) {
        if (world.time.now() < away) {
            throw new Trouble("the broker is away");
        }
        boolean faulty = world.faulty();
        if (faulty && world.dice.inHundred(world.faults.ringLost())) {
            world.story.tell("broker", () -> "loses " + message.about());
            return;
        }
        again(message);
        if (faulty && world.dice.inHundred(world.faults.ringTwice())) {
            again(message);
        }
    }

    void again(Ring message) {
        boolean late = world.faulty() && world.dice.inHundred(world.faults.ringLate());
        long wait = late ? world.dice.between(0, 3 * Time.MINUTE) : world.dice.between(1, 20);
        int before = wipes;
        world.at(world.time.now() + wait, () -> deliver(message, before));
    }

    /** A node listens again. */
    void heard() {
        List<Ring> held = List.copyOf(waiting);
        waiting.clear();
        held.forEach(this::again);
    }

    private void deliver(Ring message, int before) {
        if (before != wipes) {
            return;
        }
        List<Node> up = world.up();
        if (up.isEmpty()) {
            waiting.add(message);
            return;
        }
        Node node = world.dice.one(up);
        world.at(world.time.now(), node, () -> node.handle(message));
    }
}
