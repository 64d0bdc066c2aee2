package org.songtor.model;

/** What a problem stops: the whole batch, one line, one line until a person decides, or nothing. */
public enum Severity {
    REFUSE_BATCH,
    REFUSE_LINE,
    HOLD_LINE,
    WARN
}
