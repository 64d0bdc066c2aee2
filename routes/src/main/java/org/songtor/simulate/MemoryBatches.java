package org.songtor.simulate;

import java.util.List;
import java.util.Optional;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.port.Outbox;
import org.songtor.simulate.Tables.Batch;
import org.songtor.simulate.Tables.Line;

/** Batches from claim to check: idempotent by content; a check that comes second changes nothing. */
class MemoryBatches {
    private final Tables tables;
    private final MemoryOutbox outbox;

    MemoryBatches(Tables tables, MemoryOutbox outbox) {
        this.tables = tables;
        this.outbox = outbox;
    }

    /** The batch's number: the same for the same bytes. */
    long claim(FundId fund, String content) {
        Optional<Batch> known = known(fund, content);
        if (known.isPresent()) {
            return known.get().id;
        }
        Batch batch = new Batch(tables.batches.size() + 1L, fund, content);
        tables.batches.add(batch);
        tables.byContent.put(fund + " " + content, batch);
        tables.version++;
        outbox.work(Outbox.CHECK, batch.id);
        return batch.id;
    }

    Optional<Batch> known(FundId fund, String content) {
        return Optional.ofNullable(tables.byContent.get(fund + " " + content));
    }

    Batch batch(long id) {
        return tables.batches.get((int) id - 1);
    }

    /** @return false when another worker already had written a result */
    boolean checked(long id, List<Line> lines) {
        Batch batch = batch(id);
        if (batch.state != BatchState.RECEIVED) {
            return false;
        }
        batch.state = BatchState.CHECKED;
        batch.lines.addAll(lines);
        lines.stream()
                .filter(line -> line.label.need() == Label.Need.DECISION)
                .forEach(line -> tables.open(line.label, line.subject));
        tables.version++;
        outbox.work(Outbox.DISPATCH, id);
        outbox.ended(Outbox.CHECK, id);
        return true;
    }
}
