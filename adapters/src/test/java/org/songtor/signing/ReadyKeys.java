package org.songtor.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Development keys as a gateway's first start makes them, made once a JVM: most tests that start a gateway are about something else. That a first start makes them itself is tested by {@code FileKeyRingTest} and the demo's month.
 */
public final class ReadyKeys {
    private static final Path MADE = make();

    private ReadyKeys() {}

    /** Puts a copy at {@code keys}, where nothing may be yet, and returns that path. */
    public static Path at(Path keys) {
        try (Stream<Path> files = Files.list(MADE)) {
            List<Path> all = files.toList();
            Files.copy(MADE, keys, StandardCopyOption.COPY_ATTRIBUTES);
            for (Path file : all) {
                Files.copy(file, keys.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "ready");
            Path keys = folder.resolve("keys").toAbsolutePath();
            Rings.sandbox(keys);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
