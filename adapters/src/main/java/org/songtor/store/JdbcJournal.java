package org.songtor.store;

import org.songtor.port.Journal;
import org.springframework.stereotype.Component;

/** The journal for steps that have no state of their own to change with it. */
@Component
class JdbcJournal implements Journal {
    private final Entries entries;

    JdbcJournal(Entries entries) {
        this.entries = entries;
    }

    @Override
    public void write(String actor, String event, String subject, String detail) {
        entries.journal(actor, event, subject, detail);
    }
}
