package org.songtor.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Store's number of a batch; printed on receipts as {@code B000123}. */
public record BatchId(long value) {
    private static final Pattern SHAPE = Pattern.compile("B([0-9]{6,15})");

    /** Reads what {@link #toString} prints; empty for any other text. */
    public static Optional<BatchId> parse(String printed) {
        Matcher m = SHAPE.matcher(printed);
        return m.matches() ? Optional.of(new BatchId(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "B%06d".formatted(value);
    }
}
