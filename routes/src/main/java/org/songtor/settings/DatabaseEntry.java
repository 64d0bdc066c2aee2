package org.songtor.settings;

import jakarta.validation.constraints.NotBlank;

public record DatabaseEntry(
        @NotBlank String url,
        @NotBlank String user,
        @NotBlank String password) {
    @Override
    public String toString() {
        return "Database[url=" + url + ", user=" + user + ", password=(hidden)]";
    }
}
