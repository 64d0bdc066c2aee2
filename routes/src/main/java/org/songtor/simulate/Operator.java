package org.songtor.simulate;

import java.util.List;
import org.songtor.model.AgencyCode;
import org.songtor.model.BatchId;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Row;

/** People at the console: stop, start, hold, release, retry, revive, and send again in twos. */
final class Operator {
    private static final List<String> OFFICERS = List.of("malee", "somchai");
    private static final List<AgencyCode> AGENCIES = List.of(Setting.ONE, Setting.TWO);

    private final World world;

    Operator(World world) {
        this.world = world;
    }

    /** One thing somebody does. */
    void act() {
        Dice dice = world.dice;
        String officer = dice.one(OFFICERS);
        switch (dice.below(8)) {
            case 0 ->
                tell(
                        officer,
                        "stops an agency",
                        world.gates.stop(dice.one(AGENCIES).value()));
            case 1 -> start(dice.one(AGENCIES));
            case 2 -> batch(officer);
            case 3 ->
                world.tables.files.forEach(file -> tell(officer, "holds " + file.id, world.desk.hold(file, officer)));
            default -> file(officer);
        }
        world.judge.look();
    }

    private void batch(String officer) {
        if (!world.tables.batches.isEmpty()) {
            BatchId batch = new BatchId(world.dice.one(world.tables.batches).id);
            tell(officer, "holds " + batch, world.desk.hold(batch));
        }
    }

    private void file(String officer) {
        if (world.tables.files.isEmpty()) {
            return;
        }
        File file = world.dice.one(world.tables.files);
        switch (world.dice.below(5)) {
            case 0 -> tell(officer, "holds " + file.id, world.desk.hold(file, officer));
            case 1 -> tell(officer, "releases " + file.id, world.desk.release(file));
            case 2 -> tell(officer, "retries " + file.id, world.desk.retry(file));
            default -> again(file, officer);
        }
    }

    private void again(File file, String officer) {
        world.desk.propose(file, officer);
        String other = world.dice.one(OFFICERS);
        tell(other, "approves that " + file.id + " goes again", world.desk.approve(file, other));
    }

    void stopAll() {
        AGENCIES.forEach(agency -> tell("malee", "stops " + agency, world.gates.stop(agency.value())));
    }

    void startAll() {
        AGENCIES.forEach(this::start);
    }

    private void start(AgencyCode agency) {
        tell("malee", "starts " + agency, world.gates.start(agency.value()));
        world.ticking.again();
    }

    /** When nothing moves any more: whatever waits for people is let go. @return whether there was anything */
    boolean unblocks() {
        if (world.tables.outbox.isEmpty()) {
            return false;
        }
        startAll();
        world.tables.files.forEach(world.desk::release);
        world.tables.batches.forEach(batch -> world.desk.release(new BatchId(batch.id)));
        List.copyOf(world.tables.outbox.values()).forEach(this::revive);
        world.agencies.values().forEach(agency -> agency.answering().box().again());
        return world.tables.outbox.values().stream().anyMatch(row -> world.outbox.ripe(row) < Long.MAX_VALUE);
    }

    private void revive(Row row) {
        tell("malee", "revives " + row.key, world.outbox.revive(row));
    }

    private void tell(String officer, String what, boolean done) {
        if (done) {
            world.story.tell(officer, () -> what);
        }
    }
}
