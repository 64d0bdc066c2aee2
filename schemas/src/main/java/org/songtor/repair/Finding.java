package org.songtor.repair;

import java.util.Optional;

/**
 * What is wrong with one value.
 *
 * @param after the mended value; there exactly when the mistake is mendable, and different from what stood there
 */
public record Finding(Mistake mistake, Optional<String> after) {
    public Finding {
        if (mistake.mendable() != after.isPresent()) {
            throw new IllegalArgumentException(mistake + (after.isPresent() ? " cannot be mended" : " without repair"));
        }
    }

    static Finding mended(Mistake mistake, String after) {
        return new Finding(mistake, Optional.of(after));
    }

    static Finding hopeless(Mistake mistake) {
        return new Finding(mistake, Optional.empty());
    }
}
