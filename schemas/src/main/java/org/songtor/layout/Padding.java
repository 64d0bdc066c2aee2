package org.songtor.layout;

/** Where a value stands in a field wider than it, and with what the rest is filled; delimited forms fill nothing. */
record Padding(boolean right, char fill) {
    static final Padding TEXT = new Padding(false, ' ');
    static final Padding NUMBER = new Padding(true, '0');
}
