package org.songtor.simulate;

import java.io.IOException;

/** A connection that ended without an answer. Costs no stack trace. */
final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
