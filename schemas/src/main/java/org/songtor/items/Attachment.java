package org.songtor.items;

import java.time.Instant;
import org.songtor.review.FileKind;

/** A paper that a person laid beside an item. @param name empty for an operator where the item is a fund's: it may name a person */
public record Attachment(long id, String name, FileKind kind, long size, String login, Instant at) {}
