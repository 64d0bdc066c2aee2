package org.songtor.model;

/** Store's number of a batch; printed on receipts as {@code B000123}. */
public record BatchId(long value) {
    @Override
    public String toString() {
        return "B%06d".formatted(value);
    }
}
