package org.songtor.items;

import org.songtor.model.NationalId;

/** The right id of one line's person; the name stays. */
public record Correction(long line, NationalId person) {}
