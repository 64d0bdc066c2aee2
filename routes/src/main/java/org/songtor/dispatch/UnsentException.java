package org.songtor.dispatch;

import org.songtor.model.Shown;

/** It was marked with others, and when its turn came it was not to leave: nothing of it did, and the agency has no part in that. */
final class UnsentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnsentException(RuntimeException cause) {
        super("nothing of it left: " + Shown.masked(String.valueOf(cause.getMessage())), cause);
    }
}
