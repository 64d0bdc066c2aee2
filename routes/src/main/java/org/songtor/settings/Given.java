package org.songtor.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spring binds an Optional that no file names as null. */
final class Given {
    private Given() {}

    static <T> Optional<T> given(@Nullable Optional<T> bound) {
        return bound == null ? Optional.empty() : bound;
    }
}
