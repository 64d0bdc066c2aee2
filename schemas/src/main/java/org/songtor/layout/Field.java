package org.songtor.layout;

/** One field of a record: bytes {@code from} to {@code to}, both counted from 1 and inclusive, as agencies print them. */
record Field(String name, int from, int to, Content content) {
    int width() {
        return to - from + 1;
    }

    boolean given() {
        return content instanceof Content.Given;
    }
}
