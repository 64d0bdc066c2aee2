package org.songtor.demo;

/** Something the person who started the demo can mend; the message says what. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DemoException(String message) {
        super(message);
    }
}
