package org.songtor.channel;

import java.io.IOException;

/** The exchange has had all the time that the agency's settings give it. */
public final class CutOffException extends IOException {
    private static final long serialVersionUID = 1;

    /** Whether the failure, or what it came of, was this. */
    public static boolean in(IOException failure) {
        return Causes.has(failure, CutOffException.class);
    }

    CutOffException(String message, IOException cause) {
        super(message, cause);
    }
}
