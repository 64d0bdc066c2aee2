package org.songtor.layout;

/** A layout table that contradicts itself. The program does not start with one; the text names file and line. */
public final class LayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LayoutException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
