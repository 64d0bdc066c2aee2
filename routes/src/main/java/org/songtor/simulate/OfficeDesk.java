package org.songtor.simulate;

import java.util.HashMap;
import java.util.Map;
import org.songtor.model.BatchId;
import org.songtor.model.FileState;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.File;
import org.songtor.simulate.Tables.Key;
import org.songtor.simulate.Tables.Row;

/** What people change of deliveries, by the contract of {@link org.songtor.port.DeliveryDesk}. */
class OfficeDesk {
    private final World world;
    private final Map<Long, String> proposals = new HashMap<>();

    OfficeDesk(World world) {
        this.world = world;
    }

    boolean hold(File file, String officer) {
        boolean open = file.state == FileState.FROZEN || file.state == FileState.SIGNED || file.state == FileState.SENT;
        if (!open || file.heldBy != null) {
            return false;
        }
        file.heldBy = officer;
        world.tables.version++;
        world.files.park(file);
        return true;
    }

    boolean release(File file) {
        if (file.heldBy == null) {
            return false;
        }
        file.heldBy = null;
        world.tables.version++;
        unpark(new Key(MemoryFiles.topic(file), file.id.value()));
        return true;
    }

    boolean hold(BatchId batch) {
        Row row = world.tables.outbox.get(new Key(Outbox.DISPATCH, batch.value()));
        if (row == null || row.parked != null) {
            return false;
        }
        row.parked = MemoryOutbox.HELD;
        world.tables.version++;
        return true;
    }

    void release(BatchId batch) {
        unpark(new Key(Outbox.DISPATCH, batch.value()));
    }

    private void unpark(Key key) {
        Row row = world.tables.outbox.get(key);
        if (row != null && MemoryOutbox.HELD.equals(row.parked)) {
            row.parked = null;
            row.rings = 0;
            row.due = world.time.now();
            world.tables.version++;
            world.ticking.again();
        }
    }

    boolean retry(File file) {
        Row row = world.tables.outbox.get(new Key(MemoryFiles.topic(file), file.id.value()));
        if (row == null || row.parked != null || row.holder != null) {
            return false;
        }
        row.due = world.time.now();
        row.rings = 0;
        world.tables.version++;
        world.ticking.again();
        return true;
    }

    void propose(File file, String officer) {
        if (file.state == FileState.DELIVERED || file.state == FileState.UNDELIVERABLE) {
            proposals.putIfAbsent(file.id.value(), officer);
        }
    }

    /** @return whether the file goes again */
    boolean approve(File file, String officer) {
        String proposer = proposals.get(file.id.value());
        boolean open = file.state == FileState.DELIVERED || file.state == FileState.UNDELIVERABLE;
        if (proposer == null || !open || !another(proposer, officer)) {
            return false;
        }
        proposals.remove(file.id.value());
        world.judge.willReopen(file, proposer, officer);
        world.agency(file.profile).loses(file.name);
        file.state = file.sentAt == Tables.NEVER ? FileState.SIGNED : FileState.SENT;
        file.doubt = false;
        file.deliveredAt = Tables.NEVER;
        file.answerDue = Tables.NEVER;
        file.triesFrom = file.attempts;
        file.triesSince = Tables.NEVER;
        file.reopened++;
        world.tables.version++;
        world.outbox.work(MemoryFiles.topic(file), file.id.value());
        world.files.park(file);
        world.outbox.touch(file.id.value());
        return true;
    }

    boolean another(String proposer, String officer) {
        return !proposer.equals(officer);
    }
}
