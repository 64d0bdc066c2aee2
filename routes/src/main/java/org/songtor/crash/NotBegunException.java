package org.songtor.crash;

import java.io.IOException;

/** The first gateway of a house did not come up, so that nothing could be tried: that is neither survived nor failed. */
public final class NotBegunException extends IOException {
    private static final long serialVersionUID = 1L;

    NotBegunException(IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
