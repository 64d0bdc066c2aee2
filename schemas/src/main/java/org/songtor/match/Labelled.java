package org.songtor.match;

import org.songtor.model.FileId;
import org.songtor.model.Label;

/**
 * What all evidence says of one line of a file.
 *
 * @param perFile the decision is about the whole file: one review item for all its lines of this label
 */
public record Labelled(FileId file, int position, Label label, boolean perFile) {}
