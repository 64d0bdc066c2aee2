package org.songtor.reconcile;

import org.songtor.flow.Worker;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.stereotype.Component;

/** Asks anew whose the credits are that name no file: files or decisions came. */
@Component
public class Credits {
    private final Worker worker;
    private final ReconcileStore store;

    public Credits(Worker worker, ReconcileStore store) {
        this.worker = worker;
        this.store = store;
    }

    public void match(long number) {
        worker.run(Outbox.CREDITS, number, store::credits);
    }
}
