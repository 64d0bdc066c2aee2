package org.songtor.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.songtor.port.Outbox;

/**
 * A node's way to store and broker: every call may find the node dead before or after its effect, the store away, the answer
 * lost, or the node asleep for a while. Each call is one transaction.
 */
final class Door {
    private static final int ALL = 100_000;

    private final World world;
    private final Node node;

    Door(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    <T> T through(String what, Supplier<T> effect) {
        int life = node.life();
        befall(what, "before", life);
        T result = effect.get();
        world.story.tell(node.name(), () -> what + " -> " + told(result));
        world.judge.look();
        befall(what, "after", life);
        return result;
    }

    /** Bytes and lines are not for a story. */
    private static String told(Object result) {
        if (result instanceof Optional<?> one) {
            return one.map(Door::told).orElse("nothing");
        }
        if (result instanceof Outbox.Work work) {
            return work.topic() + " " + work.subject() + " token " + work.token();
        }
        if (result instanceof List<?> many) {
            return many.stream().map(Door::told).toList().toString();
        }
        boolean plain = result instanceof CharSequence || result instanceof Number || result instanceof Boolean;
        return plain ? result.toString() : result.getClass().getSimpleName();
    }

    void through(String what, Runnable effect) {
        through(what, () -> {
            effect.run();
            return "done";
        });
    }

    private void befall(String what, String when, int life) {
        if (!world.faulty()) {
            return;
        }
        if (world.time.now() < world.storeAway) {
            throw new Trouble("the store is away, " + when + " " + what);
        }
        Faults faults = world.faults;
        int roll = world.dice.below(ALL) - faults.crash();
        if (roll < 0) {
            node.die(when + " " + what);
            throw new Crash(node.name());
        }
        roll -= faults.storeFails();
        if (roll < 0) {
            throw new Trouble("the store failed " + when + " " + what);
        }
        // The session that a life is known by is another than the one that works: this call does not see it.
        roll -= faults.storeFails() / 4;
        if (roll < 0) {
            node.session().lose();
            return;
        }
        roll -= faults.stall();
        if (roll < 0 && world.mayPass()) {
            stall(what, when, life);
        }
    }

    private void stall(String what, String when, int life) {
        long millis = world.dice.inHundred(world.faults.longStall())
                ? world.dice.between(Time.MINUTE, 5 * Time.MINUTE)
                : world.dice.between(1, 2 * Time.SECOND);
        world.story.tell(node.name(), () -> "stands still for " + millis + " ms " + when + " " + what);
        if (world.dice.inHundred(50)) {
            node.freeze(millis);
        }
        world.pass(millis);
        if (node.life() != life) {
            throw new Crash(node.name());
        }
        world.story.tell(node.name(), () -> "goes on " + when + " " + what);
    }
}
