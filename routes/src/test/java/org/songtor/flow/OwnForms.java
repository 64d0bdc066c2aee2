package org.songtor.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.songtor.layout.LayoutShelf;

/** An installation's own folder of forms, with later versions made from those that came with the program. */
public final class OwnForms {
    private final Path folder;

    public OwnForms(Path folder) {
        this.folder = folder;
    }

    public LayoutShelf shelf() {
        return LayoutShelf.with(folder);
    }

    public Path folder() {
        return folder;
    }

    /** The same table under the next number, valid from another day. @param name such as {@code toy/dues-answer} */
    public Path next(String name, int last, String from) {
        String text = shipped(name, last)
                .replaceFirst("(?m)^version( +)" + last + "$", "version$1" + (last + 1))
                .replaceFirst("(?m)^valid-from( +).*$", "valid-from$1" + from);
        return put(name, last + 1, text);
    }

    public Path put(String name, int version, String text) {
        Path file = folder.resolve(name + ".v" + version + ".layout");
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String shipped(String name, int version) {
        try (InputStream in = OwnForms.class.getResourceAsStream("/formats/" + name + ".v" + version + ".layout")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
