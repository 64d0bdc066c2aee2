package org.songtor.model;

import java.util.regex.Pattern;

/** Id of a community fund in this installation: lower-case letters, digits and hyphens, 2 to 32 characters. */
public record FundId(String value) implements Comparable<FundId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,31}");

    public FundId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a fund id: " + value);
        }
    }

    public static FundId of(String value) {
        return new FundId(value);
    }

    @Override
    public int compareTo(FundId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
