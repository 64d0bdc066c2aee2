package org.songtor.reconcile;

import java.time.Instant;
import org.songtor.flow.Boxes;
import org.songtor.flow.Worker;
import org.songtor.match.Labels;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;
import org.songtor.port.Outbox;
import org.songtor.port.ReconcileStore;
import org.springframework.stereotype.Component;

/** Looks at all evidence of a file, and of the files its money is connected with, and labels every line anew. */
@Component
public class Reconcile {
    private final Worker worker;
    private final ReconcileStore store;
    private final Boxes boxes;

    public Reconcile(Worker worker, ReconcileStore store, Boxes boxes) {
        this.worker = worker;
        this.store = store;
        this.boxes = boxes;
    }

    public void reconcile(long file) {
        FileId id = new FileId(file);
        worker.run(Outbox.RECONCILE, file, work -> {
            // Asked before the evidence is read: what came since then is in it, what comes later rings again.
            Instant known = known(store.profile(id));
            store.labelled(id, work, Labels.label(store.evidence(id), known), known);
        });
    }

    /** No deadline has passed that answers and money may still have met: a gateway that was away first reads its boxes. */
    private Instant known(ProfileId profile) {
        Instant answers = boxes.known(Boxes.answers(profile));
        Instant money = boxes.known(Boxes.statements(profile.agency()));
        return answers.isBefore(money) ? answers : money;
    }
}
