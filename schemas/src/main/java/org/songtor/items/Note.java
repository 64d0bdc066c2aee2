package org.songtor.items;

import java.time.Instant;

/** What a person wrote beside an item. @param text empty for an operator where the item is a fund's */
public record Note(String login, Instant at, String text) {}
