package org.songtor.dispatch;

/** An earlier attempt may have left the file there, and this channel did not ask. */
final class UnaskedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnaskedException(String message) {
        super(message);
    }
}
