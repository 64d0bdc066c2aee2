package org.songtor.simulate;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls of a node to an agency: the effect and its answer are two events, and each may get lost, late or doubled. */
final class Network {
    private final World world;

    Network(World world) {
        this.world = world;
    }

    /** What the other side does when the call reaches it. */
    @FunctionalInterface
    interface Call<T> {
        /** @param copy whether the network brought this call a second time */
        T reach(boolean copy) throws IOException;
    }

    /** How a call ended for the caller. */
    record Reply<T>(@Nullable T value, @Nullable Exception failure) {}

    <T> void call(Node node, String what, boolean away, Call<T> call, Consumer<Reply<T>> then) {
        long there = world.time.now() + world.dice.between(2, 200);
        if (away) {
            refuse(node, there, what + ": connection refused", then);
        } else if (world.faulty() && world.dice.inHundred(world.faults.net())) {
            faulty(node, there, what, call, then);
        } else {
            world.at(there, () -> reach(node, world.time.now() + world.dice.between(2, 200), call, then));
        }
    }

    private <T> void faulty(Node node, long there, String what, Call<T> call, Consumer<Reply<T>> then) {
        long timeout = there + world.dice.between(Time.SECOND, Time.MINUTE);
        switch (world.dice.below(6)) {
            case 0 -> {
                if (world.dice.inHundred(50)) {
                    refuse(node, there, what + ": nobody there", then);
                } else {
                    fail(node, there, what + ": reset before it arrived", then);
                }
            }
            case 1 -> fail(node, timeout, what + ": no answer, it never arrived", then);
            case 2 -> {
                world.at(there, () -> quietly(call, false));
                fail(node, timeout, what + ": no answer, though it arrived", then);
            }
            case 3 -> {
                fail(node, timeout, what + ": no answer, it arrives later", then);
                world.at(timeout + world.dice.between(0, 10 * Time.MINUTE), () -> quietly(call, false));
            }
            case 4 -> {
                long slow = world.dice.between(Time.MINUTE, 6 * Time.MINUTE);
                world.at(there, () -> reach(node, there + slow, call, then));
            }
            default -> {
                world.at(there, () -> reach(node, there + 100, call, then));
                world.at(there + world.dice.between(0, 5 * Time.SECOND), () -> quietly(call, true));
            }
        }
    }

    private <T> void reach(Node node, long back, Call<T> call, Consumer<Reply<T>> then) {
        Reply<T> reply;
        try {
            reply = new Reply<>(call.reach(false), null);
        } catch (IOException e) {
            reply = new Reply<>(null, e);
        }
        Reply<T> came = reply;
        world.at(back, node, () -> then.accept(came));
    }

    private <T> void quietly(Call<T> call, boolean copy) {
        try {
            call.reach(copy);
        } catch (IOException e) {
            world.story.tell("network", () -> "nobody hears: " + e.getMessage());
        }
    }

    private <T> void refuse(Node node, long when, String what, Consumer<Reply<T>> then) {
        world.at(when, node, () -> {
            world.story.tell(node.name(), () -> what);
            then.accept(new Reply<>(null, new Broken.Unheard(what)));
        });
    }

    private <T> void fail(Node node, long when, String what, Consumer<Reply<T>> then) {
        world.at(when, node, () -> {
            world.story.tell(node.name(), () -> what);
            then.accept(new Reply<>(null, new Broken(what)));
        });
    }
}
