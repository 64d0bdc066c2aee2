package org.songtor.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One version of one part of a profile: what two people activate and what an agency confirms.
 *
 * @param hash of the layout, or of the files that say the form; another form has another hash
 */
public record FormVersion(Part part, ProfileInfo info, Sha256 hash) {

    /** What goes to the agency, or what it answers. */
    public enum Part {
        REMITTANCE,
        ANSWER;

        /** As settings and commands say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A form that has no file of its own: the hash is of what it says of itself. */
    public static FormVersion declared(Part part, ProfileInfo info) {
        return new FormVersion(part, info, Sha256.of(info.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The first version holds by being installed; every later one waits for two people. */
    public boolean first() {
        return info.version() == 1;
    }

    /** For messages: {@code agency/profile remittance version 2}. */
    public String words() {
        return info.id() + " " + part.word() + " version " + info.version();
    }
}
