package org.songtor.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Store's number of an agency file. */
public record FileId(long value) {
    private static final Pattern SHAPE = Pattern.compile("F?([0-9]{1,15})");

    /** Reads what {@link #toString} prints, and the number alone, as people write it: {@code F000012}, {@code 12}; empty for any other text. */
    public static Optional<FileId> parse(String written) {
        Matcher m = SHAPE.matcher(written);
        return m.matches() ? Optional.of(new FileId(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "F%06d".formatted(value);
    }
}
