package org.songtor.settings;

/** By which road files go to an agency and its answers and statements come. */
public enum Channel {
    SFTP,
    HTTPS,
    SOAP,
    /** A queue at the agency's broker. */
    JMS,
    /** A person carries the file to a counter or a portal. */
    MANUAL
}
