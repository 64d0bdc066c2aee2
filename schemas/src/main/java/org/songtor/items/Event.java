package org.songtor.items;

import java.time.Instant;

/**
 * What the journal has of an item.
 *
 * @param event dotted lower-case name
 * @param detail for people
 * @param item to which it happened: this one, or another about the same money
 */
public record Event(Instant at, String actor, String event, String detail, long item) {}
