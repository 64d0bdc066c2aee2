package org.songtor.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys must not lie where a commit could carry them away. */
final class KeyPlace {
    private KeyPlace() {}

    /**
     * @throws IllegalStateException when the folder lies in a Git work tree, unless under a build folder {@code target} of it
     */
    static void check(Path keys) throws IOException {
        Path real = real(keys.toAbsolutePath().normalize());
        for (Path at = real; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git")) && !underTarget(at.relativize(real))) {
                throw new IllegalStateException("keys must not lie in the source tree: " + keys + " is inside " + at
                        + "; set songtor.keys to a folder outside it");
            }
        }
    }

    private static boolean underTarget(Path inside) {
        for (Path part : inside) {
            if (part.toString().equals("target")) {
                return true;
            }
        }
        return false;
    }

    /** The folder may not exist yet: links are followed as far as it does. */
    private static Path real(Path path) throws IOException {
        Path parent = path.getParent();
        if (Files.exists(path) || parent == null) {
            return path.toRealPath();
        }
        return real(parent).resolve(path.getFileName());
    }
}
