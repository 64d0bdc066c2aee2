package org.songtor.port;

/** The append-only book of what happened. Store methods write their own entries; steps use this for what has no state of its own. */
public interface Journal {
    /**
     * @param actor a login, or {@code songtor}
     * @param event dotted lower-case name, for example {@code mode.refused}
     * @param subject what it is about, for example {@code file:12}; never a national id
     */
    void write(String actor, String event, String subject, String detail);
}
