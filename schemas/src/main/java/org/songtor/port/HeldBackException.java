package org.songtor.port;

/** A person stopped the agency or held the file, before its first byte left. */
public final class HeldBackException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public HeldBackException(String message) {
        super(message);
    }
}
