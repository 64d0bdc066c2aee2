package org.songtor.settings;

public enum Channel {
    SFTP,
    HTTPS,
    SOAP,
    /** A queue at the agency's broker. */
    JMS,
    /** A person carries the file to a counter or a portal. */
    MANUAL
}
