package org.songtor.intake;

/** A port of our own that funds' programs call, beside the console's. */
public interface Door {
    /** {@code sftp} or {@code https}. */
    String name();

    /** The port it listens at; below 1 when it is off. */
    int port();
}
