package org.songtor.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import org.songtor.flow.Worker;
import org.songtor.model.BatchId;
import org.songtor.port.FileGroups;
import org.songtor.port.Outbox;
import org.springframework.stereotype.Component;

/** A checked batch's lines become frozen files, one a profile; those of a profile whose files carry many funds wait for company. */
@Component
public class Freeze {
    private final Worker worker;
    private final FileGroups files;
    private final Companies companies;
    private final Clock clock;

    Freeze(Worker worker, FileGroups files, Companies companies, Clock clock) {
        this.worker = worker;
        this.files = files;
        this.companies = companies;
        this.clock = clock;
    }

    public void freeze(long batch) {
        worker.run(
                Outbox.DISPATCH,
                batch,
                work -> files.freeze(new BatchId(batch), LocalDate.now(clock), companies.at(clock.instant())));
    }
}
