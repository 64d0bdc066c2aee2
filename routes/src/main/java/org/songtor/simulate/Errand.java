package org.songtor.simulate;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songtor.dispatch.Attempt;
import org.songtor.dispatch.Shift;

/**
 * The file of one ring, and those that go along, as the channels' routes lead them: ask for each, and where nothing is there put the signature; note, put and ask
 * again; whatever fails goes to {@link org.songtor.dispatch.Delivery#failed} with the attempt as it was last noted, and those behind it turn back.
 */
class Errand {
    private final Node node;
    private final World world;
    private final Agency agency;
    private final Broker.Ring ring;
    private final Line line;
    private final long began;
    /** Files whose attempt has not ended. */
    private final Set<Long> going = new HashSet<>();

    @Nullable
    private Shift shift;

    /** Whose turn it is. */
    @Nullable
    private Attempt attempt;

    /** What happens when its turn is over. */
    private Runnable onward = () -> {};

    Errand(Node node, Agency agency, Broker.Ring ring) {
        this.node = node;
        this.world = node.world();
        this.agency = agency;
        this.ring = ring;
        this.began = world.time.now();
        this.line = agency.channel().line(this);
    }

    /** @return false where there is nothing to do, or somebody else does it */
    boolean begin() {
        long rung = Time.at(ring.at()).toEpochMilli();
        shift = node.convoys().begin(agency.profile(), ring.about().subject(), rung);
        List<Long> files = shift.begun().stream().map(Errand::file).toList();
        if (files.isEmpty()) {
            return false;
        }
        if (leased()) {
            files.forEach(world.judge::begins);
        }
        if (files.size() > 1) {
            world.tally.together++;
        }
        going.addAll(files);
        line.lookTogether(() -> each(shift().ahead(), this::look, this::send));
        return true;
    }

    private static long file(Attempt attempt) {
        return attempt.work().subject();
    }

    /** One file after the other, each if its turn comes. */
    private void each(List<Attempt> files, Consumer<Attempt> step, Runnable then) {
        next(files.iterator(), this::turn, step, then);
    }

    private boolean turn(Attempt file) {
        boolean comes = node.convoys().turn(file, shift());
        if (!comes) {
            going.remove(file(file));
        }
        return comes;
    }

    private void next(Iterator<Attempt> files, Predicate<Attempt> turn, Consumer<Attempt> step, Runnable then) {
        while (files.hasNext()) {
            Attempt file = files.next();
            if (turn.test(file)) {
                attempt = file;
                onward = () -> next(files, turn, step, then);
                step("begin the turn of " + file.name(), () -> step.accept(file));
                return;
            }
        }
        attempt = null;
        step("go on", then);
    }

    private void look(Attempt file) {
        if (agency.channel().folder() || node.convoys().mustAsk(file)) {
            ask(this::sign);
        } else {
            sign();
        }
    }

    /** Goes on with what the other side shows under the name, noted in {@link #attempt()}. */
    void ask(Runnable then) {
        String name = attempt().name();
        call("ask for " + name, copy -> agency.shows(name), found -> {
            attempt = attempt().withThere(found);
            then.run();
        });
    }

    void nothingIsThere(Runnable then) {
        attempt = attempt().withThere(Optional.empty());
        then.run();
    }

    private void sign() {
        Attempt file = attempt();
        if (agency.channel().folder() && node.delivery().absent(file)) {
            call("put the signature", copy -> putSignature(file), done -> asked());
        } else {
            asked();
        }
    }

    private void asked() {
        shift().asked(attempt());
        turned();
    }

    /** The turn of its file is over. */
    void turned() {
        onward.run();
    }

    private void send() {
        shift().marked(node.convoys().marked(shift()));
        line.putTogether(() -> each(shift().marked(), this::put, line::allPut));
    }

    private void put(Attempt file) {
        if (!node.delivery().absent(file)) {
            line.putOrThere();
            return;
        }
        note(file);
        call("put the file", copy -> line.put(file, copy), taken -> {
            attempt = node.delivery().sent(attempt());
            line.putOrThere();
        });
    }

    void note(Attempt looked) {
        attempt = node.convoys().sending(looked, shift());
    }

    /** All that were put are asked for, one after the other. */
    void askEach() {
        next(shift().put().iterator(), file -> true, this::askAgain, this::conclude);
    }

    void askAgain(Attempt file) {
        if (file.begun()) {
            ask(this::shownNow);
        } else {
            shownNow();
        }
    }

    void shownNow() {
        shown(attempt());
        onward.run();
    }

    void shown(Attempt looked) {
        shift().shown(looked);
    }

    void conclude() {
        going.clear();
        next(node.convoys().concluded(shift()).iterator(), file -> true, this::finish, () -> node.ended(this));
    }

    private void finish(Attempt looked) {
        record(looked);
        onward.run();
    }

    void record(Attempt looked) {
        node.delivery().finish(looked);
    }

    boolean putSignature(Attempt file) {
        return agency.putSignature(file.name(), file.file().signature());
    }

    boolean putFile(Attempt file, boolean copy) throws IOException {
        agency.refuse(file.name());
        agency.put(file.name(), file.file().content(), asked(copy));
        return true;
    }

    /** Since when the file could have been asked for; of what the network brings once more nobody asks. */
    long asked(boolean copy) {
        return copy ? Tables.NEVER : began;
    }

    /** Where not even that can be noted, its lease ends by itself. */
    private void failed(Exception cause) {
        Attempt one = attempt();
        going.remove(file(one));
        shift().trouble();
        try {
            failed(one, cause);
        } catch (IllegalStateException e) {
            world.story.tell(node.name(), () -> "cannot note how " + one.name() + " failed: " + e.getMessage());
        }
        onward.run();
    }

    void failed(Attempt noted, Exception cause) {
        node.delivery().failed(noted, cause);
    }

    /** Where those that were to leave in one did not get through. */
    void failed(List<Attempt> together, Exception cause) {
        together.forEach(a -> going.remove(file(a)));
        node.convoys().failed(shift(), together, cause);
    }

    private <T> void call(String what, Network.Call<T> call, Consumer<T> then) {
        call(what, call, then, this::failed);
    }

    <T> void call(String what, Network.Call<T> call, Consumer<T> then, Consumer<Exception> otherwise) {
        world.network.call(node, what, agency.away(), call, reply -> {
            Exception failure = reply.failure();
            if (failure != null) {
                step(what, () -> otherwise.accept(failure));
            } else {
                step(what, () -> then.accept(Objects.requireNonNull(reply.value())));
            }
        });
    }

    /** An exception on the way is the routes' {@code onException}: of the file whose turn it is, or of nobody's. */
    private void step(String what, Runnable step) {
        Attempt whose = attempt;
        try {
            step.run();
        } catch (IllegalStateException e) {
            world.story.tell(node.name(), () -> "after " + what + ": " + e.getMessage());
            if (whose == null) {
                node.convoys().lost(shift());
                node.ended(this);
            } else {
                failed(e);
            }
        }
    }

    World world() {
        return world;
    }

    Node node() {
        return node;
    }

    Agency agency() {
        return agency;
    }

    Shift shift() {
        return Objects.requireNonNull(shift);
    }

    Attempt attempt() {
        return Objects.requireNonNull(attempt);
    }

    boolean of(long other) {
        return going.contains(other);
    }

    /** Whether nobody else may work on what is going now: its first lease is not over. */
    boolean leased() {
        return world.time.now() < began + Setting.work().lease().toMillis();
    }
}
