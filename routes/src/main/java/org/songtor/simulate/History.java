package org.songtor.simulate;

import java.util.List;
import java.util.Optional;
import org.songtor.model.ProfileId;

/** One history from its seed: who is there, what will go wrong, and whether every law held to the end. */
public final class History {
    private final long seed;
    private final World world;

    /**
     * @param broken the law that did not hold; empty where all did
     * @param story every event with its virtual time, where it was asked for
     */
    record Result(long seed, Optional<Violation> broken, List<String> story, Tally tally) {}

    private History(long seed, Dice dice, Faults faults, Parts parts, boolean told) {
        this.seed = seed;
        this.world = new World(dice, faults, parts, told);
        world.tally.histories = 1;
    }

    static Result of(long seed, Parts parts, boolean told) {
        Dice dice = new Dice(seed);
        return new History(seed, dice, Faults.of(dice), parts, told).live();
    }

    /** The same people and batches, and nothing goes wrong. */
    static Result calm(long seed) {
        return of(seed, Faults.none(), new Parts());
    }

    /** As often goes wrong what the faults say, and nothing else. */
    static Result of(long seed, Faults faults, Parts parts) {
        return new History(seed, new Dice(seed), faults, parts, false).live();
    }

    private Result live() {
        try {
            people();
            trouble();
            world.run();
            new Closing(world).judge();
            return new Result(seed, Optional.empty(), world.story.lines(), world.tally);
        } catch (Violation e) {
            world.story.tell("judge", () -> e.getMessage());
            return new Result(seed, Optional.of(e), world.story.lines(), world.tally);
        }
    }

    private void people() {
        Dice dice = world.dice;
        world.story.tell("seed " + seed, world.faults::toString);
        for (ProfileId profile : profiles(dice)) {
            Agency.Channel channel = Setting.channel(profile);
            world.agencies.put(profile, new Agency(world, profile, channel, dice.inHundred(50)));
            world.banks.computeIfAbsent(profile.agency(), agency -> new Bank(world, agency));
        }
        int nodes = 2 + dice.below(2);
        for (int i = 1; i <= nodes; i++) {
            world.nodes.add(new Node(world, "node-" + i));
        }
        world.nodes.forEach(Node::start);
        Setting.FUNDS.forEach(fund -> world.funds.add(new Fund(world, fund)));
        boolean together = dice.inHundred(50);
        int batches = together ? 2 + dice.below(2) : 1 + dice.below(3);
        long within = together ? 10 * Time.SECOND : 20 * Time.MINUTE;
        for (int i = 1; i <= batches; i++) {
            dice.one(world.funds).willSend("batch-" + i, dice.between(0, within), 1 + dice.below(6));
        }
        if (together) {
            together();
        }
    }

    /** Files of batches that come together leave together where their agency takes none before. */
    private void together() {
        world.operator.stopAll();
        long start = world.dice.between(30 * Time.SECOND, 3 * Time.MINUTE);
        world.at(start, world.operator::startAll);
        if (world.dice.inHundred(30)) {
            world.at(start + world.dice.between(0, Time.SECOND), world.operator::act);
        }
    }

    /** One agency has a service or a broker: a fourth profile in each history would cost more than it shows. */
    private static List<ProfileId> profiles(Dice dice) {
        return List.of(Setting.EMPTIES, Setting.KEEPS, dice.inHundred(50) ? Setting.KNOWS : Setting.QUEUES);
    }

    private void trouble() {
        Dice dice = world.dice;
        long until = world.faults.until();
        if (world.faults.crash() > 0) {
            some(dice.below(4), until, () -> dice.one(world.nodes).die("from outside"));
        }
        if (world.faults.storeFails() > 0) {
            some(dice.below(3), until, this::storeGoesAway);
            some(dice.below(2), until, () -> dice.one(world.nodes).session().lose());
        }
        if (world.faults.ringLost() > 0) {
            some(dice.below(3), until, world.broker::wipe);
            some(dice.below(2), until, () -> world.broker.goAway(dice.between(0, 5 * Time.MINUTE)));
        }
        if (world.faults.net() > 0) {
            List<Agency> agencies = List.copyOf(world.agencies.values());
            some(dice.below(4), until, () -> dice.one(agencies).goAway(dice.between(0, until - world.time.now())));
        }
        if (dice.inHundred(50)) {
            some(dice.below(8), 2 * until, world.operator::act);
            some(dice.below(2), 9 * Time.DAY, world.operator::act);
        }
        world.at(until, () -> {
            world.story.tell("world", () -> "from now on nothing fails");
            world.nodes.forEach(Node::start);
        });
    }

    /** It starts anew, and every session with it; or only nobody reaches it for a while. */
    private void storeGoesAway() {
        world.storeAway = world.time.now() + world.dice.between(0, 5 * Time.MINUTE);
        if (world.dice.inHundred(50)) {
            world.nodes.forEach(node -> node.session().lose());
        }
    }

    private void some(int times, long until, Runnable what) {
        for (int i = 0; i < times; i++) {
            world.at(world.dice.between(0, until - 1), what);
        }
    }
}
