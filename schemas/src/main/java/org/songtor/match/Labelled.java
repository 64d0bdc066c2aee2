package org.songtor.match;

import java.time.Instant;
import java.util.Optional;
import org.songtor.model.FileId;
import org.songtor.model.Label;

/**
 * What all evidence says of one line of a file.
 *
 * @param perFile the decision is about the whole file: one review item for all its lines of this label
 * @param until when time alone may change the label: the deadline of what waits, the end of a decision to wait; empty where only new evidence can
 */
public record Labelled(FileId file, int position, Label label, boolean perFile, Optional<Instant> until) {

    /** That time alone does not change. */
    public Labelled(FileId file, int position, Label label, boolean perFile) {
        this(file, position, label, perFile, Optional.empty());
    }
}
