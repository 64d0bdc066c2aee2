package org.songtor.settings;

import jakarta.validation.constraints.NotBlank;

/** The database of an installation that has one of its own. */
public record DatabaseEntry(
        @NotBlank String url,
        @NotBlank String user,
        @NotBlank String password) {
    @Override
    public String toString() {
        return "Database[url=" + url + ", user=" + user + ", password=(hidden)]";
    }
}
