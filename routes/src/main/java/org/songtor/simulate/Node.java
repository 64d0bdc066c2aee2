package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songtor.answer.Desk;
import org.songtor.delivery.SendingCalendar;
import org.songtor.delivery.SendingCalendars;
import org.songtor.dispatch.Convoys;
import org.songtor.dispatch.Delivery;
import org.songtor.dispatch.Freeze;
import org.songtor.dispatch.WriteFile;
import org.songtor.flow.Boxes;
import org.songtor.flow.Bundle;
import org.songtor.flow.Doorbell;
import org.songtor.flow.Leases;
import org.songtor.flow.Worker;
import org.songtor.model.FundId;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.songtor.reconcile.Reconcile;
import org.songtor.simulate.Tables.Batch;

/** One gateway: the real steps over this node's ports, begun anew with every life. */
final class Node {
    private final World world;
    private final String name;
    private final Door door;
    private final Session session;
    private final List<Errand> errands = new ArrayList<>();
    private final List<Broker.Ring> unacknowledged = new ArrayList<>();
    private int life;
    private String holder;
    private boolean alive;
    private boolean up;
    private long frozenUntil;
    private boolean renewing;
    private Steps steps;

    Node(World world, String name) {
        this.world = world;
        this.name = name;
        this.holder = name + "#" + life;
        this.door = new Door(world, this);
        this.session = new Session(world, this);
        this.steps = new Steps();
    }

    /** The beans of one life. */
    private final class Steps {
        final Outbox outbox = world.parts.outboxOf(Node.this, door);
        final FileStore files = new NodePorts.Files(world.files, door);
        final Leases leases = new Leases(outbox, Setting.SETTINGS, world.time);
        final Worker worker = new Worker(outbox, leases, Setting.SETTINGS);
        final Doorbell doorbell = new Doorbell(outbox, Node.this::ring, Setting.SETTINGS);
        final Freeze freeze = new Freeze(worker, files, world.time);
        final WriteFile write = new WriteFile(
                worker, files, Setting.FORMATS, world.signer, Setting.CATALOGUE, Setting.LAYOUTS, Setting.SETTINGS);
        final Delivery delivery = new Delivery(
                worker,
                files,
                new NodePorts.Gate(world.gates, world, door),
                Setting.SETTINGS,
                SendingCalendar.ALWAYS,
                world.time);
        final Convoys convoys = new Convoys(
                delivery, new NodePorts.Together(world.convoy, Node.this, door), worker, Node.this::ring, world.time);
        final Desk desk = new Desk(
                world.signer,
                Setting.FORMATS,
                new NodePorts.Arrivals(world.answers, door),
                Setting.SETTINGS,
                Setting.LAYOUTS,
                world.time);
        // Nobody watches a box here, so whatever came is known.
        final Reconcile reconcile = new Reconcile(
                new Bundle(outbox, worker, leases),
                new NodePorts.Labelling(world.reconcile, door),
                new Boxes(new NoReads(), world.time),
                new SendingCalendars(Map.of()),
                Setting.SETTINGS);
    }

    World world() {
        return world;
    }

    String name() {
        return name;
    }

    int life() {
        return life;
    }

    boolean alive() {
        return alive;
    }

    boolean up() {
        return up;
    }

    /** This life, as rows name their holder. */
    String holder() {
        return holder;
    }

    Session session() {
        return session;
    }

