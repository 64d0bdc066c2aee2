package org.songtor.model;

import java.util.regex.Pattern;

/** Short code of a state body that receives files, two to sixteen lower-case letters or digits; a record, so a new agency edits nothing. */
public record AgencyCode(String value) implements Comparable<AgencyCode> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{1,15}");

    public AgencyCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an agency code: " + value);
        }
    }

    public static AgencyCode of(String value) {
        return new AgencyCode(value);
    }

    @Override
    public int compareTo(AgencyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
