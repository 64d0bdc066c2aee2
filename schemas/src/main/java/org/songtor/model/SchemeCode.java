package org.songtor.model;

import java.util.regex.Pattern;

/** Code of a scheme members pay into, such as an agency's life cover or one option of it: lower-case letters, digits, hyphens. */
public record SchemeCode(String value) implements Comparable<SchemeCode> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,19}");

    public SchemeCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a scheme code: " + value);
        }
    }

    public static SchemeCode of(String value) {
        return new SchemeCode(value);
    }

    @Override
    public int compareTo(SchemeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