    /** The whole process stands still: nothing of it goes on, and its leases are not renewed. */
    void freeze(long millis) {
        frozenUntil = world.time.now() + millis;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    Delivery delivery() {
        return steps.delivery;
    }

    Convoys convoys() {
        return steps.convoys;
    }

    Desk desk() {
        return steps.desk;
    }

    FileStore files() {
        return steps.files;
    }

    void start() {
        if (alive) {
            return;
        }
        alive = true;
        session.begin();
        steps = new Steps();
        world.story.tell(name, () -> "starts, life " + life);
        world.at(world.time.now(), this, this::wake);
    }

    /** Before the first route runs; where it fails the program does not start, and whoever watches over it starts it again. */
    private void wake() {
        try {
            steps.doorbell.wake();
            up = true;
            world.broker.heard();
            world.ticking.again();
        } catch (IllegalStateException e) {
            die("since it could not start: " + e.getMessage());
        }
    }

    /** All that is only in memory is gone; messages it had not acknowledged may come again. */
    void die(String where) {
        if (!alive) {
            return;
        }
        alive = false;
        up = false;
        session.end();
        if (world.outbox.heldBy(holder()) > 0) {
            world.nodes.forEach(other -> other.session().sweepLater());
        }
        life++;
        holder = name + "#" + life;
        world.tally.kills++;
        world.story.tell(name, () -> "is killed " + where);
        errands.clear();
        frozenUntil = 0;
        renewing = false;
        world.ticking.again();
        unacknowledged.forEach(message -> {
            if (world.dice.inHundred(50)) {
                world.broker.again(message);
            }
        });
        unacknowledged.clear();
        long pause = world.faulty() ? world.dice.between(Time.SECOND, 10 * Time.MINUTE) : Time.SECOND;
        world.at(world.time.now() + pause, this::start);
    }

    /** As the doorbell's route does every so often. */
    void look() {
        steps.doorbell.ring();
    }

    /** As the sweeper's route does every so often. */
    void sweep() {
        steps.doorbell.sweep();
    }

    private void ring(String topic, long subject) {
        door.through(
                "ring for " + topic,
                () -> world.broker.ring(new Broker.Ring(new Tables.Key(topic, subject), world.time.now())));
    }

    /** As the timer of leases does, while there is something to renew. */
    private void renewLater() {
        if (!renewing) {
            renewing = true;
            world.at(world.time.now() + steps.leases.often().toMillis(), this, this::renew);
        }
    }

    private void renew() {
        renewing = false;
        steps.leases.renew();
        if (!errands.isEmpty() || !unacknowledged.isEmpty() || world.outbox.heldBy(holder()) > 0) {
            renewLater();
        }
    }

    /** Whether anything of this life is under way that such work is done in. */
    boolean worksOn(Outbox.Work work) {
        return unacknowledged.stream()
                        .anyMatch(message -> message.about().topic().equals(work.topic()))
                || errands.stream().anyMatch(errand -> errand.began(work));
    }

    /** A message came: what the routes do with it. */
    void handle(Broker.Ring message) {
        unacknowledged.add(message);
        renewLater();
        world.tally.events++;
        try {
            work(message);
        } catch (IllegalStateException e) {
            world.story.tell(name, () -> message.about() + " failed: " + e.getMessage());
        }
        unacknowledged.remove(message);
    }

    private void work(Broker.Ring message) {
        String topic = message.about().topic();
        long subject = message.about().subject();
        switch (topic) {
            case Outbox.CHECK -> steps.worker.run(topic, subject, work -> check(subject));
            case Outbox.DISPATCH -> steps.freeze.freeze(subject);
            case Outbox.WRITE -> steps.write.write(subject);
            case Outbox.RECONCILE -> steps.reconcile.reconcile(subject);
            default -> deliver(message);
        }
    }

    private void deliver(Broker.Ring message) {
        Errand errand = world.parts.errand(this, world.agency(message.about().topic()), message);
        // Among them before it begins: it may end at once.
        errands.add(errand);
        boolean begun = false;
        try {
            begun = errand.begin();
        } finally {
            if (!begun) {
                errands.remove(errand);
            }
        }
    }

    /** Reading a batch is not what is simulated: its lines are as the fund wrote them. */
    private void check(long id) {
        Batch batch = door.through("read the batch", () -> world.batches.batch(id));
        door.through("write the check", () -> world.batches.checked(id, Fund.lines(world, batch)));
    }

    /** A fund hands in a batch and gets its number when it is durable. */
    long claim(FundId fund, String content) {
        return door.through("keep a batch of " + fund, () -> world.batches.claim(fund, content));
    }

    void ended(Errand errand) {
        errands.remove(errand);
    }

    /** Whether this life has a delivery of the file under way that began under a lease not over yet. */
    boolean delivers(long file) {
        return errands.stream()
                .anyMatch(errand -> errand.hold().of(file) && errand.hold().leased());
    }
}
