package org.songtor.items;

import org.songtor.model.BatchId;
import org.songtor.model.Satang;

/**
 * A line that a decision is about, as people sign it.
 *
 * @param person all but the last four digits hidden
 * @param name empty for an operator
 * @param amount the line's, or of what is held for a member that
 * @param booked what the agency has booked of the line now
 */
public record DecidedLine(
        long line, BatchId batch, int lineNo, String person, String name, Satang amount, Satang booked) {}
