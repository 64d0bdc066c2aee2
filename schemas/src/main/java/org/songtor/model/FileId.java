package org.songtor.model;

/** Store's number of an agency file. */
public record FileId(long value) {
    @Override
    public String toString() {
        return "F%06d".formatted(value);
    }
}
