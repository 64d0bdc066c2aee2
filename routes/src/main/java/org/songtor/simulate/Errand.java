package org.songtor.simulate;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songtor.dispatch.Attempt;
import org.songtor.dispatch.Shift;
import org.songtor.port.Outbox;

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
    private final Hold hold;

    /** When the marking of those began that leave in one. */
    private long marking;

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
        this.hold = new Hold(node);
        this.line = agency.channel().line(this);
    }

    /** @return false where there is nothing to do, or somebody else does it */
    boolean begin() {
        long rung = Time.at(ring.at()).toEpochMilli();
        shift = node.convoys().begin(agency.profile(), ring.about().subject(), rung);
        if (shift.begun().isEmpty()) {
            return false;
        }
        shift.begun().forEach(hold::begin);
        if (shift.begun().size() > 1) {
            world.tally.together++;
        }
        line.lookTogether(() -> each(shift().ahead(), this::look, this::send));
        return true;
    }

    /** One file after the other, each if its turn comes. */
    private void each(List<Attempt> files, Consumer<Attempt> step, Runnable then) {
        next(files.iterator(), this::turn, step, then);
    }

    private boolean turn(Attempt file) {
        boolean comes = node.convoys().turn(file, shift());
        if (!comes) {
            hold.end(file);
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
        long before = world.time.now();
        shift().marked(node.convoys().marked(shift()));
        marking = before;
        line.putTogether(() -> each(shift().marked(), this::put, line::allPut));
    }

    void put(Attempt file) {
        if (!node.delivery().absent(file)) {
            line.putOrThere();
            return;
        }
        long before = world.time.now();
        note(file);
        hold.leave(List.of(file), before);
        call("put the file", copy -> line.put(file, copy), taken -> {
            attempt = node.delivery().sent(attempt());
            line.putOrThere();
        });
    }

    void leaveTogether(List<Attempt> files) {
        hold.leave(files, marking);
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
        hold.endAll();
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
        agency.put(file.name(), file.file().content(), hold.asked(copy));
        return true;
    }

    /** Where not even that can be noted, the leases of all that it went with end by themselves. */
    private void failed(Exception cause) {
        Attempt one = attempt();
        hold.end(one);
        shift().trouble();
        try {
            failed(one, cause);
        } catch (IllegalStateException e) {
            world.story.tell(node.name(), () -> "cannot note how " + one.name() + " failed: " + e.getMessage());
            lost();
            return;
        }
        onward.run();
    }

    /** It ends here for all that went together. */
    private void lost() {
        hold.endAll();
        letGo();
        node.ended(this);
    }

    void letGo() {
        node.convoys().lost(shift());
    }

    void failed(Attempt noted, Exception cause) {
        node.delivery().failed(noted, cause);
    }

    /** Where those that were to leave in one did not get through. */
    void failed(List<Attempt> together, Exception cause) {
        together.forEach(hold::end);
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
                lost();
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

    Hold hold() {
        return hold;
    }

    /** Whether it took this work, ended or not. */
    boolean began(Outbox.Work work) {
        return shift != null
                && shift.begun().stream().anyMatch(one -> one.work().equals(work));
    }
}
