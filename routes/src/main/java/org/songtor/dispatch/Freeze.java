package org.songtor.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import org.songtor.flow.Worker;
import org.songtor.model.BatchId;
import org.songtor.port.FileStore;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** A checked batch's lines become frozen files, one a profile. */
@Component
public class Freeze {
    private final Worker worker;
    private final FileStore files;
    private final Clock clock;

    public Freeze(Worker worker, FileStore files, Clock clock) {
        this.worker = worker;
        this.files = files;
        this.clock = clock;
    }

    public void freeze(long batch) {
        worker.run(Outbox.DISPATCH, batch, work -> files.freeze(new BatchId(batch), LocalDate.now(clock)));
    }
}
