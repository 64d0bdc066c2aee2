package org.songtor.port;

import java.time.Instant;
import java.util.List;
import org.songtor.match.Evidence;
import org.songtor.model.FileId;
import org.songtor.model.Label;

/** Evidence out, labels in. Labels are appended; the current one is the last. */
public interface ReconcileStore {
    /** All files and credits connected with this file through references, and the evidence of each file's lines. */
    Evidence evidence(FileId id);

    /**
     * Appends each label that differs from the current one, opens a review item where the label asks for a decision (one a
     * line, or one a file where {@code perFile}), closes one whose label was superseded by settling, and ends the outbox
     * row {@code reconcile}.
     */
    void labelled(FileId id, Outbox.Work work, List<Labelled> labels, Instant now);

    /** @param perFile the decision is about the whole file: one review item for all its lines */
    record Labelled(FileId file, int position, Label label, boolean perFile) {}
}
