package org.songtor.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files whose bytes are agreed; they change only on purpose, with {@code -Dsongtor.golden.write=true}. */
final class Golden {
    private Golden() {}

    static void holds(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + ".golden");
        if (Boolean.getBoolean("songtor.golden.write")) {
            Files.createDirectories(folder);
            Files.write(file, bytes);
        }
        assertThat(file)
                .as("golden file; -Dsongtor.golden.write=true writes it")
                .exists();
        assertThat(bytes).isEqualTo(Files.readAllBytes(file));
    }
}
