package org.songtor.simulate;

/** A node died here. An {@link Error}, since no code of the core may catch it, as none could survive a kill. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String node) {
        super(node + " died", null, false, false);
    }
}
