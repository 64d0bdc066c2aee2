package org.songtor.port;

/** What came is written in a version of its form that our own people have not let in yet: nothing is done about it until they have. */
public final class FormNotUsedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public FormNotUsedException(String message, Throwable cause) {
        super(message, cause);
    }
}
