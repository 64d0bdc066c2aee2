package org.songtor.reference;

/** A file of reference data that is missing or contradicts itself; the text names file and line. */
public final class ReferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReferenceException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
