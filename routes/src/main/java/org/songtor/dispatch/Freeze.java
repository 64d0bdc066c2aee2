package org.songtor.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.songtor.flow.Worker;
import org.songtor.model.BatchId;
import org.songtor.port.FileGroups;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A checked batch's lines become frozen files, one a profile; those of a profile whose files carry many funds wait for company. */
@Component
public class Freeze {
    private final Worker worker;
    private final Consumer<BatchId> freezing;

    @Autowired
    Freeze(Worker worker, FileGroups files, Companies companies, Clock clock) {
        this(worker, batch -> files.freeze(batch, LocalDate.now(clock), companies.at(clock.instant())));
    }

    /** Where every fund has its own files. */
    public Freeze(Worker worker, FileStore files, Clock clock) {
        this(worker, batch -> files.freeze(batch, LocalDate.now(clock)));
    }

    private Freeze(Worker worker, Consumer<BatchId> freezing) {
        this.worker = worker;
        this.freezing = freezing;
    }

    public void freeze(long batch) {
        worker.run(Outbox.DISPATCH, batch, work -> freezing.accept(new BatchId(batch)));
    }
}
