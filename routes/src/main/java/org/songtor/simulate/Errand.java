package org.songtor.simulate;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songtor.dispatch.Attempt;
import org.songtor.dispatch.Delivery;

/**
 * One delivery as the channels' routes lead it: ask, and where nothing is there, note it, put the signature, put the file, ask
 * again; whatever fails goes to {@link Delivery#failed} with the attempt as it was last noted.
 */
class Errand {
    private final Node node;
    private final World world;
    private final Agency agency;
    private final long file;
    private final long began;
    private boolean ending;

    @Nullable
    private Attempt attempt;

    Errand(Node node, Agency agency, long file) {
        this.node = node;
        this.world = node.world();
        this.agency = agency;
        this.file = file;
        this.began = world.time.now();
    }

    /** @return false where there is nothing to do, or somebody else does it */
    boolean begin() {
        Attempt taken = node.delivery().begin(agency.profile().toString(), file);
        if (taken == null) {
            return false;
        }
        if (leased()) {
            world.judge.begins(file);
        }
        attempt = taken;
        ask(this::asked);
        return true;
    }

    void ask(Consumer<Attempt> then) {
        call(
                "ask for " + attempt().name(),
                copy -> agency.shows(attempt().name()),
                found -> then.accept(attempt().withThere(found)));
    }

    private void asked(Attempt looked) {
        if (node.delivery().absent(looked)) {
            agency.channel().send(this, looked);
        } else {
            finish(looked);
        }
    }

    void note(Attempt looked) {
        attempt = node.delivery().sending(looked);
    }

    /** Signature and file apart, and what the other side says later is still about them. */
    void putBoth(Attempt looked) {
        call("put the signature", this::putSignature, done -> {
            note(looked);
            call("put the file", this::putFile, put -> taken());
        });
    }

    /** Signature and file in one call, whose answer says that it was taken. */
    void submit(Attempt looked) {
        note(looked);
        call("submit", copy -> putSignature(copy) && putFile(copy), taken -> taken());
    }

    private void taken() {
        attempt = node.delivery().sent(attempt());
        askAgain();
    }

    private void askAgain() {
        ask(this::finish);
    }

    private boolean putSignature(boolean copy) {
        return agency.putSignature(attempt().name(), attempt().file().signature());
    }

    private boolean putFile(boolean copy) throws java.io.IOException {
        return agency.put(attempt().name(), attempt().file().content(), copy ? Tables.NEVER : began);
    }

    void finish(Attempt looked) {
        ending = true;
        record(looked);
        node.ended(this);
    }

    void record(Attempt looked) {
        node.delivery().finish(looked);
    }

    private void failed(Exception cause) {
        ending = true;
        node.ended(this);
        failed(attempt(), cause);
    }

    void failed(Attempt noted, Exception cause) {
        node.delivery().failed(noted, cause);
    }

    private <T> void call(String what, Network.Call<T> call, Consumer<T> then) {
        world.network.call(node, what, agency.away(), call, reply -> {
            Exception failure = reply.failure();
            if (failure != null) {
                failed(failure);
            } else {
                step(what, () -> then.accept(Objects.requireNonNull(reply.value())));
            }
        });
    }

    /** An exception on the way is the routes' {@code onException}. */
    private void step(String what, Runnable step) {
        try {
            step.run();
        } catch (IllegalStateException e) {
            world.story.tell(node.name(), () -> "after " + what + ": " + e.getMessage());
            failed(e);
        }
    }

    World world() {
        return world;
    }

    Attempt attempt() {
        return Objects.requireNonNull(attempt);
    }

    boolean of(long other) {
        return file == other;
    }

    /** Whether nobody else may work on it now: it has not ended, nor has its first lease. */
    boolean leased() {
        return !ending && world.time.now() < began + Setting.work().lease().toMillis();
    }
}
