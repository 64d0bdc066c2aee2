package org.songtor.items;

import java.time.Instant;
import java.time.LocalDate;
import org.songtor.review.DecisionKind;

/**
 * An item that people put off.
 *
 * @param by login of who asked or waited last
 * @param until the day on which it comes back by itself
 * @param times how often people asked or waited about it, also where they took that back, since {@code since}
 */
public record Waiting(Row row, String by, DecisionKind kind, LocalDate until, int times, Instant since) {}
