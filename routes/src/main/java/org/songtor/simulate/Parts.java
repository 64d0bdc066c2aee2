package org.songtor.simulate;

import java.util.function.Consumer;
import org.songtor.port.Outbox;

/** What a history is made of. Tests put in parts that lack a protection, to see that its absence is noticed. */
class Parts {
    MemoryOutbox outbox(Tables tables, Time time, MemoryGates gates, Consumer<Tables.Row> changed) {
        return new MemoryOutbox(tables, time, gates, changed);
    }

    OfficeDesk desk(World world) {
        return new OfficeDesk(world);
    }

    MemoryFiles files(World world) {
        return new MemoryFiles(
                world.tables,
                world.outbox,
                world.time,
                file -> Bank.of(world, file.profile).frozen(file));
    }

    MemoryConvoy convoy(World world) {
        return new MemoryConvoy(world.files);
    }

    MemoryBatches batches(World world) {
        return new MemoryBatches(world.tables, world.outbox);
    }

    MemoryAnswers answers(World world) {
        return new MemoryAnswers(world.tables, world.outbox, world.time);
    }

    Errand errand(Node node, Agency agency, Broker.Ring ring) {
        return new Errand(node, agency, ring);
    }

    Mail mail(World world, Box box) {
        return new Mail(world, box);
    }

    Outbox outboxOf(Node node, Door door) {
        return new NodePorts.Work(node, door);
    }
}
