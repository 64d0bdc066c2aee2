package org.songtor.items;

import java.time.LocalDate;
import java.util.Optional;

/** By when an item should be decided, as a person says. @param day empty: by when its label asks */
public record Due(Optional<LocalDate> day) {
    public static Due on(LocalDate day) {
        return new Due(Optional.of(day));
    }
}
