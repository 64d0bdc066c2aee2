package org.songtor.simulate;

/** What a step meets and lives with: a store or broker that does not answer, work that is no longer its own. Costs no stack trace. */
final class Trouble extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Trouble(String what) {
        super(what);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
