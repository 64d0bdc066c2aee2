package org.songtor.channel;

/** How far an attempt had come when something went wrong. */
public enum Stage {
    /** It asked, or prepared: of the file itself no byte had left. */
    NOTHING_LEFT,
    /** The file was on its way: only then is a "no" about the file. */
    PUTTING,
    /** The other side had taken the whole file; what failed is our question after it. */
    PUT
}
