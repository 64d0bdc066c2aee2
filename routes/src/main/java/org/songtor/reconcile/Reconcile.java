package org.songtor.reconcile;

import java.time.Clock;
import java.time.Instant;
import org.songtor.flow.Worker;
import org.songtor.match.Labels;
import org.songtor.model.FileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.stereotype.Component;

/** Looks at all evidence of a file, and of the files its money is connected with, and labels every line anew. */
@Component
public class Reconcile {
    private final Worker worker;
    private final ReconcileStore store;
    private final Clock clock;

    public Reconcile(Worker worker, ReconcileStore store, Clock clock) {
        this.worker = worker;
        this.store = store;
        this.clock = clock;
    }

    public void reconcile(long file) {
        FileId id = new FileId(file);
        worker.run(Outbox.RECONCILE, file, work -> {
            Instant now = clock.instant();
            store.labelled(id, work, Labels.label(store.evidence(id), now), now);
        });
    }
}
