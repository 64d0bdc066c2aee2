package org.songtor.model;

/** Where a batch stands. {@code RECEIVED -> CHECKED | REFUSED}; {@code CHECKED -> DISPATCHED} once its files are frozen. */
public enum BatchState {
    RECEIVED,
    REFUSED,
    CHECKED,
    DISPATCHED
}
