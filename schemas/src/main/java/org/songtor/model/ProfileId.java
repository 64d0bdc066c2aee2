package org.songtor.model;

import java.util.regex.Pattern;

/** Name of one agency's file profile, {@code <agency>/<profile>}: which layout, answer and channel a line travels by. */
public record ProfileId(AgencyCode agency, String name) implements Comparable<ProfileId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9.-]{1,31}");

    public ProfileId {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a profile name: " + name);
        }
    }

    /** Parses {@code agency/profile}. */
    public static ProfileId of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected agency/profile, found " + text);
        }
        return new ProfileId(AgencyCode.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** The same name where a slash may not stand (queue names, route ids): {@code agency.profile}. */
    public String dotted() {
        return agency.value() + "." + name;
    }

    /** As their texts: every character of an agency's code comes after the slash. */
    @Override
    public int compareTo(ProfileId other) {
        int agencies = agency.value().compareTo(other.agency.value());
        return agencies == 0 ? name.compareTo(other.name) : agencies;
    }

    @Override
    public String toString() {
        return agency.value() + "/" + name;
    }
}
