package org.songtor.meeting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where this machine's browser lies: the one that {@code SONGTOR_CHROMIUM} names, else Debian's. Without windows it starts in half the time. The launcher looks
 * for the same programs along {@code PATH}, and names what it found.
 */
public final class Browsers {
    private static final List<Path> DEBIANS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private Browsers() {}

    /** Where one is looked for, best first. */
    public static List<Path> places() {
        String named = System.getenv("SONGTOR_CHROMIUM");
        return named == null ? DEBIANS : List.of(Path.of(named));
    }

    /** The first that can be started. */
    public static Optional<Path> first() {
        return places().stream().filter(Files::isExecutable).findFirst();
    }
}
