package org.songtor.simulate;

import java.io.IOException;
import java.net.ConnectException;

/** A connection that ended without an answer. Costs no stack trace. */
final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
        super(what);
    }

    /** Nobody took the call: nothing left. */
    static final class Unheard extends ConnectException {
        private static final long serialVersionUID = 1L;

        Unheard(String what) {
            super(what);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
