package org.songtor.layout;

import org.songtor.model.Problem;

/**
 * A problem and where it stands.
 *
 * @param offset first byte of what is wrong, from 1; 0 where no byte is meant
 */
public record Finding(Problem problem, long offset) {}
