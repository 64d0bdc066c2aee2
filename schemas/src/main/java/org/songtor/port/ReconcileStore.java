package org.songtor.port;

import java.time.Instant;
import java.util.List;
import org.songtor.match.Evidence;
import org.songtor.match.Labelled;
import org.songtor.model.FileId;
import org.songtor.model.ProfileId;

/** Evidence out, labels in. Labels are appended; the current one is the last. */
public interface ReconcileStore {
    /** By which the file goes. */
    ProfileId profile(FileId id);

    /** All files and credits connected with this file through references, and the evidence of each file's lines. */
    Evidence evidence(FileId id);

    /**
     * Appends each label of this file's lines that differs from the current one, opens a review item where the label asks for
     * a decision (one a line, or one a file where {@code perFile}), closes each whose label no longer holds, and ends the outbox row
     * {@code reconcile}; the row stays, due at the file's deadline, while a line waits for it. Labels of other files are left
     * out: every file touched has its own row.
     *
     * @param now up to which instant what came is known; a deadline that is over by the clock and not by this is looked at again soon
     *
     * <p>With an old token nothing is written: newer evidence came or another worker was faster, and the row is due again.
     */
    void labelled(FileId id, Outbox.Work work, List<Labelled> labels, Instant now);
}
